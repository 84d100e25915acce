import type { ComponentChildren } from 'preact';
import { hrefFrom } from '../../shared/href-from.ts';
import { fewest } from '../../../../src/analysis/statistics.ts';
import { numberText } from '../../../../src/text/number.ts';
import { rangeText } from '../../catalog/labels.ts';
import { OverdueCount } from '../../ui/OverdueCount.tsx';
import type { FiguresData } from './figures-data.ts';

interface Props {
  /** From the page to the site's root. */
  root: string;
  of: FiguresData;
}

/** The figures at the top of the page. */
export function Figures({
  of: { counted, excluded, excludedText, known, unknown, withoutImpact, sum, onlyOnIndex, largest, tasks, ...detected },
  root,
}: Props): ComponentChildren {
  // Of few incidents, one table replaces the sections.
  const hrefOf = (section: string) => (counted < fewest ? '#measures' : `#${section}`);
  return (
    <dl class="facts">
      <div class="fact">
        <dt>
          <a href={hrefOf('over-time')}>Incidents</a>
        </dt>
        <dd>
          <b>{numberText(counted)}</b>
          <span title={excludedText}>
            {excluded === 0
              ? 'every write-up is counted'
              : `${numberText(excluded)} more write-${excluded === 1 ? 'up is' : 'ups are'} not counted`}
          </span>
        </dd>
      </div>
      <div class="fact">
        <dt>
          <a href={hrefOf('impact-duration')}>Total user impact</a>
        </dt>
        <dd>
          <b>{sum ? rangeText(sum) : <i class="none">Unknown</i>}</b>
          <span>
            {numberText(known)} known, {unknown === 0 ? 'none' : numberText(unknown)} unknown
            {withoutImpact > 0 && `, ${numberText(withoutImpact)} without user impact`}
            {largest && (
              <>
                ; <a href={hrefFrom(root, largest.path)}>one incident</a> accounts for {largest.percent}&nbsp;%
              </>
            )}
            {onlyOnIndex > 0 && (
              <>
                ; <a href={`${root}index.html`}>the index</a> adds {numberText(onlyOnIndex)} that{' '}
                {onlyOnIndex === 1 ? 'is' : 'are'} not counted here
              </>
            )}
          </span>
        </dd>
      </div>
      <div class="fact">
        <dt>
          <a href={hrefOf('noticed')}>Detected by an alert</a>
        </dt>
        <dd>
          <b>
            {numberText(detected.byAlert)} of {numberText(counted - detected.byUnknown)}
          </b>
          <span>
            {numberText(detected.byCustomer)} reported by customers first
            {detected.byUnknown > 0 && `, ${numberText(detected.byUnknown)} unknown`}
          </span>
        </dd>
      </div>
      <div class="fact">
        <dt>
          <a href="#fates">Tasks overdue</a>
        </dt>
        <dd>
          <b class="overdue-count">
            <OverdueCount tasks={tasks} lead="" word="" />
            <span>0</span>
          </b>
          <span>of {numberText(tasks.outstanding)} open</span>
        </dd>
      </div>
    </dl>
  );
}
