import { buildId } from '../build-id.ts';
import type { Incident } from '../catalog/catalog.ts';
import { digestOf } from '../host/digest.ts';
import type { PackStore } from '../host/pack-store.ts';
import { readReadable } from '../host/read-files.ts';
import { catalogPath, catalogText } from '../publish/catalog-files.ts';
import { recordWithout } from '../publish/hidden-names.ts';
import type { SitePlan } from '../publish/plan.ts';
import type { Renderer, SiteText } from '../publish/renderer.ts';
import { indexFiles, recordFiles } from '../publish/search.ts';
import { storeRecord, type StoredRecord } from '../publish/stored-record.ts';
import type { AssetFile, SiteFile } from '../publish/write.ts';
import type { SearchRecord } from '../search/search-record.ts';
import { Synonyms } from '../search/synonyms.ts';
import { contentKey, type DiskSource } from './documents.ts';
import type { PageInput } from './job.ts';
import type { KeptPage } from './pages.ts';
import { createSourceRecords } from './source-record.ts';

/** A file of the site before it is made. */
export interface PlannedFile {
  /** Relative to the site's root. */
  path: string;
  /** The same for everything that the file is made from. Computed when it is asked for or the file is made, and kept. */
  digest: () => string;
  /** The content of a document that has changed since it was read is `undefined`. */
  make: { input: () => PageInput } | { content: () => SiteFile | undefined };
}

export type PlannedPage = PlannedFile & { make: { input: () => PageInput } };

/** What files are made from besides the plan and what is kept. */
export interface FileSources {
  renderer: Pick<Renderer, 'assets' | 'images' | 'serviceRecords' | 'searchRecord' | 'incidentPath'>;
  store: PackStore;
  /** Absolute path of the repository's root. */
  root: string;
  /** Files for programs. */
  texts: readonly SiteText[];
  /** See `LoadedSite`. */
  keyOf: (source: DiskSource) => string;
}

/** All files but the search index, in the order in which they are written: a file comes before those that link to it. */
export function planFiles(
  plan: SitePlan,
  kept: ReadonlyMap<string, KeptPage>,
  { renderer, store, root, texts, keyOf }: FileSources,
): PlannedFile[] {
  const content = (file: string, text: AssetFile): PlannedFile => ({
    path: file,
    // The name of a copy contains a hash of its content.
    digest: keep(() => digestOf(typeof text === 'string' ? ['text', text] : ['copy', file])),
    make: { content: () => text },
  });
  const { services } = plan.catalog;
  const common = JSON.stringify([buildId, plan.frame]);
  const isWhole = plan.hidden.size === 0;
  const { list } = plan.catalogFiles;
  return [
    ...Object.entries(renderer.assets).map(([file, text]) => content(file, text)),
    ...Object.entries(renderer.images).map(([path, base64]): PlannedFile => ({
      path,
      digest: keep(() => digestOf(['image', base64])),
      make: { content: () => [Buffer.from(base64, 'base64')] },
    })),
    ...Array.from(plan.files, ([file, text]) => content(file, text)),
    ...texts.map(({ path, text }): PlannedFile => {
      const { input, digest } = withDigest(text, (made) => digestOf(['text', made]));
      return { path, digest, make: { content: input } };
    }),
    ...Array.from(plan.copies, ([document, path]): PlannedFile => {
      const { key } = findKept(kept, document);
      const read = (): SiteFile | undefined => {
        // Texts are not held while pages are rendered, and what one says now may not be for readers of the site.
        const [source] = readReadable(root, [document]).sources;
        return source && keyOf(source) === key ? [source.text] : undefined;
      };
      return { path, digest: () => digestOf(['document', key]), make: { content: read } };
    }),
    ...plan.routes.map((route): PlannedFile => {
      const { page } = route;
      const document = page.name === 'incident' ? findKept(kept, page.document) : undefined;
      const { input, digest } = withDigest(
        () => plan.localsOf(route),
        ({ data, ...locals }) => {
          const { key = '', places } = document ?? {};
          // The incident is a function of the document, unless it is shown without what it says of others.
          const own = document && isWhole ? { ...data, incident: undefined } : data;
          return digestOf([common, key, JSON.stringify([locals, places, own])]);
        },
      );
      const inputWithHtml = (): PageInput => ({
        locals: input(),
        ...(document && { html: readKept(store, contentKey(document.key, 'html')).toString('utf8') }),
      });
      return { path: route.path, digest, make: { input: inputWithHtml } };
    }),
    ...plan.catalogFiles.parts.map(({ path, incidents: some }): PlannedFile => ({
      path,
      digest: keep(() =>
        digestOf([
          'catalog',
          JSON.stringify(services),
          ...some.flatMap((incident) => [
            incident.slug,
            incident.source ? JSON.stringify(incident) : findKept(kept, incident.path).key,
          ]),
          ...plan.hidden,
        ]),
      ),
      make: { content: () => catalogText(plan.catalog, some, jsonOf) },
    })),
    ...(list === undefined ? [] : [content(catalogPath, list)]),
  ];

  function jsonOf(incident: Incident): Uint8Array {
    if (!isWhole || incident.source) return Buffer.from(JSON.stringify(incident));
    const json = readKept(store, contentKey(findKept(kept, incident.path).key, 'incident'));
    return Buffer.concat([Buffer.from(`{"slug":${JSON.stringify(incident.slug)},`), json.subarray(1)]);
  }
}

