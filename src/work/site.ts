import path from 'node:path';
import { buildId } from '../build-id.ts';
import type { Incident } from '../catalog/catalog.ts';
import { digestOf } from '../host/digest.ts';
import type { PackStore } from '../host/pack-store.ts';
import type { WrittenFile } from '../host/write-if-changed.ts';
import { recordWithout } from '../publish/hidden-names.ts';
import type { SitePlan } from '../publish/plan.ts';
import type { Renderer, Route } from '../publish/renderer.ts';
import { searchFiles, storeRecord, type StoredRecord } from '../publish/search.ts';
import type { SearchRecord } from '../search/search-record.ts';
import { isUnchanged, openOutput, type AssetFile, type Output, type SiteFile, type Written } from '../publish/write.ts';
import { contentKey } from './documents.ts';
import type { RenderJob } from './job.ts';
import type { KeptPage } from './pages.ts';
import type { Work } from './work.ts';

/** A file of the site before it is made. */
interface PlannedFile {
  /** Relative to the site's root. */
  path: string;
  /** The same for everything that the file is made from. */
  digest: string;
  make: { route: Route } | { content: () => SiteFile };
}

type PlannedPage = PlannedFile & { make: { route: Route } };

/** What a site is made with. */
export interface SiteTools {
  renderer: Renderer;
  work: Work;
  store: PackStore;
}

/** Called with the number of pages that are rendered, and of all that are to be. */
type OnProgress = (done: number, total: number) => void;

/** Number of pages that a thread renders at a time. */
const jobLength = 8;

/**
 * Write a site. What is there already and made from the same things is left alone.
 *
 * @param out Absolute path of the folder.
 * @param kept What is kept of the documents, by path.
 * @returns Number of files that are new or different.
 * @throws The error of a page; nothing is changed then.
 */
export async function writeSite(
  out: string,
  plan: SitePlan,
  kept: ReadonlyMap<string, KeptPage>,
  tools: SiteTools,
  onProgress?: OnProgress,
): Promise<number> {
  const { store } = tools;
  const files = planFiles(plan, kept, tools);
  const memory = digestOf(['written', out]);
  const before = readMemory(store.get(memory));
  const output = await openOutput(out, new Set(files.map((file) => file.path)));
  try {
    const stale = files.filter((file) => !isUnchanged(output.pathOf(file.path), file.digest, before.get(file.path)));
    const rendered = await renderPages(stale.filter(isPage), output, plan, kept, tools, onProgress);
    let changed = 0;
    const now = new Map(before);
    for (const { path: file, digest, make } of stale) {
      const page = rendered.get(file);
      if (page && !page.isSame) await output.move(page.aside, file);
      const isSame = 'route' in make ? page?.isSame === true : !(await output.replace(file, make.content()));
      if (!isSame) changed += 1;
      now.set(file, { digest, ...(page ?? output.statOf(file)) });
    }
    await output.finish();
    if (stale.length > 0) store.put(memory, writeMemory(files, now));
    return changed;
  } finally {
    await output.close();
  }
}

function isPage(file: PlannedFile): file is PlannedPage {
  return 'route' in file.make;
}

/** All files in the order in which they are written: a file comes before those that link to it. */
function planFiles(plan: SitePlan, kept: ReadonlyMap<string, KeptPage>, { renderer, store }: SiteTools): PlannedFile[] {
  const content = (file: string, text: AssetFile): PlannedFile => ({
    path: file,
    // The name of a copy contains a hash of its content.
    digest: digestOf(typeof text === 'string' ? ['text', text] : ['copy', file]),
    make: { content: () => text },
  });
  const shown = plan.catalog.incidents.map((incident) => ({ incident, page: find(kept, incident.path) }));
  const records = shown.map(({ page }) => recordOf(page, plan, store));
  const common = JSON.stringify([buildId, plan.frame]);
  const isWhole = plan.hidden.size === 0;
  return [
    ...Object.entries(renderer.assets).map(([file, text]) => content(file, text)),
    ...Array.from(plan.files, ([file, text]) => content(file, text)),
    ...plan.routes.map((route): PlannedFile => {
      const { data, ...locals } = plan.localsOf(route);
      const { page } = route;
      const { key = '', places } = page.name === 'incident' ? find(kept, page.document) : {};
      // The incident is a function of the document, unless it is shown without what it says of others.
      const own = key !== '' && isWhole ? { ...data, incident: undefined } : data;
      const digest = digestOf([common, key, JSON.stringify([locals, places, own])]);
      return { path: route.path, digest, make: { route } };
    }),
    ...searchFiles(records).map((file): PlannedFile => ({ ...file, make: { content: file.read } })),
    {
      path: 'catalog.json',
      digest: digestOf([
        'catalog',
        ...shown.flatMap(({ incident, page }) => [incident.slug, page.key]),
        ...plan.hidden,
      ]),
      make: { content: () => catalogParts(shown, isWhole, store) },
    },
  ];
}

