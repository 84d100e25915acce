import type { ComponentChildren } from 'preact';
import { hrefFrom } from '../../shared/href-from.ts';
import { numberText } from '../../../../src/text/number.ts';
import { formatDay } from '../../../../src/time/format.ts';
import type { ImpactSum } from '../../../../src/analysis/sum-impact.ts';
import { rangeText } from '../../catalog/labels.ts';
import { OverdueCount } from '../../ui/OverdueCount.tsx';
import { TaskGlyphs } from '../../ui/TaskGlyphs.tsx';
import type { FacetRow, OwnerRow } from './list-rows.ts';

/** A row of a list. */
export function RowView({ of, root }: { of: FacetRow | OwnerRow; root: string }): ComponentChildren {
  return 'settled' in of ? <OwnerRowView of={of} root={root} /> : <FacetRowView of={of} root={root} />;
}

/** A service or a tag in a list. */
function FacetRowView({ of, root }: { of: FacetRow; root: string }): ComponentChildren {
  const { link, incidents, severities, impact, last, tasks } = of;
  return (
    <tr role="row">
      <th scope="row" role="rowheader" class="c-name">
        {link.path === undefined ? <span>{link.name}</span> : <a href={`${root}${link.path}`}>{link.name}</a>}
      </th>
      <td role="cell" class="c-many">
        <b>{numberText(incidents)}</b>
        <SeverityCounts counts={severities} />
      </td>
      <td role="cell" class="c-felt" data-label="Total user impact">
        {incidents > 0 ? <ImpactTotal impact={impact} /> : <span class="none">None</span>}
      </td>
      <td role="cell" class="c-last" data-label="Last">
        {last ? (
          [
            <time datetime={last.date}>{formatDay(last.date, 'short')}</time>,
            <a class="from" href={hrefFrom(root, last.incident.path ?? '')}>
              {last.incident.name}
            </a>,
          ]
        ) : (
          <span class="none">Unknown</span>
        )}
      </td>
      <td role="cell" class="c-owed" data-label="Open tasks">
        {tasks.outstanding > 0 ? numberText(tasks.outstanding) : <span class="none">None</span>}
        <OverdueCount tasks={tasks} />
      </td>
    </tr>
  );
}

/** An owner in a list. */
function OwnerRowView({ of, root }: { of: OwnerRow; root: string }): ComponentChildren {
  const { link, tasks, glyphs, due, settled } = of;
  return (
    <tr role="row">
      <th scope="row" role="rowheader" class="c-name">
        {link ? <a href={`${root}${link.path}`}>{link.name}</a> : <span class="none">Unassigned</span>}
      </th>
      <td role="cell" class="c-marks" data-label="Open tasks">
        {tasks.outstanding > 0 ? (
          [
            <b>{numberText(tasks.outstanding)}</b>,
            <OverdueCount tasks={tasks} />,
            glyphs.length > 0 && <TaskGlyphs tasks={glyphs} label={`${tasks.outstanding} open`} />,
          ]
        ) : (
          <span class="none">None</span>
        )}
      </td>
      <td role="cell" class="c-first" data-label="First due">
        {due ? (
          <time datetime={due}>{formatDay(due, 'short')}</time>
        ) : (
          tasks.outstanding > 0 && <span class="none">No date</span>
        )}
      </td>
      <td role="cell" class="c-closed" data-label="Done and declined">
        {settled > 0 ? numberText(settled) : <span class="none">None</span>}
      </td>
    </tr>
  );
}

/** The shape replaces the name, which screen readers and the tooltip give. */
function SeverityCounts({ counts }: { counts: FacetRow['severities'] }): ComponentChildren {
  return (
    <ul class="severities">
      {counts.map(({ severity = 'Not set', rank, count }) => (
        <li class={`sev sev-${rank}`} title={severity}>
          <svg aria-hidden="true" width="14" height="14" viewBox="-7 -7 14 14">
            <use href={`#s${rank}`} />
          </svg>
          <span class="vh">{severity}: </span>
          {numberText(count)}
        </li>
      ))}
    </ul>
  );
}

function ImpactTotal({ impact: { seconds, unknown, none } }: { impact: ImpactSum }): ComponentChildren {
  const parts = [
    unknown > 0 && `${numberText(unknown)} unknown`,
    none > 0 && `${numberText(none)} without user impact`,
  ];
  return [
    seconds ? rangeText(seconds) : unknown === 0 ? 'No user impact' : <span class="none">Unknown</span>,
    ' ',
    seconds && (unknown > 0 || none > 0) && <small>{parts.filter(Boolean).join(', ')}</small>,
  ];
}
