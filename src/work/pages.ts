import { isDeepStrictEqual } from 'node:util';
import type { UnnamedIncident } from '../catalog/catalog.ts';
import type { CheckedSource } from '../lint/fix-documents.ts';
import type { DocumentPage } from '../publish/document-page.ts';
import type { SitePlan } from '../publish/plan.ts';
import type { RecordFacts } from '../publish/stored-record.ts';
import {
  contentKey,
  workAnew,
  workOn,
  type DiskSource,
  type KeyedResult,
  type OnProgress,
  type Repository,
} from './documents.ts';
import type { PackStore } from '../host/pack-store.ts';
import { createWork } from './work.ts';
import type { WorkSetup } from './job.ts';

/** A document with everything that the site needs of it. */
export interface BuiltDocument extends CheckedSource {
  source: DiskSource;
  result: KeyedResult;
  page: DocumentPage;
  /** Length of its incident as JSON. */
  incidentBytes: number;
}

/** Where what only some of the pages show of a document is kept. */
export interface KeptPage {
  /** See `contentKey`. */
  key: string;
  /** What the site has in place of the files that the document refers to. */
  places: DocumentPage['places'];
  /** What the search finds. */
  record: RecordFacts;
}

/** Check documents and make what the site shows of them. */
export async function buildDocuments(
  sources: readonly DiskSource[],
  repository: Repository & { store: PackStore },
  onProgress?: OnProgress,
): Promise<BuiltDocument[]> {
  const results = await workOn('page', sources, repository, onProgress);
  return results.map((result, index) => {
    const { key, check, page } = result;
    const source = sources[index];
    const incident = repository.store.get(contentKey(key, 'incident'));
    if (!source || !page || !incident) throw new Error('The page of a document is missing');
    const whole = { ...page, incident: JSON.parse(incident.toString('utf8')) as UnnamedIncident };
    return { source, check, result, page: whole, incidentBytes: incident.length };
  });
}

/**
 * Make again what has become of documents whose links lead elsewhere by now: to a page that has another name than
 * expected, or to none, since the site must not show it; or to an image that has changed.
 *
 * @returns By path of the document.
 */
export async function renewLinks(
  documents: readonly BuiltDocument[],
  { pages, hidden, find }: Pick<SitePlan, 'pages' | 'hidden' | 'find'>,
  setup: WorkSetup,
  repository: Repository,
): Promise<Map<string, KeptPage>> {
  const kept = new Map(documents.map(({ source, result }) => [source.path, keptPageOf(result)]));
  const stale = documents.filter(({ source, page }) => {
    const path = pages.get(source.path);
    if (path === undefined) return false;
    return path !== page.path || !page.places.every(([file, place]) => isDeepStrictEqual(place, find(file)));
  });
  const work = createWork({ ...setup, pages, hidden }, repository.environment);
  try {
    const sources = stale.map(({ source }) => source);
    const renewed = await workAnew('page', sources, { ...repository, work });
    for (const [index, source] of sources.entries()) {
      const result = renewed[index];
      if (result) kept.set(source.path, keptPageOf(result));
    }
  } finally {
    await work.close();
  }
  return kept;
}

function keptPageOf({ key, page }: KeyedResult): KeptPage {
  if (!page) throw new Error('The page of a document is missing');
  return { key, places: page.places, record: page.record };
}
