import type { ComponentChildren } from 'preact';
import { numberText } from '../../../../src/text/number.ts';
import { detectionLabels } from './detection.ts';
import { CountBar } from './CountBar.tsx';
import { IncidentGlyphs } from './IncidentGlyphs.tsx';
import { ChartSection } from './ChartSection.tsx';
import { DataTable } from './DataTable.tsx';
import type { DetectionData } from './detection-data.ts';

interface Props {
  of: DetectionData;
}

/** Incidents by detection method. */
export function DetectedBy({ of: { counted, groups, names } }: Props): ComponentChildren {
  const most = groups.reduce((max, { count }) => Math.max(max, count), 0);
  const hasSymbols = groups.some(({ ranks }) => ranks.length > 0);
  const countOf = (name: string) => groups.find(({ method }) => method === name)?.count ?? 0;
  const known = counted - countOf('unknown');
  return (
    <ChartSection
      id="noticed"
      title="How incidents were detected"
      figure={
        known > 0 && (
          <>
            <table class="bars">
              <caption class="vh">Incidents by detection method</caption>
              <tbody>
                {groups.map(({ method, count, ranks }) => (
                  <tr>
                    <th scope="row">{detectionLabels[method]}</th>
                    <td class="n">{numberText(count)}</td>
                    <td>{hasSymbols ? <IncidentGlyphs ranks={ranks} /> : <CountBar count={count} most={most} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <DataTable
              of="How incidents were detected"
              head={['Detected by', ...names, 'All']}
              rows={groups.map(({ method, counts, count }) => ({
                name: detectionLabels[method],
                cells: [...counts, count],
              }))}
            />
          </>
        )
      }
    >
      {known === 0 ? (
        <p>Unknown for all {numberText(counted)} incidents.</p>
      ) : (
        <p>
          {`n\u00a0=\u00a0${numberText(known)}, ${countOf('unknown') === 0 ? 'none' : numberText(countOf('unknown'))} unknown. `}
          {countOf('customer') > 0
            ? `${numberText(countOf('customer'))} of them ${countOf('customer') === 1 ? 'was' : 'were'} first reported by a customer.`
            : 'None of them was first reported by a customer.'}
        </p>
      )}
      <p class="formula">
        <code>detection.method</code>
      </p>
    </ChartSection>
  );
}
