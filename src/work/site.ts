import path from 'node:path';
import { UserError } from '../errors.ts';
import { digestOf } from '../host/digest.ts';
import type { PackStore } from '../host/pack-store.ts';
import type { WrittenFile } from '../host/write-if-changed.ts';
import type { SitePlan } from '../publish/plan.ts';
import type { Frame, Renderer, SiteText } from '../publish/renderer.ts';
import { isUnchanged, openOutput, type Output, type SiteFile, type Written } from '../publish/write.ts';
import type { DiskSource } from './documents.ts';
import type { RenderJob } from './job.ts';
import type { KeptPage } from './pages.ts';
import { planFiles, planSearch, type PlannedFile, type PlannedPage } from './site-files.ts';
import type { Work } from './work.ts';

/** What a site is made with. */
export interface SiteTools {
  renderer: Renderer;
  work: Work;
  store: PackStore;
  /** Absolute path of the repository's root. */
  root: string;
  /** Files for programs. */
  texts: readonly SiteText[];
  /** See `LoadedSite`. */
  keyOf: (source: DiskSource) => string;
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
 * @throws {UserError} `FILE_CHANGED` if a document has changed since it was read.
 */
export async function writeSite(
  out: string,
  plan: SitePlan,
  kept: ReadonlyMap<string, KeptPage>,
  tools: SiteTools,
  onProgress?: OnProgress,
): Promise<number> {
  const { store } = tools;
  const files = [...planFiles(plan, kept, tools), ...planSearch(plan, kept, tools)];
  const memory = digestOf(['written', out]);
  const before = readMemory(store.get(memory));
  const output = await openOutput(out, new Set(files.map((file) => file.path)));
  try {
    const stale = files.filter((file) => !isUnchanged(output.pathOf(file.path), file.digest, before.get(file.path)));
    const rendered = await renderPages(stale.filter(isPage), output, plan.frame, tools.work, onProgress);
    let changed = 0;
    const now = new Map(before);
    for (const { path: file, digest, make } of stale) {
      const page = rendered.get(file);
      if (page && !page.isSame) await output.move(page.aside, file);
      const isSame = 'input' in make ? page?.isSame === true : !(await output.replace(file, contentOf(file, make)));
      if (!isSame) changed += 1;
      now.set(file, { digest: digest(), ...(page ?? output.statOf(file)) });
    }
    await output.finish();
    if (stale.length > 0) store.put(memory, writeMemory(files, now));
    return changed;
  } finally {
    await output.close();
  }
}

function contentOf(file: string, { content }: { content: () => SiteFile | undefined }): SiteFile {
  const made = content();
  if (made !== undefined) return made;
  throw new UserError('FILE_CHANGED', `The document of ${file} has changed while the site was built; build it again`);
}

function isPage(file: PlannedFile): file is PlannedPage {
  return 'input' in file.make;
}

async function renderPages(
  pages: readonly PlannedPage[],
  output: Output,
  frame: Frame,
  work: Work,
  onProgress?: OnProgress,
): Promise<Map<string, WrittenFile & { aside: string }>> {
  const asideOf = (index: number): string => path.join(output.temporary, `${index}.html`);
  const starts = Array.from({ length: Math.ceil(pages.length / jobLength) }, (_, index) => index * jobLength);
  const jobs = starts.map((start) => (): RenderJob => ({
    task: 'render',
    frame,
    pages: pages.slice(start, start + jobLength).map(({ path: file, make: { input } }, offset) => ({
      ...input(),
      aside: asideOf(start + offset),
      present: output.pathOf(file),
    })),
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
