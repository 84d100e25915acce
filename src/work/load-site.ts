import { parseWithLimit } from '../host/parse-with-limit.ts';
import { readAsset } from '../host/read-files.ts';
import { applyBaseline } from '../lint/baseline.ts';
import { conclude } from '../lint/conclude.ts';
import type { Message } from '../message.ts';
import { planSite, type OtherSources, type SitePlan } from '../publish/plan.ts';
import { programFiles } from '../publish/program-files.ts';
import type { SiteText } from '../publish/renderer.ts';
import { loadBaseline } from './baseline.ts';
import { createKeys, type DiskSource, type OnProgress } from './documents.ts';
import { buildDocuments, renewLinks, type KeptPage } from './pages.ts';
import type { SiteWork } from './site-work.ts';

/** A site whose documents have been read. */
export interface LoadedSite {
  plan: SitePlan;
  /** What is kept of the documents, by path. */
  kept: ReadonlyMap<string, KeptPage>;
  /** The files of the site for programs. */
  texts: SiteText[];
  /** The key of what is kept of a document as it is now, see `KeptPage`. */
  keyOf: (source: DiskSource) => string;
  /** About all documents, except for what the baseline accepts. */
  messages: Message[];
}

/**
 * Read and check all documents of a site, and plan its pages.
 *
 * @throws {UserError} `BASELINE_INVALID`; `FILE_UNREADABLE` if the baseline or a file of the branding cannot be read.
 */
export async function loadSite(
  sources: readonly DiskSource[],
  { renderer, setup, repository }: SiteWork,
  { others, onProgress }: { others?: OtherSources | undefined; onProgress?: OnProgress } = {},
): Promise<LoadedSite> {
  const { root, settings, now } = setup;
  const today = now.slice(0, 'YYYY-MM-DD'.length);
  const baseline = await loadBaseline(root);
  const documents = await buildDocuments(sources, repository, onProgress);
  const run = await conclude(documents, [], settings, repository.environment, parseWithLimit);
  const { files } = baseline ? applyBaseline(run, baseline, true) : run;
  const plan = planSite(
    documents.map(({ page, source, incidentBytes }, index) => ({
      page,
      messages: files[index]?.messages ?? [],
      text: source.text,
      incidentBytes,
    })),
    { renderer, settings, today, readAsset: (file) => readAsset(root, file), others },
  );
  const known = documents.map(({ check }) => check.known);
  const texts = programFiles(plan, { renderer, settings, today, known });
  const messages = files.flatMap((file) => file.messages);
  const keyOf = createKeys('page', repository.settings, repository.environment);
  return { plan, texts, keyOf, kept: await renewLinks(documents, plan, setup, repository), messages };
}
