import { stat } from 'node:fs/promises';
import path from 'node:path';
import { isBelow, relativePath } from '../disk.ts';
import { UserError } from '../errors.ts';
import { globFault, globsOfFiles, globsOfPaths } from '../text/glob.ts';
import { openGit } from './git.ts';
import { findDocuments, isPostmortemName } from './read-files.ts';

/** The documents to report, the others to know, and what was left out. Paths are relative to the root. */
export interface Selection {
  /** Sorted. */
  reported: string[];
  /** The rest of the configured documents, sorted. */
  others: string[];
  /** What was left out and why, each a sentence without a final period. */
  notes: string[];
}

/** How documents are selected: by names, by what changed, or by neither, which is all of them. */
export interface Choice {
  /** Files, folders or globs, relative to the working directory. */
  names?: readonly string[] | undefined;
  /** Path of a document that need not be on disk, relative to the working directory. */
  given?: string | undefined;
  /** A commit; reported is what changed since the present branch parted from it. */
  since?: string | undefined;
}

/** A repository whose documents are selected. */
interface Place {
  /** Absolute path. */
  root: string;
  /** Absolute path of the working directory. */
  cwd: string;
  globs: readonly string[];
  /** The globs are the repository's own, not the default. */
  isConfigured: boolean;
}

/**
 * Select documents.
 *
 * @throws {UserError} `FILE_NOT_FOUND` if a name is not that of a file, and never was; `NO_DOCUMENTS` if nothing matches
 *   the globs, or a folder that was named contains no document; `GIT_UNUSABLE` if git does not know what changed.
 */
export async function selectDocuments(place: Place, { names, given, since }: Choice): Promise<Selection> {
  const configured = await findDocuments(place.root, place.globs);
  const notes: string[] = [];
  const changed = since === undefined ? undefined : await changedSince(place, since, configured, notes);
  const named =
    given === undefined
      ? names && (await findNamed(place, names, configured, notes))
      : findGiven(place, given, configured, notes);
  const reported = narrow(named ?? changed ?? configured, named && changed);
  // An empty check must not pass, unless it is what was asked for.
  if (configured.length === 0 && !named && !changed) {
    throw new UserError('NO_DOCUMENTS', `No postmortem matches ${place.globs.join(', ')}`);
  }
  const isReported = new Set(reported);
  return { reported, others: configured.filter((file) => !isReported.has(file)), notes };
}

function narrow(files: readonly string[], to: readonly string[] | undefined): string[] {
  if (!to) return [...files];
  const kept = new Set(to);
  return files.filter((file) => kept.has(file));
}

async function changedSince(
  { root }: Place,
  ref: string,
  configured: readonly string[],
  notes: string[],
): Promise<string[]> {
  const git = await openGit(root);
  const changed = await git.changedSince(await git.mergeBase(ref));
  const paths = new Set(changed.filter(({ isDeleted }) => !isDeleted).map(({ path: name }) => name));
  const found = configured.filter((file) => paths.has(file));
  if (found.length === 0) notes.push(`no postmortem has changed since ${ref}`);
  return found;
}

function findGiven(place: Place, name: string, configured: readonly string[], notes: string[]): string[] {
  const file = relativePath(place.root, path.resolve(place.cwd, name));
  // A file that is not on disk yet is not among those that were found.
  const isOwn = configured.includes(file) || globsOfFiles(place.globs).matches(file);
  const reason = isOwn && isPostmortemName(file) ? undefined : whyLeftOut(place, file);
  if (reason !== undefined) notes.push(`${name} was skipped: ${reason}`);
  return reason === undefined ? [file] : [];
}

async function findNamed(
  place: Place,
  names: readonly string[],
  configured: readonly string[],
  notes: string[],
): Promise<string[]> {
  const { root, cwd } = place;
  const found = new Set<string>();
  const isOwn = new Set(configured);
  for (const name of names) {
    const absolute = path.resolve(cwd, name);
    const file = relativePath(root, absolute);
    const stats = await stat(absolute).catch(() => undefined);
    if (stats?.isDirectory()) {
      const below = await findBelow(place, absolute, configured);
      if (below.length === 0) throw new UserError('NO_DOCUMENTS', `No postmortem below ${name}`);
      for (const one of below) found.add(one);
    } else if (stats) {
      const reason = isOwn.has(file) ? undefined : whyLeftOut(place, file);
      if (reason === undefined) found.add(file);
      else notes.push(`${name} was skipped: ${reason}`);
    } else {
      const matching = findMatching(file, configured);
      if (matching.length === 0) notes.push(await explainMissing(root, name, file));
      for (const one of matching) found.add(one);
    }
  }
  if (found.size === 0 && names.length === 0) notes.push('no file was named');
  return [...found].toSorted();
}

async function findBelow(
  { root, isConfigured }: Place,
  folder: string,
  configured: readonly string[],
): Promise<string[]> {
  const below = relativePath(root, folder);
  if (isConfigured) return configured.filter((file) => below === '' || file.startsWith(`${below}/`));
  return (await findDocuments(folder, ['**/*.md'], isBelow(root, folder) ? root : folder)).map((file) =>
    path.posix.join(below, file),
  );
}

/** Why a file that was named is not checked; `undefined` if it is. */
function whyLeftOut({ globs, isConfigured }: Place, file: string): string | undefined {
  if (!isPostmortemName(file)) return 'files of this name are not postmortems';
  // Without a configuration, anybody may try a file that is anywhere.
  return isConfigured ? `\`documents\` (${globs.join(', ')}) does not include it` : undefined;
}

/** Shells leave a glob in quotes alone. */
function findMatching(glob: string, configured: readonly string[]): string[] {
  if (!/[*?[{]/.test(glob) || globFault(glob) !== undefined) return [];
  return configured.filter(globsOfPaths([glob]));
}

/** A list of changed files names those that were deleted; anything else that is missing is a typo. */
async function explainMissing(root: string, name: string, file: string): Promise<string> {
  const git = await openGit(root).catch(() => undefined);
  if (await git?.hasKnown(file)) return `${name} was skipped: it is deleted`;
  throw new UserError('FILE_NOT_FOUND', `Cannot find ${name}`);
}
