import { h } from 'preact';
import { createRowDrawer } from '../../client/draw-rows.client.ts';
import { onData } from '../../client/data-event.client.ts';
import { loadScript } from '../../client/load-script.client.ts';
import { today } from '../../client/today.client.ts';
import { readControls, setControls, writeUrlState } from '../../client/url-state.client.ts';
import { nodesOf } from '../../client/nodes-of.client.ts';
import { addSortButtons } from '../browse/sort-headers.client.ts';
import { refreshDueDates } from '../tasks/refresh-due-dates.client.ts';
import type { FacetRow, OwnerRow } from './list-rows.ts';
import { RowView } from './rows.tsx';
import { sortRows } from './sort-rows.ts';

/** Rows that are drawn without being asked for; a button draws as many more. */
const rowsPerClick = 200;

type Row = FacetRow | OwnerRow;

/** Let the reader sort all rows of a list of services, tags or owners. The order is part of the page's URL. */
export function sortList(page: Document): void {
  const table = page.querySelector<HTMLTableElement>('table.facets');
  const form = page.querySelector<HTMLElement>('.sort-list');
  const select = form?.querySelector('select');
  const more = page.querySelector<HTMLButtonElement>('.more-rows');
  if (!table || !form || !select || !more) return;
  const root = table.dataset.root ?? '';
  const load = createRowLoader(
    table.dataset.list === 'owners' ? 'owners' : table.dataset.list === 'tags' ? 'tags' : 'services',
    table.dataset.src ?? '',
  );
  const drawer = createRowDrawer(table);
  const pager = page.querySelector('.pager');
  const builtBodies = [...table.tBodies].map((body) => ({ body, head: undefined, items: [...body.rows] }));
  let total = 0;
  let limit = 0;
  let latestRun = 0;

  const showMore = (): void => {
    more.hidden = total <= limit;
    more.textContent = `Show ${Math.min(rowsPerClick, total - limit)} more`;
  };
  more.addEventListener('click', () => {
    const next = limit;
    limit += rowsPerClick;
    showMore();
    drawer.extend(limit);
    table.querySelectorAll<HTMLElement>('.c-name > *')[next]?.focus();
  });
  const render = (row: Row): Node => {
    const [element] = nodesOf(h(RowView, { of: row, root }));
    if (!(element instanceof HTMLElement)) throw new Error('A row is one element');
    refreshDueDates(element, today());
    return element;
  };
  const apply = async (isDone = true): Promise<void> => {
    latestRun += 1;
    const run = latestRun;
    const sort = select.value;
    if (isDone) writeUrlState(readControls(form));
    showSort(sort);
    if (sort === '') {
      if (total > 0) drawer.show(builtBodies, (row) => row);
      total = 0;
      more.hidden = true;
      pager?.removeAttribute('hidden');
      return;
    }
    const rows = await load().catch(() => undefined);
    // The reader has chosen another order while the rows were loading.
    if (run !== latestRun || !rows) return;
    const body = page.createElement('tbody');
    body.setAttribute('role', 'rowgroup');
    [total, limit] = [rows.length, rowsPerClick];
    drawer.show([{ body, head: undefined, items: sortRows(rows, sort, today()) }], render, limit);
    showMore();
    pager?.setAttribute('hidden', '');
  };
  const showSort = addSortButtons(page, (sort) => {
    select.value = sort;
    void apply();
  });
  const restoreFromUrl = (): void => {
    setControls(form, new URLSearchParams(location.search));
    void apply(false);
  };
  restoreFromUrl();
  form.addEventListener('change', () => void apply());
  addEventListener('popstate', restoreFromUrl);
  // Some browsers restore the form as it was left, whatever the URL says.
  addEventListener('pageshow', restoreFromUrl);
}

/**
 * Create a function that loads the rows of all pages once.
 *
 * @param src Of the script that holds them, relative to the page.
 * @returns The function. It rejects when the script cannot be loaded, and tries again on the next call.
 */
function createRowLoader(name: 'services' | 'tags' | 'owners', src: string): () => Promise<readonly Row[]> {
  let rows: Promise<readonly Row[]> | undefined;
  const loadRows = async (): Promise<readonly Row[]> => {
    const { promise, resolve } = Promise.withResolvers<readonly Row[]>();
    onData(name, resolve, { once: true });
    await loadScript(src);
    return promise;
  };
  return () => {
    rows ??= loadRows().catch((error: unknown) => {
      rows = undefined;
      throw error;
    });
    return rows;
  };
}