function recordOf(
  { key, record }: KeptPage,
  { hidden, namesHidden }: Pick<SitePlan, 'hidden' | 'namesHidden'>,
  store: PackStore,
): StoredRecord {
  const whole = { ...record, read: () => read(store, contentKey(key, 'record')).toString('utf8') };
  if (hidden.size === 0) return whole;
  const written = JSON.parse(whole.read()) as SearchRecord;
  const shown = recordWithout(written, namesHidden);
  return shown === written ? whole : storeRecord(shown);
}

/**
 * The catalog with one incident on each line.
 *
 * @param isWhole Incidents are shown with everything that their documents say.
 */
function* catalogParts(
  shown: readonly { incident: Incident; page: KeptPage }[],
  isWhole: boolean,
  store: PackStore,
): Generator<Uint8Array> {
  let parts: Uint8Array[] = [Buffer.from('{"version":1,"incidents":[\n')];
  let length = 0;
  for (const [index, { incident, page }] of shown.entries()) {
    if (index > 0) parts.push(Buffer.from(',\n'));
    const json = isWhole ? read(store, contentKey(page.key, 'incident')) : Buffer.from(JSON.stringify(incident));
    parts.push(...(isWhole ? [Buffer.from(`{"slug":${JSON.stringify(incident.slug)},`), json.subarray(1)] : [json]));
    length += json.length;
    if (length < partLength) continue;
    yield Buffer.concat(parts);
    parts = [];
    length = 0;
  }
  yield Buffer.concat([...parts, Buffer.from('\n]}\n')]);
}

/** Bytes that are written at a time. */
const partLength = 1 << 20;

async function renderPages(
  pages: readonly PlannedPage[],
  output: Output,
  plan: SitePlan,
  kept: ReadonlyMap<string, KeptPage>,
  { work, store }: SiteTools,
  onProgress?: OnProgress,
): Promise<Map<string, WrittenFile & { aside: string }>> {
  const asideOf = (index: number): string => path.join(output.temporary, `${index}.html`);
  const starts = Array.from({ length: Math.ceil(pages.length / jobLength) }, (_, index) => index * jobLength);
  const jobs = starts.map((start) => (): RenderJob => ({
    task: 'render',
    frame: plan.frame,
    pages: pages.slice(start, start + jobLength).map(({ path: file, make: { route } }, offset) => {
      const { page } = route;
      const key = page.name === 'incident' ? find(kept, page.document).key : undefined;
      return {
        locals: plan.localsOf(route),
        ...(key !== undefined && { html: read(store, contentKey(key, 'html')).toString('utf8') }),
        aside: asideOf(start + offset),
        present: output.pathOf(file),
      };
    }),
  }));
  const rendered = new Map<string, WrittenFile & { aside: string }>();
  await work.pages(jobs, (written, job) => {
    for (const [offset, file] of written.entries()) {
      const index = job * jobLength + offset;
      rendered.set(pages[index]?.path ?? '', { ...file, aside: asideOf(index) });
    }
    onProgress?.(rendered.size, pages.length);
  });
  return rendered;
}

function read(store: PackStore, key: string): Buffer {
  const value = store.get(key);
  if (!value) throw new Error('A result of this run cannot be read');
  return value;
}

function find(kept: ReadonlyMap<string, KeptPage>, document: string): KeptPage {
  const result = kept.get(document);
  if (!result) throw new Error(`${document} was not worked on`);
  return result;
}

// What is remembered of a folder: a list, since it has an item for each page.
type Memory = [file: string, digest: string, size: number, modified: number][];

function readMemory(bytes: Buffer | undefined): Map<string, Written> {
  const memory = bytes ? (JSON.parse(bytes.toString('utf8')) as Memory) : [];
  return new Map(memory.map(([file, digest, size, modified]) => [file, { digest, size, modified }]));
}

function writeMemory(files: readonly PlannedFile[], written: ReadonlyMap<string, Written>): Buffer {
  const memory = files.flatMap(({ path: file }): Memory => {
    const known = written.get(file);
    return known ? [[file, known.digest, known.size, known.modified]] : [];
  });
  return Buffer.from(JSON.stringify(memory));
}
