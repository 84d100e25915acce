import { clsx } from 'clsx';
import type { ComponentChildren } from 'preact';
import { hrefFrom } from '../../shared/href-from.ts';
import { numberText } from '../../../../src/text/number.ts';
import { percent, rounded } from '../../shared/svg.ts';
import { ChartSection } from './ChartSection.tsx';
import { DataTable } from './DataTable.tsx';
import type { TaskAgesData } from './task-data.ts';

interface Props {
  /** From the page to the site's root. */
  root: string;
  of: TaskAgesData;
}

/** The ages of open tasks. */
export function TaskAges({
  of: { outstanding, known, day, median, oldest, chart, table, isListed, isNamed },
  root,
}: Props): ComponentChildren {
  const unknown = outstanding - known;
  return (
    <ChartSection
      id="ages"
      title="Age of open tasks"
      figure={
        known > 1 && (
          <>
            <svg
              class="chart ages"
              role="img"
              aria-label={`Ages of ${known} open tasks, up to ${oldest}. Data table below.`}
              width="100%"
              height={chart.height}
            >
              {chart.ticks.map(({ label, x }, index) => (
                <>
                  <line class="grid-v" x1={percent(x)} x2={percent(x)} y1="0" y2={chart.bottom} />
                  <text
                    class={clsx('axis-mid', index % 2 === 1 && 'fine', x > 90 && 'is-last')}
                    x={percent(x)}
                    y={chart.bottom + 20}
                  >
                    {label}
                  </text>
                </>
              ))}
              <line class="floor" x2="100%" y1={chart.bottom} y2={chart.bottom} />
              {chart.bars.map(({ from, to, y, count }) => (
                <>
                  <rect
                    class="bar"
                    x={percent(from)}
                    width={percent(to - from)}
                    y={rounded(y)}
                    height={rounded(chart.bottom - y)}
                  />
                  <text class="year-n" x={percent((from + to) / 2)} y={rounded(y - 6)}>
                    {numberText(count)}
                  </text>
                </>
              ))}
              {chart.marks.map(({ status, isLate, due, title, x, y }) => (
                <use
                  href={`#k-${status}`}
                  class={clsx(`state-${status}`, isLate && 'is-late')}
                  data-due={due}
                  x={percent(x)}
                  y={rounded(y)}
                >
                  <title>{title}</title>
                </use>
              ))}
            </svg>
            <DataTable
              of="Age of open tasks"
              head={isListed ? [isNamed ? 'Task' : 'Task from', 'Age'] : ['Age', 'Tasks']}
              rows={table.map(({ name, path, value }) => ({
                name,
                ...(path && { href: hrefFrom(root, path) }),
                cells: [value],
              }))}
            />
          </>
        )
      }
    >
      {!median || !oldest ? (
        <p>{outstanding === 0 ? 'No open tasks.' : 'The dates of their incidents are unknown.'}</p>
      ) : known === 1 ? (
        <p>
          The only open task is {oldest} old on {day}.
        </p>
      ) : (
        <>
          <p class="big">
            Median <b>{median}</b>
          </p>
          <p>
            Oldest: {oldest}. n = {numberText(known)}, {unknown || 'none'} unknown, on {day}.{' '}
            {chart.marks.length > 0 && 'Filled marks are overdue.'}
          </p>
        </>
      )}
      <p class="formula">
        <code>date of the figure − day of the incident</code>
      </p>
    </ChartSection>
  );
}
