import type { Listed } from './decode.ts';
import { rowDrawer } from './incident-row.client.ts';

/** Rows that are drawn at once; more of them come when they are asked for. */
const mostRows = 200;

/** What shows other incidents in the table of a page. */
export interface ResultTable {
  /** @param isFlat Whether they stand in one group, since their order is not that of the years. */
  show: (found: readonly Listed[], isFlat: boolean) => void;
  /** As the page was built. */
  restore: () => void;
}

/** @returns `undefined` on a page without what it needs. */
export function resultTable(page: Document): ResultTable | undefined {
  const table = page.querySelector('table');
  const more = page.querySelector<HTMLButtonElement>('.more-rows');
  const template = page.querySelector<HTMLTemplateElement>('template.rows')?.content;
  if (!table || !more || !template) return undefined;
  const years = page.querySelector<HTMLElement>('.years');
  const built = [...table.tBodies];
  const draw = rowDrawer(template);
  let found: readonly Listed[] = [];
  let isFlat = false;
  let shown = 0;
  more.addEventListener('click', () => {
    const next = shown;
    drawUpTo(shown + mostRows);
    table.querySelectorAll<HTMLElement>('.c-title > a')[next]?.focus();
  });
  return {
    show(listed, flat) {
      [found, isFlat] = [listed, flat];
      drawUpTo(mostRows);
    },
    restore() {
      replace(built);
      table.classList.remove('is-flat');
      more.hidden = true;
      years?.removeAttribute('hidden');
    },
  };

  function drawUpTo(most: number): void {
    const rows = found.slice(0, most);
    const totals = Map.groupBy(found, groupOf);
    const groups = Map.groupBy(rows, groupOf);
    replace(
      Array.from(groups, ([name, members]) => {
        const head = isFlat ? [] : [headOf(name, members.length, totals.get(name)?.length ?? 0)];
        return bodyOf([...head, ...members.map(draw)]);
      }),
    );
    table?.classList.toggle('is-flat', isFlat);
    years?.setAttribute('hidden', '');
    shown = rows.length;
    if (!more) return;
    more.hidden = shown === found.length;
    more.textContent = `Show ${Math.min(mostRows, found.length - shown)} more`;
  }

  function replace(bodies: HTMLTableSectionElement[]): void {
    if (!table) return;
    while (table.tBodies[0]) table.tBodies[0].remove();
    table.append(...bodies);
    table.hidden = bodies.length === 0;
  }

  function groupOf({ year }: Listed): string {
    return isFlat ? '' : year;
  }

  function headOf(name: string, part: number, whole: number): Node {
    const head = template?.querySelector('.year')?.cloneNode(true) as HTMLElement;
    const [text, count] = head.querySelector('th')?.childNodes ?? [];
    if (text) text.textContent = `${/^\d/.test(name) ? name : 'No date'} `;
    if (count) count.textContent = part < whole ? `${part} of ${whole}` : String(whole);
    return head;
  }

  function bodyOf(rows: readonly Node[]): HTMLTableSectionElement {
    const body = page.createElement('tbody');
    body.setAttribute('role', 'rowgroup');
    body.append(...rows);
    return body;
  }
}
