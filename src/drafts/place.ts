import path from 'node:path';
import type { Settings } from '../settings.ts';
import { globsOfFiles } from '../text/glob.ts';

/** The folder of the configured documents, relative to the root: what comes before the first pattern of a glob. */
export function folderOf({ documents }: Settings): string {
  const [base = ''] = documents[0]?.split(/[*?{[(!]/) ?? [];
  return path.posix.dirname(`${base}_`);
}

/**
 * Where a new document goes: into the folder of the documents, or into one for its year if that is what `documents`
 * includes.
 *
 * @returns Path relative to the root; `undefined` if `documents` includes neither.
 */
export function placeOf(name: string, settings: Settings): string | undefined {
  const globs = globsOfFiles(settings.documents);
  const folder = folderOf(settings);
  return [path.posix.join(folder, name), path.posix.join(folder, name.slice(0, 4), name)].find((file) =>
    globs.matches(file),
  );
}
