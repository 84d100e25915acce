import { readFilters, watchFilters } from './filter-events.client.ts';
import { isListed, type ListedIncident } from './decode.ts';
import { findIncidents } from './query.ts';
import { resultText } from './result-text.ts';
import type { Brush } from './overview-scale.ts';
import { writeUrlState } from '../../client/url-state.client.ts';
import { today } from '../../client/today.client.ts';
import { createIncidentLoader } from './load-incidents.client.ts';
import { createBrush } from './brush.client.ts';
import { createOptionCounts } from './option-counts.client.ts';
import { createResultTable } from './result-table.client.ts';
import { createSearchOffer } from './search-offer.client.ts';
import { addSortButtons } from './sort-headers.client.ts';

/** Let the reader filter and sort the incidents of the site. The filters are part of the page's URL. */
export function browseIncidents(page: Document): void {
  const form = page.querySelector<HTMLElement>('.browse');
  const fold = form?.querySelector('details');
  const overview = page.querySelector<SVGSVGElement>('.overview');
  const output = form?.querySelector('output');
  const clear = form?.querySelector('button');
  const insights = form?.querySelector<HTMLAnchorElement>('a.elsewhere');
  const sortSelect = form?.querySelector<HTMLSelectElement>('[name="sort"]');
  const table = createResultTable(page);
  if (!form || !fold || !overview || !output || !clear || !insights || !sortSelect || !table) return;
  const offer = createSearchOffer(output.parentElement ?? form);
  const load = createIncidentLoader(form);
  const optionCounts = createOptionCounts(form);
  const builtText = output.textContent;
  let brush: Brush | undefined;
  let loaded: ListedIncident[] | undefined;
  let latestRun = 0;
  const overviewBrush = createBrush(overview, (changed, isDone) => {
    brush = changed;
    void apply(isDone);
  });
  const showSort = addSortButtons(page, (sort) => {
    sortSelect.value = sort;
    void apply();
  });

  const apply = async (isDone = true): Promise<void> => {
    latestRun += 1;
    const run = latestRun;
    const { params, written } = readFilters(form, brush);
    const sort = params.get('sort') ?? '';
    const isFiltered = params.size > Number(params.has('sort')) || brush !== undefined;
    if (isDone) writeUrlState(written);
    overviewBrush.show(brush);
    showSort(sort);
    clear.hidden = !isFiltered;
    // On a narrow screen, the reader sees what is filtered.
    if (isFiltered) fold.open = true;
    insights.hidden = !isFiltered;
    insights.search = withoutSort(written);
    offer.show('');
    if (!isFiltered && sort === '') {
      output.textContent = builtText;
      table.restore();
      overviewBrush.restore();
      optionCounts.restore();
      if (loaded) optionCounts.show(loaded, params, brush);
      return;
    }
    const all = await load(() => (output.textContent = 'Filtering …')).catch(() => undefined);
    // The reader has changed a filter while the incidents were loading.
    if (run !== latestRun) return;
    if (!all) {
      output.textContent = 'The other incidents could not be loaded. Reload the page to try again.';
      return;
    }
    loaded = all;
    const found = findIncidents(all, params, brush, today());
    const listed = all.filter(isListed).length;
    const words = params.get('q')?.trim() ?? '';
    const isUnknown = (): boolean =>
      words !== '' && findIncidents(all, new URLSearchParams({ q: words }), undefined, today()).length === 0;
    if (found.length === 0) offer.show(words);
    output.textContent =
      found.length === 0
        ? isUnknown()
          ? 'Nothing in titles, services or tags.'
          : 'No incidents match.'
        : found.length === listed && !params.has('status')
          ? builtText
          : resultText(found, listed, today());
    table.show(found, sort !== '');
    overviewBrush.dim(all, found);
    optionCounts.show(all, params, brush);
  };
  // The numbers of periods that move with the reader's day are not known before.
  const countOptions = (all: ListedIncident[]): void => {
    loaded ??= all;
    optionCounts.show(all, readFilters(form, brush).params, brush);
  };
  watchFilters(form, clear, {
    apply,
    setBrush: (restored) => (brush = restored),
    stop: table.stop,
    prepare: () => void load().then(countOptions, () => {}),
    unfiltered: () => new URLSearchParams({ sort: sortSelect.value }),
  });
}

/** The filters for insights, which have no order. */
function withoutSort(params: URLSearchParams): string {
  const others = new URLSearchParams(String(params));
  others.delete('sort');
  return String(others).replaceAll('%2C', ',');
}
