import type { ComponentChildren } from 'preact';
import { hrefFrom } from '../../shared/href-from.ts';
import { fewest } from '../../../../src/analysis/statistics.ts';
import { ChartSection } from './ChartSection.tsx';
import type { Sections } from './sections.ts';

interface Props {
  /** From the page to the site's root. */
  root: string;
  of: Sections['few'];
}

/** Replaces the charts: measures by incident. */
export function FewIncidents({ of: { incidents, rows, excluded }, root }: Props): ComponentChildren {
  return (
    <ChartSection
      id="measures"
      title={incidents.length === 1 ? 'The only incident' : 'Incidents side by side'}
      figure={
        <section class="scroll" tabindex={0} aria-label="Measures by incident">
          <table class="few">
            <caption class="vh">Measures by incident</caption>
            <thead>
              <tr>
                <th scope="col">Measure</th>
                {incidents.map(({ name, path }) => (
                  <th scope="col">
                    <a href={hrefFrom(root, path)} dir="auto">
                      {name}
                    </a>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ title, formula, cells }) => (
                <tr>
                  <th scope="row">
                    {title}
                    {formula && <small>{formula}</small>}
                  </th>
                  {cells.map(({ text, isMissing }) => (
                    <td class={isMissing ? 'none' : undefined}>{text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      }
    >
      <p>Distributions and medians begin at {fewest} incidents; so few are better read one by one.</p>
      {excluded && <p>Not counted: {excluded}.</p>}
    </ChartSection>
  );
}
