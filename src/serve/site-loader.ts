import { statSync } from 'node:fs';
import path from 'node:path';
import { configNames, loadConfig } from '../config/config.ts';
import { isBelow } from '../disk.ts';
import { openCustomSchema, readCustomSchema } from '../host/custom-schema.ts';
import { loadEnvironment } from '../host/environment.ts';
import type { Io } from '../host/io.ts';
import { openMemoryStore, type MemoryStore } from '../host/memory-store.ts';
import { findDocuments, readReadable } from '../host/read-files.ts';
import type { CustomSchema } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { isAddress } from '../text/source-address.ts';
import { openCache, type CacheOptions } from '../work/cache.ts';
import { loadSite } from '../work/load-site.ts';
import { readSources } from '../work/read-sources.ts';
import type { LoadedSources } from '../sources/load-sources.ts';
import { prepareSiteWork, type SiteWork } from '../work/site-work.ts';
import { createServedSite, type ServedSite } from './served-site.ts';

export interface LoaderOptions extends CacheOptions {
  /** Path of the configuration, relative to the working directory. */
  config?: string;
}

/** A site, and what could not be read. */
export interface Loaded {
  site: ServedSite;
  problems: string[];
}

/** Loads a site again and again; what has not changed is not read again. */
export interface SiteLoader {
  /**
   * @param watch Called with the absolute paths of the folders that the site depends on before they are read; returns
   *   whether one of them is new. Those that are known so far are passed even if the site cannot be loaded.
   * @throws {UserError} If the configuration, or a file that it names, is invalid or cannot be read.
   */
  load: (watch: (folders: ReadonlySet<string>) => boolean) => Promise<Loaded>;
  /** Whether the site may depend on a file of a watched folder, by its absolute path. */
  mayMatter: (file: string) => boolean;
  close: () => Promise<void>;
}

export function createSiteLoader(options: LoaderOptions, io: Io): SiteLoader {
  let store: MemoryStore | undefined;
  let work: SiteWork | undefined;
  let lastRoot = io.cwd;
  const named = options.config === undefined ? undefined : path.resolve(io.cwd, options.config);
  let others: { key: string; loaded: LoadedSources | undefined } | undefined;
  let schema: { opened: CustomSchema; closing: AbortController } | undefined;

  /** A schema has a thread, which is used until the schema changes. */
  const openSchema = async (root: string, file: string, onFile: (name: string) => void): Promise<CustomSchema> => {
    const text = await readCustomSchema(root, file, onFile);
    if (schema?.opened.text === text) return schema.opened;
    const closing = new AbortController();
    const opened = await openCustomSchema(text, file, closing.signal);
    schema?.closing.abort();
    schema = { opened, closing };
    return opened;
  };

  /** Catalogs of others are read when the program starts, and when the configuration names others or a file has changed. */
  const loadOthers = async (root: string, settings: Settings, now: string): Promise<LoadedSources | undefined> => {
    const files = settings.sources.map(({ catalog }) =>
      statSync(path.resolve(root, catalog), { throwIfNoEntry: false }),
    );
    const key = JSON.stringify([settings.sources, files.map((stats) => stats && [stats.size, stats.mtimeMs])]);
    if (others?.key !== key) others = { key, loaded: await readSources(root, settings, options, { ...io, now }) };
    return others.loaded;
  };

  return {
    async load(watch) {
      const folders = new Set(named === undefined ? withFoldersAbove(io.cwd) : [io.cwd, path.dirname(named)]);
      watch(folders);
      const now = io.readNow?.() ?? io.now;
      const { root, settings } = await loadConfig(io.cwd, options.config);
      folders.add(root);
      lastRoot = root;
      const watchFile = (file: string): void => {
        const absolute = path.join(root, file);
        if (isBelow(root, absolute)) folders.add(path.dirname(absolute));
      };
      for (const file of namedFiles(settings)) watchFile(file);
      const find = async () => findDocuments(root, settings.documents, root, (folder) => folders.add(folder));
      let found = await find();
      // What appears in a folder before it is watched is found by looking once more.
      while (watch(folders)) found = await find();
      const environment = await loadEnvironment(root, settings, now, async (file) => openSchema(root, file, watchFile));
      const fromOthers = await loadOthers(root, settings, now);
      store ??= openMemoryStore(openCache(root, 'site', options, io));
      const { sources, problems } = readReadable(root, found);
      problems.push(...(fromOthers?.warnings ?? []));
      if (found.length === 0 && settings.sources.length === 0)
        problems.push(`No postmortem matches ${settings.documents.join(', ')}`);
      work = await prepareSiteWork(root, settings, found, environment, store);
      try {
        const loaded = await loadSite(sources, work, { others: fromOthers });
        store.prune();
        for (const { places } of loaded.kept.values()) for (const [file] of places) watchFile(file);
        watch(folders);
        const { renderer } = work;
        const today = now.slice(0, 'YYYY-MM-DD'.length);
        return { site: createServedSite({ ...loaded, root, today, renderer, store }), problems };
      } finally {
        await work.close();
      }
    },
    mayMatter(file) {
      const name = path.basename(file);
      if (/^(?:node_modules|\.git)$/i.test(name)) return false;
      return file === named || configNames.includes(name) || isBelow(lastRoot, file);
    },
    async close() {
      schema?.closing.abort();
      await work?.close();
      store?.close();
    },
  };
}

/** The folders in which the nearest configuration may appear. */
function withFoldersAbove(folder: string): string[] {
  const above = path.dirname(folder);
  return above === folder ? [folder] : [folder, ...withFoldersAbove(above)];
}

function namedFiles({ schema, sources, site: { logo, stylesheet } }: Settings): string[] {
  const catalogs = sources.map(({ catalog }) => (isAddress(catalog) ? undefined : catalog));
  return [schema, logo, stylesheet, ...catalogs].filter((file) => file !== undefined);
}
