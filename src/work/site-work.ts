import { loadEnvironment } from '../host/environment.ts';
import type { Io } from '../host/io.ts';
import type { PackStore } from '../host/pack-store.ts';
import { openTemporaryStore } from '../host/temporary-store.ts';
import { expectedPages } from '../publish/plan.ts';
import type { Renderer } from '../publish/renderer.ts';
import type { LintEnvironment } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { openCache, type CacheOptions } from './cache.ts';
import type { Repository } from './documents.ts';
import type { WorkSetup } from './job.ts';
import { createWork } from './work.ts';

/** What the documents of a site are worked on with, until it is closed. */
export interface SiteWork {
  renderer: Renderer;
  setup: WorkSetup;
  repository: Repository & { store: PackStore };
  close: () => Promise<void>;
}

/**
 * Prepare to work on the documents of a site.
 *
 * @param root Absolute path.
 * @param found Paths of the documents, relative to the root.
 * @throws {UserError} `SCHEMA_INVALID`, `CACHE_UNUSABLE`.
 */
export async function openSiteWork(
  root: string,
  settings: Settings,
  found: readonly string[],
  options: CacheOptions,
  io: Io,
): Promise<SiteWork> {
  const environment = await loadEnvironment(root, settings, io.now);
  const store = openCache(root, 'site', options, io) ?? openTemporaryStore();
  const work = await prepareSiteWork(root, settings, found, environment, store);
  return {
    ...work,
    close: async () => {
      await work.close();
      store.close();
    },
  };
}

/** Prepare the same with a store that stays open. */
export async function prepareSiteWork(
  root: string,
  settings: Settings,
  found: readonly string[],
  environment: LintEnvironment,
  store: PackStore,
): Promise<SiteWork> {
  // Loaded here only: the renderer is the largest part of the package.
  const renderer = await import('#renderer');
  const setup = {
    root,
    settings,
    now: environment.now,
    schemaText: environment.customSchema?.text,
    pages: expectedPages(found, renderer),
    hidden: new Set<string>(),
  };
  const work = createWork(setup, environment);
  return { renderer, setup, repository: { settings, environment, work, store }, close: async () => work.close() };
}
