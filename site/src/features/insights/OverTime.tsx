import { clsx } from 'clsx';
import type { ComponentChildren } from 'preact';
import { numberText } from '../../../../src/text/number.ts';
import { percent, rounded } from '../../shared/svg.ts';
import { stackOf } from './year-chart.ts';
import { count } from '../../catalog/labels.ts';
import { Severity } from '../../ui/Severity.tsx';
import { ChartSection } from './ChartSection.tsx';
import { DataTable } from './DataTable.tsx';
import type { IncidentsOfColumn, OverTimeData } from './over-time-data.ts';

interface Props {
  /** From the page to the site's root. */
  root: string;
  of: OverTimeData;
}

const emptyColumn: Pick<IncidentsOfColumn, 'name' | 'count' | 'ranks' | 'stack'> = {
  name: '',
  count: 0,
  ranks: [],
  stack: [],
};

/** Incidents by year or, in a short period, by month. */
export function OverTime({
  of: { unit, counted, excluded, undated, current, chart, columns: years, severities, names },
  root,
}: Props): ComponentChildren {
  const { height, bottom, columns } = chart;
  const hasMarks = columns.some(({ marks }) => marks.length > 0);
  const dated = counted - undated;
  const label = `Incidents by ${unit}: ${years.map((one) => `${one.count} in ${one.name}`).join(', ')}`;
  return (
    <ChartSection
      id="over-time"
      title="Incidents over time"
      figure={
        dated > 0 && (
          <>
            <svg class="chart years" role="img" aria-label={label} width="100%" height={rounded(height)}>
              {columns.map(({ x, bar, top, marks, isNamed, isNumbered, isFine }, index) => {
                const { name, count: incidents, ranks, stack } = years[index] ?? emptyColumn;
                return (
                  <>
                    {marks.length > 0 && (
                      <svg x={percent(x)}>
                        {marks.map(({ dx, y }, nth) => {
                          const rank = ranks[nth] ?? 0;
                          return <use href={`#s${rank}`} class={`sev-${rank}`} x={dx} y={y} />;
                        })}
                      </svg>
                    )}
                    {stackOf(stack, bottom - top).map(({ rank, from, height: length }) => (
                      <rect
                        class={`stack sev-${rank}`}
                        x={percent(bar[0])}
                        width={percent(bar[1] - bar[0])}
                        y={rounded(bottom - from - length)}
                        height={rounded(length)}
                      />
                    ))}
                    {isNumbered && (
                      <text
                        class={clsx('year-n', incidents === 0 && 'none', isFine && 'is-fine')}
                        x={percent(x)}
                        y={rounded(top - 7)}
                      >
                        {numberText(incidents)}
                      </text>
                    )}
                    {isNamed && (
                      <text class="axis-mid" x={percent(x)} y={rounded(bottom + 20)}>
                        {name}
                      </text>
                    )}
                  </>
                );
              })}
              <line class="floor" x2="100%" y1={bottom + 0.5} y2={bottom + 0.5} />
            </svg>
            <DataTable
              of="Incidents over time"
              head={[unit === 'year' ? 'Year' : 'Month', ...names, 'All']}
              rows={years.map(({ name, path, counts, count: all }) => ({
                name,
                href: `${root}${path}`,
                cells: [...counts, all],
              }))}
            />
          </>
        )
      }
    >
      <p>
        {hasMarks
          ? 'Each mark is one incident, so small numbers look small.'
          : `Each bar is a ${unit}, its parts are severities, the most severe on top.`}{' '}
        More write-ups can mean more incidents, or more honesty.
        {current && ` ${current} is not over.`}
      </p>
      {undated > 0 && dated > 0 && (
        <p>
          {count(undated, 'incident')} without a known date {undated === 1 ? 'is' : 'are'} not shown.
        </p>
      )}
      {excluded && <p>Not counted: {excluded}.</p>}
      {dated > 0 && (
        <p class="legend">
          {severities.map(({ name, rank }) => (
            <Severity severity={name} rank={rank} />
          ))}
        </p>
      )}
    </ChartSection>
  );
}
