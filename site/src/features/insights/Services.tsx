import type { ComponentChildren } from 'preact';
import { numberText } from '../../../../src/text/number.ts';
import { durationAxis, positionOn } from '../../shared/log-scale.ts';
import { percent } from '../../shared/svg.ts';
import { count } from '../../catalog/labels.ts';
import { ChartSection } from './ChartSection.tsx';
import { DataTable } from './DataTable.tsx';
import { ServiceLine } from './ServiceLine.tsx';
import { maxListed, type ServiceNumbers, type ServicesData } from './services-data.ts';

interface Props {
  of: ServicesData;
}

/** Impact by service. */
export function Services({ of: { first, rest, restCount, unnamed, hasImprecise, ranges } }: Props): ComponentChildren {
  const hasMarks = first.some(({ known }) => known > 0);
  // Ends of imprecise sums are rounded apart.
  const minutesText = ({ sum }: ServiceNumbers): string | undefined =>
    sum &&
    (sum.least === sum.most
      ? numberText(Math.round(sum.most / 60))
      : `${numberText(Math.floor(sum.least / 60))}–${numberText(Math.ceil(sum.most / 60))}`);
  const unknownText = ({ unknown, incidents }: ServiceNumbers) => `${numberText(unknown)} of ${numberText(incidents)}`;
  const axis = durationAxis.map(({ value, label }) => ({ label, x: 2 + positionOn(durationAxis, value) * 95 }));
  return (
    <ChartSection
      id="services"
      title="Impact by service"
      figure={
        first.length > 0 && (
          <>
            <svg class="defs" aria-hidden="true" width="0" height="0">
              <defs>
                <g id="svc-axis">
                  <line class="base" x1="2%" x2="97%" y1="11" y2="11" />
                  {axis.map(({ x }) => (
                    <line class="grid-v" x1={percent(x)} x2={percent(x)} y1="0" y2="22" />
                  ))}
                </g>
              </defs>
            </svg>
            <table class="bars svc">
              <caption class="vh">Impact by service</caption>
              <thead>
                <tr>
                  <th scope="col">Service</th>
                  <th scope="col" class="n">
                    Minutes
                  </th>
                  <th scope="col">
                    <svg class="svc-axis" aria-hidden="true" width="100%" height="16">
                      {axis
                        .filter(({ label }) => ['10 s', '1 min', '1 h', '1 day', '1 week'].includes(label))
                        .map(({ label, x }) => (
                          <text x={percent(x)} y="12">
                            {label}
                          </text>
                        ))}
                    </svg>
                    <span class="vh">Durations</span>
                  </th>
                  <th scope="col" class="n">
                    Unknown
                  </th>
                </tr>
              </thead>
              <tbody>
                {first.map((service) => (
                  <tr>
                    <th scope="row">{service.name}</th>
                    <td class="n">{minutesText(service) ?? <span class="none">Unknown</span>}</td>
                    <td>
                      <ServiceLine of={service} />
                    </td>
                    <td class="n">
                      <span class={service.unknown === 0 ? 'none' : undefined}>{unknownText(service)}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {hasMarks && (
              <DataTable
                of="Impact by service"
                head={['Service', ...ranges]}
                rows={first.map((service) => ({ name: service.name, cells: service.counts }))}
              />
            )}
            {restCount > 0 && (
              <DataTable
                of="Impact by service"
                summary={`${count(restCount, 'more service')}${restCount > maxListed ? `, the first ${maxListed}` : ''}`}
                head={['Service', 'Minutes', 'Unknown']}
                rows={rest.map((service) => ({
                  name: service.name,
                  cells: [minutesText(service) ?? 'Unknown', unknownText(service)],
                }))}
              />
            )}
          </>
        )
      }
    >
      {first.length === 0 ? (
        <p>No incident names a service.</p>
      ) : (
        <>
          <p>
            Each mark is an incident at its duration, on a logarithmic axis; beside it the sum in minutes
            {hasImprecise && ', from the least to the most if a time is imprecise'}. An incident counts for every
            service it names, so the rows add up to more than the total. Services with the most incidents first; use it
            to find fragile services, not to compare teams.
          </p>
          {unnamed > 0 && (
            <p>
              {count(unnamed, 'incident')} {unnamed === 1 ? 'names' : 'name'} no service.
            </p>
          )}
        </>
      )}
      <p class="formula">
        <code>sum of impact durations</code>
      </p>
    </ChartSection>
  );
}
