import { realpathSync } from 'node:fs';
import path from 'node:path';
import { isBelow, repositoryOf, relativePath } from '../disk.ts';
import type { Io } from './io.ts';

/**
 * The path of a folder from the top of the repository that it is in, as code hosts name files.
 *
 * @param folder Absolute path.
 * @returns `/` as separator; empty if it is the top, or in no repository.
 */
export function pathFromTop(
  folder: string,
  { cwd, githubActions, gitlabProject }: Pick<Io, 'cwd' | 'githubActions' | 'gitlabProject'>,
): string {
  const stated = githubActions?.workspace ?? gitlabProject;
  // In a container, the variable may hold a path outside of it.
  const isUsable = stated !== undefined && isBelow(path.resolve(cwd, stated), folder);
  return isUsable
    ? relativePath(path.resolve(cwd, stated), folder)
    : relativePath(repositoryOf(folder), realpathSync.native(folder));
}
