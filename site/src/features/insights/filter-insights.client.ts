import { count } from '../../catalog/labels.ts';
import { numberText } from '../../../../src/text/number.ts';
import { onData } from '../../client/data-event.client.ts';
import { loadScript } from '../../client/load-script.client.ts';
import { today } from '../../client/today.client.ts';
import { writeUrlState } from '../../client/url-state.client.ts';
import { readFilters, watchFilters } from '../browse/filter-events.client.ts';
import { createIncidentLoader } from '../browse/load-incidents.client.ts';
import { createOptionCounts } from '../browse/option-counts.client.ts';
import { isListed, type ListedIncident } from '../browse/decode.ts';
import type { Brush } from '../browse/overview-scale.ts';
import type { MeasureData } from './data.ts';
import { decodeMeasures } from './decode.ts';
import { createSections } from './draw-sections.client.ts';
import { filterOf, findMeasured } from './found.ts';
import type { MeasuredIncident } from './measured-incident.ts';

/** Let the reader filter what insights are about, by the filters of the index and the same parameters of the URL. */
export function filterInsights(page: Document): void {
  const form = page.querySelector<HTMLElement>('.browse');
  const place = page.querySelector<HTMLElement>('.sections');
  const fold = form?.querySelector<HTMLDetailsElement>('.fold');
  const output = form?.querySelector('output');
  const clear = form?.querySelector('button');
  const others = form?.querySelector<HTMLAnchorElement>('a.elsewhere');
  if (!form || !place || !output || !clear || !others) return;
  const load = createLoader(form, place.dataset.measures ?? '');
  const optionCounts = createOptionCounts(form);
  const sections = createSections(place);
  const builtText = output.textContent;
  let brush: Brush | undefined;
  let latestRun = 0;

  const apply = async (isDone = true): Promise<void> => {
    latestRun += 1;
    const run = latestRun;
    const { params, written } = readFilters(form, brush);
    const isFiltered = params.size > 0 || brush !== undefined;
    if (isDone) writeUrlState(written);
    clear.hidden = !isFiltered;
    others.hidden = !isFiltered;
    // On a narrow screen, the reader sees what is filtered.
    if (isFiltered && fold) fold.open = true;
    others.search = String(written).replaceAll('%2C', ',');
    if (!isFiltered) {
      output.textContent = builtText;
      sections.restore();
      optionCounts.restore();
      return;
    }
    const all = await load(() => (output.textContent = 'Filtering …')).catch(() => undefined);
    // The reader has changed a filter while the incidents were loading.
    if (run !== latestRun) return;
    if (!all) {
      output.textContent = 'The figures could not be loaded. Reload the page to try again.';
      return;
    }
    const { incidents, listed } = findMeasured(all.listed, params, brush, today());
    const total = all.listed.filter(isListed).length;
    output.textContent =
      incidents.length === 0
        ? 'No incidents match.'
        : `${numberText(listed)} of ${count(total, 'incident')}${brush ? ', in the box drawn on the index' : ''}`;
    const measured = incidents.flatMap((incident) => all.measured.get(incident) ?? []);
    sections.show(measured, { settings: all.settings, today: today(), filter: filterOf(written, today()) });
    optionCounts.show(all.listed, params, brush);
  };
  watchFilters(form, clear, {
    apply,
    setBrush: (restored) => (brush = restored),
    stop: sections.stop,
    prepare: () => void load().catch(() => {}),
    unfiltered: () => new URLSearchParams(),
  });
}

interface Loaded {
  listed: ListedIncident[];
  measured: ReadonlyMap<ListedIncident, MeasuredIncident>;
  settings: { severities: { name: string }[] };
}

/**
 * Create a function that loads the incidents and their figures once.
 *
 * @param src Of the script with the figures, relative to the page.
 * @returns The function. It rejects when a script cannot be loaded, and tries again on the next call.
 */
function createLoader(form: HTMLElement, src: string): (onWait?: () => void) => Promise<Loaded> {
  const loadIncidents = createIncidentLoader(form);
  let loaded: Promise<Loaded> | undefined;
  const loadBoth = async (onWait?: () => void): Promise<Loaded> => {
    const { promise, resolve } = Promise.withResolvers<MeasureData>();
    onData('insights', resolve, { once: true });
    const [listed] = await Promise.all([loadIncidents(onWait), loadScript(src)]);
    const data = await promise;
    const measured = decodeMeasures(listed, data);
    return {
      listed,
      measured: new Map(measured.flatMap((one, index) => (listed[index] ? [[listed[index], one]] : []))),
      settings: { severities: data.severities.map((name) => ({ name })) },
    };
  };
  return (onWait) => {
    loaded ??= loadBoth(onWait).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}
