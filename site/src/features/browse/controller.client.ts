import { boxText, readBox } from './brush-param.ts';
import { find } from './query.ts';
import type { Box } from './overview-scale.ts';
import { readControls, setControls, writeUrlState } from '../../client/url-state.client.ts';
import { incidentLoader } from './load-incidents.client.ts';
import { plotFilter } from './brush.client.ts';
import { resultTable } from './result-table.client.ts';
import { sortHeads } from './sort-headers.client.ts';

/** Let readers filter and order the incidents of the site. What they chose stands in the address of the page. */
export function browseIncidents(page: Document): void {
  const form = page.querySelector<HTMLElement>('.browse');
  const plot = page.querySelector<SVGSVGElement>('.overview');
  const output = form?.querySelector('output');
  const clear = form?.querySelector('button');
  const order = form?.querySelector<HTMLSelectElement>('[name="sort"]');
  const table = resultTable(page);
  if (!form || !plot || !output || !clear || !order || !table) return;
  const load = incidentLoader(form);
  const allText = output.textContent;
  let box: Box | undefined;
  let turn = 0;
  const picture = plotFilter(plot, (chosen, isDone) => {
    box = chosen;
    void apply(isDone);
  });
  const showOrder = sortHeads(page, (sort) => {
    order.value = sort;
    void apply();
  });

  const apply = async (isDone = true): Promise<void> => {
    turn += 1;
    const own = turn;
    const asked = readControls(form);
    const sort = asked.get('sort') ?? '';
    const isFiltered = asked.size > Number(asked.has('sort')) || box !== undefined;
    if (isDone) writeUrlState(new URLSearchParams([...asked, ...(box ? [['box', boxText(box)]] : [])]));
    picture.showBox(box);
    showOrder(sort);
    clear.hidden = !isFiltered;
    if (!isFiltered && sort === '') {
      output.textContent = allText;
      table.restore();
      picture.restore();
      return;
    }
    const all = await load(() => (output.textContent = 'Searching …')).catch(() => undefined);
    if (own !== turn) return;
    if (!all) {
      output.textContent = 'The other incidents cannot be loaded. Reload the page to try again.';
      return;
    }
    const found = find(all, asked, box);
    output.textContent =
      found.length === 0
        ? 'Nothing matches.'
        : found.length === all.length
          ? allText
          : `${found.length.toLocaleString('en-GB')} of ${all.length.toLocaleString('en-GB')}`;
    table.show(found, sort !== '');
    picture.dim(all, found);
  };
  const restore = (): void => {
    const asked = new URLSearchParams(location.search);
    box = readBox(asked.get('box') ?? '');
    setControls(form, asked);
    void apply(false);
  };

  restore();
  form.addEventListener('input', () => void apply());
  // Whoever is about to choose something need not wait for it afterwards.
  form.addEventListener('focusin', () => void load().catch(() => {}), { once: true });
  clear.addEventListener('click', () => {
    setControls(form, new URLSearchParams({ sort: order.value }));
    box = undefined;
    void apply();
    form.querySelector<HTMLElement>('[name]')?.focus();
  });
  addEventListener('popstate', restore);
  // Some browsers bring back what was chosen before, whatever the address asks for.
  addEventListener('pageshow', restore);
}
