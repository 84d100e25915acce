import type { ComponentChildren } from 'preact';
import { numberText } from '../../../../src/text/number.ts';

interface Props {
  /** What the data are about, for screen readers. */
  of: string;
  /** Headers of the columns; the first is that of the rows. */
  head: readonly string[];
  rows: readonly Row[];
  /** Replaces `Numbers`. */
  summary?: string;
}

interface Row {
  name: string;
  href?: string;
  cells: readonly (string | number)[];
}

/** The numbers of a chart, folded. */
export function DataTable({ of, head, rows, summary = 'Numbers' }: Props): ComponentChildren {
  return (
    <details class="numbers">
      <summary>
        {summary}
        <span class="vh">: {of}</span>
      </summary>
      <section class="scroll" tabindex={0} aria-label={`${summary}: ${of}`}>
        <table>
          <thead>
            <tr>
              {head.map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, href, cells }) => (
              <tr>
                <th scope="row">{href ? <a href={href}>{name}</a> : name}</th>
                {cells.map((cell) => (
                  <td>{typeof cell === 'number' ? numberText(cell) : cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
