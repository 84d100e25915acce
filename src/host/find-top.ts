import { existsSync } from 'node:fs';
import path from 'node:path';
import { isBelow } from './read-files.ts';
import type { Io } from './io.ts';

/**
 * The top of the repository that a folder is in: code hosts name files relative to it.
 *
 * @param folder Absolute path.
 * @returns Absolute path; the folder itself if it is in no repository.
 */
export function findTop(
  folder: string,
  { cwd, githubActions, gitlabProject }: Pick<Io, 'cwd' | 'githubActions' | 'gitlabProject'>,
): string {
  const stated = githubActions?.workspace ?? gitlabProject;
  // In a container, the variable may hold a path outside of it.
  if (stated && isBelow(path.resolve(cwd, stated), folder)) return path.resolve(cwd, stated);
  for (let top = folder; ; top = path.dirname(top)) {
    if (existsSync(path.join(top, '.git'))) return top;
    if (top === path.dirname(top)) return folder;
  }
}
