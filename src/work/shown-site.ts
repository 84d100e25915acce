import { loadConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import type { Io } from '../host/io.ts';
import { createProgress } from '../host/progress.ts';
import { findDocuments, readAsset, readSources } from '../host/read-files.ts';
import { recordWithout } from '../publish/hidden-names.ts';
import { planSite } from '../publish/plan.ts';
import type { Renderer } from '../publish/renderer.ts';
import type { SearchRecord } from '../search/search-record.ts';
import type { Incident } from '../catalog/catalog.ts';
import type { Settings } from '../settings.ts';
import type { CacheOptions } from './cache.ts';
import { contentKey } from './documents.ts';
import { buildDocuments, renewLinks } from './pages.ts';
import { openSiteWork } from './site-work.ts';

export interface ShownSiteOptions extends CacheOptions {
  /** Path of the configuration, relative to the working directory. */
  config?: string;
}

/** What the site of a repository would show. */
export interface ShownSite {
  /** Absolute path. */
  root: string;
  settings: Settings;
  renderer: Renderer;
  /** Today in UTC, `YYYY-MM-DD`. */
  today: string;
  /** Newest first, without what `site.visibility` leaves out. */
  incidents: ShownIncident[];
  /** What the search finds of services. */
  services: SearchRecord[];
  /** The number of documents above `site.visibility`. */
  hidden: number;
}

export interface ShownIncident {
  incident: Incident;
  /** Path of its page, relative to the site's root. */
  page: string;
  /** Offsets of each entry of its timeline in the document, `end` excluded. */
  entries: [start: number, end: number][];
  /** What the search finds. */
  record: () => SearchRecord;
}

/**
 * Read what the site would show, from the results of an earlier build where there are any, and use it.
 *
 * @throws {UserError} `NO_DOCUMENTS` if nothing matches the configuration.
 */
export async function withShownSite<Result>(
  options: ShownSiteOptions,
  io: Io,
  use: (site: ShownSite) => Result | Promise<Result>,
): Promise<Result> {
  const { root, settings } = await loadConfig(io.cwd, options.config);
  const found = await findDocuments(root, settings.documents);
  if (found.length === 0) throw new UserError('NO_DOCUMENTS', `No postmortem matches ${settings.documents.join(', ')}`);
  const { renderer, setup, repository, close } = await openSiteWork(root, settings, found, options, io);
  const { store } = repository;
  const today = io.now.slice(0, 'YYYY-MM-DD'.length);
  const progress = createProgress(io.stderr, 'Reading', 'document');
  try {
    const documents = await buildDocuments(readSources(root, found), repository, (done) =>
      progress.update(done, found.length),
    );
    progress.done();
    const plan = planSite(
      documents.map(({ page, source, incidentBytes }) => ({ page, messages: [], text: source.text, incidentBytes })),
      { renderer, settings, today, readAsset: (file) => readAsset(root, file) },
    );
    const kept = await renewLinks(documents, plan, setup, repository);
    const entries = new Map(documents.map(({ page }) => [page.incident.path, page.entries]));
    const incidents = plan.catalog.incidents.map((incident): ShownIncident => ({
      incident,
      page: renderer.incidentPath(incident),
      entries: entries.get(incident.path) ?? [],
      record: () => {
        const value = store.get(contentKey(kept.get(incident.path)?.key ?? '', 'record'));
        if (!value) throw new Error(`${incident.path} was not worked on`);
        return recordWithout(JSON.parse(value.toString('utf8')) as SearchRecord, plan.namesHidden);
      },
    }));
    return await use({
      root,
      settings,
      renderer,
      today,
      incidents,
      services: renderer.serviceRecords(plan.catalog),
      hidden: plan.hidden.size,
    });
  } finally {
    progress.done();
    await close();
  }
}
