import path from 'node:path';
import { repositoryOf } from '../disk.ts';
import type { Io } from '../host/io.ts';
import type { Settings } from '../settings.ts';
import type { LoadedSources } from '../sources/load-sources.ts';
import { cacheFolder, type CacheOptions } from './cache.ts';

/**
 * Read the catalogs of the other repositories of a site; `undefined` if there are none.
 *
 * Their last good copies are kept beside the results of earlier runs, but are no results: they cannot be made again, so
 * they are used with `--no-cache` as well, and by every version.
 */
export async function readSources(
  root: string,
  { sources, site: { visibility } }: Pick<Settings, 'sources' | 'site'>,
  { cacheLocation }: CacheOptions,
  io: Pick<Io, 'cwd' | 'now' | 'userCaches'>,
): Promise<LoadedSources | undefined> {
  if (sources.length === 0) return undefined;
  // Most sites have none.
  const { loadSources } = await import('../sources/load-sources.ts');
  const { openSourceCopies } = await import('../host/source-copies.ts');
  const folder = cacheFolder(root, cacheLocation === undefined ? {} : { cacheLocation }, io);
  return loadSources(sources, {
    root,
    repository: repositoryOf(root),
    copies: folder === undefined ? undefined : openSourceCopies(path.join(folder, 'sources')),
    now: io.now,
    visibility,
  });
}
