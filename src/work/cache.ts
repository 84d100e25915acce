import path from 'node:path';
import { buildId } from '../build-id.ts';
import { errorCode, UserError } from '../errors.ts';
import { buildFolder, defaultCacheFolder, pruneCache } from '../host/cache-folder.ts';
import type { Io } from '../host/io.ts';
import { openPackStore, type PackStore } from '../host/pack-store.ts';

export interface CacheOptions {
  /** `false`: results of earlier runs are not used, and none are kept. */
  cache?: boolean;
  /** Folder of the results, relative to the working directory. */
  cacheLocation?: string;
}

/**
 * Open the results that earlier runs have kept.
 *
 * @param root Absolute path of the repository's root.
 * @param name Tells one kind of results from another.
 * @returns `undefined` if there is no place for them, or the program runs from its sources.
 * @throws {UserError} `CACHE_UNUSABLE` if the user's own folder cannot be used.
 */
export function openCache(root: string, name: string, options: CacheOptions, io: Io): PackStore | undefined {
  const folder = cacheFolder(root, options, io);
  if (folder === undefined || buildId === undefined) return undefined;
  try {
    const store = openPackStore(path.join(buildFolder(folder, buildId), name));
    pruneCache(folder, buildId);
    return store;
  } catch (cause) {
    // Without a cache, everything works as well, only slower.
    if (options.cacheLocation === undefined) return undefined;
    throw new UserError(
      'CACHE_UNUSABLE',
      `Cannot use the cache ${options.cacheLocation}: ${errorCode(cause) ?? String(cause)}`,
      { cause },
    );
  }
}

/** Absolute path of the folder of the results; `undefined` if there is none. */
export function cacheFolder(
  root: string,
  { cache = true, cacheLocation }: CacheOptions,
  io: Pick<Io, 'cwd' | 'userCaches'>,
): string | undefined {
  if (!cache) return undefined;
  if (cacheLocation !== undefined) return path.resolve(io.cwd, cacheLocation);
  return io.userCaches === undefined ? undefined : defaultCacheFolder(root, io.userCaches);
}
