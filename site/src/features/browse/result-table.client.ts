import { numberText } from '../../../../src/text/number.ts';
import { createRowDrawer, type RowGroup } from '../../client/draw-rows.client.ts';
import type { ListedIncident } from './decode.ts';
import { createRowRenderer } from './incident-row.client.ts';

/** Rows that are drawn without being asked for; a button draws as many more. */
const rowsPerClick = 200;

/** Replaces the rows of the page's table. */
export interface ResultTable {
  /** @param isFlat Whether to show one group instead of one per year, because the order is not that of the years. */
  show: (found: readonly ListedIncident[], isFlat: boolean) => void;
  /** Show the rows that the page was built with. */
  restore: () => void;
  /** Draw nothing more until the next call. */
  stop: () => void;
}

/** @returns `undefined` on a page without a table that can be filtered. */
export function createResultTable(page: Document): ResultTable | undefined {
  const table = page.querySelector('table');
  const more = page.querySelector<HTMLButtonElement>('.more-rows');
  const template = page.querySelector<HTMLTemplateElement>('template.rows')?.content;
  if (!table || !more || !template) return undefined;
  const years = page.querySelector<HTMLElement>('.years');
  const drawer = createRowDrawer(table);
  const builtGroups = Array.from(table.tBodies, (body): RowGroup<Node> => {
    const rows = [...body.rows];
    const head = rows.find(({ className }) => className === 'year');
    return { body, head, items: rows.filter((row) => row !== head) };
  });
  const renderRow = createRowRenderer(template);
  let yearsShown: YearGroup[] = [];
  let total = 0;
  let limit = 0;
  more.addEventListener('click', () => {
    const next = limit;
    limit += rowsPerClick;
    showCounts();
    drawer.extend(limit);
    table.querySelectorAll<HTMLElement>('.c-title > a')[next]?.focus();
  });
  return {
    show(found, isFlat) {
      const byYear = Map.groupBy(found, ({ year }) => (isFlat ? '' : year));
      yearsShown = Array.from(byYear, ([name, items]) => ({
        body: createBody(),
        head: isFlat ? undefined : createHead(name),
        items,
      }));
      [total, limit] = [found.length, rowsPerClick];
      showCounts();
      drawer.show(yearsShown, renderRow, limit);
      table.hidden = total === 0;
      table.classList.toggle('is-flat', isFlat);
      years?.setAttribute('hidden', '');
    },
    restore() {
      // It may be as the page was built.
      if (limit === 0) return;
      limit = 0;
      drawer.show(builtGroups, (row) => row);
      table.hidden = false;
      table.classList.remove('is-flat');
      more.hidden = true;
      years?.removeAttribute('hidden');
    },
    stop: drawer.stop,
  };

  /** Of each year, and of the rows that a click would draw. */
  function showCounts(): void {
    let before = 0;
    for (const { head, items } of yearsShown) {
      const rows = Math.max(0, Math.min(items.length, limit - before));
      const count = head?.querySelector('th')?.childNodes[1];
      if (count) {
        count.textContent =
          rows < items.length ? `${numberText(rows)} of ${numberText(items.length)}` : numberText(items.length);
      }
      before += items.length;
    }
    if (!more) return;
    more.hidden = total <= limit;
    more.textContent = `Show ${Math.min(rowsPerClick, total - limit)} more`;
  }

  function createHead(name: string): Element {
    // The cast: a clone has the type of its original.
    const head = template?.querySelector('.year')?.cloneNode(true) as Element;
    const text = head.querySelector('th')?.firstChild;
    if (text) text.textContent = `${/^\d/.test(name) ? name : 'No date'} `;
    return head;
  }

  function createBody(): HTMLTableSectionElement {
    const body = page.createElement('tbody');
    body.setAttribute('role', 'rowgroup');
    return body;
  }
}

/** The incidents of a year. */
interface YearGroup extends RowGroup<ListedIncident> {
  head: Element | undefined;
}