/** The files of the search: made of all documents, so that `casebook serve` makes them only when somebody searches. */
export function planSearch(
  plan: SitePlan,
  kept: ReadonlyMap<string, KeptPage>,
  sources: Pick<FileSources, 'renderer' | 'store'>,
): PlannedFile[] {
  const records = searchedRecords(plan, kept, sources);
  const files = [
    ...recordFiles([...records.services, ...records.incidents]),
    ...indexFiles(records, plan.frame.site.synonyms, sources.store),
  ];
  return files.map(({ path, digest, read }) => ({ path, digest: () => digest, make: { content: read } }));
}

/** What the search finds; incidents with the newest first. */
function searchedRecords(
  plan: SitePlan,
  kept: ReadonlyMap<string, KeptPage>,
  { renderer, store }: Pick<FileSources, 'renderer' | 'store'>,
): { services: StoredRecord[]; incidents: StoredRecord[] } {
  const synonyms = new Synonyms(plan.frame.site.synonyms);
  const sourceRecord = createSourceRecords(plan, synonyms, renderer);
  return {
    services: renderer.serviceRecords(plan.catalog).map((record) => storeRecord(record, synonyms)),
    incidents: plan.catalog.incidents.map((incident) =>
      incident.source ? sourceRecord(incident) : recordOf(findKept(kept, incident.path), plan, synonyms, store),
    ),
  };
}

function recordOf(
  { key, record }: KeptPage,
  { hidden, namesHidden }: Pick<SitePlan, 'hidden' | 'namesHidden'>,
  synonyms: Synonyms,
  store: PackStore,
): StoredRecord {
  const whole = {
    ...record,
    read: () => readKept(store, contentKey(key, 'record')).toString('utf8'),
    readTerms: () => readKept(store, contentKey(key, 'terms')).toString('utf8'),
  };
  if (hidden.size === 0) return whole;
  const written = JSON.parse(whole.read()) as SearchRecord;
  const shown = recordWithout(written, namesHidden);
  return shown === written ? whole : storeRecord(shown, synonyms);
}

/** A digest that is computed once, when it is asked for. */
function keep(compute: () => string): () => string {
  let digest: string | undefined;
  return () => (digest ??= compute());
}

/** What a file is made from, which is too much to be kept, and its digest, which costs nothing when it has been made. */
function withDigest<Input>(
  make: () => Input,
  digestOfInput: (input: Input) => string,
): { input: () => Input; digest: () => string } {
  let digest: string | undefined;
  return {
    input() {
      const made = make();
      digest ??= digestOfInput(made);
      return made;
    },
    digest: () => (digest ??= digestOfInput(make())),
  };
}

/** What an earlier step of this run has kept. */
function readKept(store: PackStore, key: string): Buffer {
  const value = store.get(key);
  if (!value) throw new Error('A result of this run cannot be read');
  return value;
}

/** Find what is kept of a document. */
function findKept(kept: ReadonlyMap<string, KeptPage>, document: string): KeptPage {
  const result = kept.get(document);
  if (!result) throw new Error(`${document} was not worked on`);
  return result;
}
