import { existsSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { hash } from 'node:crypto';
import path from 'node:path';

/**
 * The folder in which results are kept from one run to the next, outside of tracked files: where other tools keep
 * theirs, or else in the user's own folder for caches.
 *
 * @param root Absolute path of the repository's root.
 * @param userCaches Absolute path of the user's folder for caches.
 */
export function defaultCacheFolder(root: string, userCaches: string): string {
  const modules = path.join(root, 'node_modules');
  if (existsSync(modules)) return path.join(modules, '.cache', 'casebook');
  // Two repositories must not prune each other's results.
  return path.join(userCaches, 'casebook', hash('sha256', root).slice(0, 16));
}

/** Results of a build that nobody has run for this long, in milliseconds, are removed. */
const longestIdle = 30 * 86_400_000;

const buildPrefix = 'casebook-';

/** The folder in which one build of Casebook keeps its results. */
export function buildFolder(folder: string, build: string): string {
  return path.join(folder, buildPrefix + build);
}

/**
 * Remove what other builds of Casebook have left, except for what they may still use. Whatever else is in the folder stays:
 * the user may have named one that others use as well.
 */
export function pruneCache(folder: string, build: string): void {
  const current = buildFolder(folder, build);
  const now = new Date();
  utimesSync(current, now, now);
  for (const name of staleBuilds(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
}

/** The names of folders that builds of Casebook have left, and that nobody has used for long. */
export function staleBuilds(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const now = Date.now();
  return readdirSync(folder).filter((name) => {
    if (!name.startsWith(buildPrefix)) return false;
    const { mtimeMs = Infinity } = statSync(path.join(folder, name), { throwIfNoEntry: false }) ?? {};
    return now - mtimeMs > longestIdle;
  });
}
