import type { ComponentChildren } from 'preact';
import { numberText } from '../../../../src/text/number.ts';
import { count, listOf } from '../../catalog/labels.ts';
import { percent } from '../../shared/svg.ts';
import { ChartSection } from './ChartSection.tsx';
import { DataTable } from './DataTable.tsx';
import type { ByPeriodData, PeriodRow } from './by-period-data.ts';

interface Props {
  /** From the page to the site's root. */
  root: string;
  of: ByPeriodData;
}

/** Medians of periods side by side. */
export function ByPeriod({ of: { unit, metrics, tooFew, earlier }, root }: Props): ComponentChildren {
  const title = unit === 'year' ? 'By year' : 'By quarter';
  const xOf = (share: number) => 2 + share * 96;
  const cellOf = ({ n, unknown, median }: PeriodRow = { name: '', path: '', n: 0, unknown: 0 }) =>
    `${median ? `${median.text} (${median.interval}), ` : ''}n\u00a0=\u00a0${numberText(n)}, ${unknown === 0 ? 'none' : numberText(unknown)} unknown`;
  const listed = listOf(tooFew.map((name) => name.charAt(0).toLowerCase() + name.slice(1)));
  return (
    <ChartSection
      id="by-period"
      title={title}
      figure={
        metrics.length > 0 && (
          <>
            <div class="multiples">
              {metrics.map((metric) => (
                <table class="bars periods">
                  <caption>{metric.title}</caption>
                  <thead>
                    <tr>
                      <th scope="col">
                        <span class="vh">{unit === 'year' ? 'Year' : 'Quarter'}</span>
                      </th>
                      <th scope="col" class="n">
                        Median
                      </th>
                      <th scope="col">
                        <svg class="ends" aria-hidden="true" width="100%" height="16">
                          <text x="0" y="12">
                            {metric.ticks.at(0)?.label}
                          </text>
                          <text class="is-last" x="100%" y="12">
                            {metric.ticks.at(-1)?.label}
                          </text>
                        </svg>
                        <span class="vh">95 % interval</span>
                      </th>
                      <th scope="col" class="n">
                        n
                      </th>
                      <th scope="col" class="n">
                        Unknown
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {metric.periods.map(({ name, path, n, unknown, median }) => (
                      <tr>
                        <th scope="row">
                          <a href={`${root}${path}`}>{name}</a>
                        </th>
                        <td class="n">{median ? median.text : <span class="none">{n === 0 ? '—' : 'n < 5'}</span>}</td>
                        <td>
                          <svg class="chart" aria-hidden="true" width="100%" height="16">
                            {metric.ticks.map(({ at }) => (
                              <line class="grid-v" x1={percent(xOf(at))} x2={percent(xOf(at))} y1="0" y2="16" />
                            ))}
                            {median && (
                              <>
                                <rect
                                  class="interval"
                                  x={percent(xOf(median.from))}
                                  width={percent(Math.max(0.6, xOf(median.to) - xOf(median.from)))}
                                  y="3"
                                  height="10"
                                >
                                  <title>{median.interval}</title>
                                </rect>
                                <line
                                  class="median"
                                  x1={percent(xOf(median.at))}
                                  x2={percent(xOf(median.at))}
                                  y1="1"
                                  y2="15"
                                />
                              </>
                            )}
                          </svg>
                          {median && <span class="vh">{median.interval}</span>}
                        </td>
                        <td class="n">{numberText(n)}</td>
                        <td class="n">
                          <span class={unknown === 0 ? 'none' : undefined}>{numberText(unknown)}</span>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                  <tfoot>
                    <tr>
                      <td colspan={5}>{metric.comparison}</td>
                    </tr>
                  </tfoot>
                </table>
              ))}
            </div>
            <DataTable
              of={title}
              head={[unit === 'year' ? 'Year' : 'Quarter', ...metrics.map((metric) => metric.title)]}
              rows={(metrics[0]?.periods ?? []).map(({ name, path }, index) => ({
                name,
                href: `${root}${path}`,
                cells: metrics.map(({ periods }) => cellOf(periods[index])),
              }))}
            />
          </>
        )
      }
    >
      {metrics.length === 0 ? (
        <p>No {unit} has five incidents for which a figure is known, which a median needs.</p>
      ) : (
        <>
          <p>
            Medians with their 95 % intervals, on a logarithmic axis. Where the intervals of two neighbours overlap, no
            difference is shown: chance explains it. Where they do not, look at n and at what is unknown first.
          </p>
          {tooFew.length > 0 && (
            <p>
              No {unit} has five known values of {listed}.
            </p>
          )}
        </>
      )}
      {earlier > 0 && <p>{count(earlier, `earlier ${unit}`)} not shown.</p>}
    </ChartSection>
  );
}
