import type { ComponentChildren } from 'preact';
import { numberText } from '../../../src/text/number.ts';
import type { OverdueTasks } from '../catalog/upcoming-due-dates.ts';

interface Props {
  tasks: OverdueTasks;
  /** The word after the number; `overdue` by default. */
  word?: string;
  /** The text in front; by default a comma, after the number of outstanding tasks. */
  lead?: string;
}

/** The number of overdue tasks; the browser updates it, since more tasks become overdue after the build. */
export function OverdueCount({ tasks, word = 'overdue', lead = ', ' }: Props): ComponentChildren {
  const { outstanding, overdue, dues } = tasks;
  if (overdue === 0 && !dues) return undefined;
  // `1, overdue` and `736, all overdue`: the number would be repeated.
  const isBesideAll = lead === ', ' && word === 'overdue';
  const isAll = isBesideAll && overdue === outstanding;
  return (
    <span data-late={overdue} data-dues={dues} data-all={isBesideAll ? outstanding : undefined} hidden={overdue === 0}>
      {lead}
      <b class="overdue-ink">
        <span data-count hidden={isAll && outstanding === 1}>
          {isAll ? 'all' : numberText(overdue)}
        </span>{' '}
        {word}
      </b>
    </span>
  );
}
