import { numberText } from '../../../../src/text/number.ts';
import type { ListedIncident } from './decode.ts';
import { createRowRenderer } from './incident-row.client.ts';

/** Rows that are drawn at once; a button draws as many more. */
const rowsPerStep = 200;

/** Replaces the rows of the page's table. */
export interface ResultTable {
  /** @param isFlat Whether to show one group instead of one per year, because the order is not that of the years. */
  show: (found: readonly ListedIncident[], isFlat: boolean) => void;
  /** Show the rows that the page was built with. */
  restore: () => void;
}

/** @returns `undefined` on a page without a table that can be filtered. */
export function createResultTable(page: Document): ResultTable | undefined {
  const table = page.querySelector('table');
  const more = page.querySelector<HTMLButtonElement>('.more-rows');
  const template = page.querySelector<HTMLTemplateElement>('template.rows')?.content;
  if (!table || !more || !template) return undefined;
  const years = page.querySelector<HTMLElement>('.years');
  const builtBodies = [...table.tBodies];
  const renderRow = createRowRenderer(template);
  let found: readonly ListedIncident[] = [];
  let isFlat = false;
  let shown = 0;
  more.addEventListener('click', () => {
    const next = shown;
    showRows(shown + rowsPerStep);
    table.querySelectorAll<HTMLElement>('.c-title > a')[next]?.focus();
  });
  return {
    show(incidents, flat) {
      [found, isFlat] = [incidents, flat];
      showRows(rowsPerStep);
    },
    restore() {
      replaceBodies(builtBodies);
      table.classList.remove('is-flat');
      more.hidden = true;
      years?.removeAttribute('hidden');
    },
  };

  function showRows(limit: number): void {
    const rows = found.slice(0, limit);
    const totals = Map.groupBy(found, groupOf);
    const groups = Map.groupBy(rows, groupOf);
    replaceBodies(
      Array.from(groups, ([name, members]) => {
        const head = isFlat ? [] : [createHead(name, members.length, totals.get(name)?.length ?? 0)];
        return createBody([...head, ...members.map(renderRow)]);
      }),
    );
    table?.classList.toggle('is-flat', isFlat);
    years?.setAttribute('hidden', '');
    shown = rows.length;
    if (!more) return;
    more.hidden = shown === found.length;
    more.textContent = `Show ${Math.min(rowsPerStep, found.length - shown)} more`;
  }

  function replaceBodies(bodies: HTMLTableSectionElement[]): void {
    if (!table) return;
    while (table.tBodies[0]) table.tBodies[0].remove();
    table.append(...bodies);
    table.hidden = bodies.length === 0;
  }

  function groupOf({ year }: ListedIncident): string {
    return isFlat ? '' : year;
  }

  function createHead(name: string, rows: number, total: number): Node {
    const head = template?.querySelector('.year')?.cloneNode(true) as HTMLElement;
    const [text, count] = head.querySelector('th')?.childNodes ?? [];
    if (text) text.textContent = `${/^\d/.test(name) ? name : 'No date'} `;
    if (count) count.textContent = rows < total ? `${numberText(rows)} of ${numberText(total)}` : numberText(total);
    return head;
  }

  function createBody(rows: readonly Node[]): HTMLTableSectionElement {
    const body = page.createElement('tbody');
    body.setAttribute('role', 'rowgroup');
    body.append(...rows);
    return body;
  }
}
