import { lstatSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors.ts';
import type { Source } from '../markdown/source.ts';
import { isBelow, readRepositoryFile, type FilePart, type Refusal } from '../disk.ts';
import { globsOfFiles } from '../text/glob.ts';
import { findFiles } from './find-files.ts';

/** Names of Markdown files that are not postmortems: `README*`, `index.*`, `*template*`, `_*` and `.*`. */
const notPostmortem = /^(?:readme|index\.|[_.])|template/i;

/**
 * The documents that globs match, sorted by path.
 *
 * @param root Absolute path of the folder that the globs are relative to.
 * @param boundary Absolute path of the folder that no link may lead out of.
 * @param onFolder Called with the absolute path of each folder that is looked into.
 * @returns Paths relative to `root`, `/` as separator.
 * @throws {UserError} `FILE_UNREADABLE` if a folder cannot be read, or is a link that leads out.
 */
export async function findDocuments(
  root: string,
  globs: readonly string[],
  boundary = root,
  onFolder?: (folder: string) => void,
): Promise<string[]> {
  return findFiles(root, globsOfFiles(globs), boundary, onFolder).filter(isPostmortemName).toSorted();
}

/** Whether a Markdown file of this name can be a postmortem. */
export function isPostmortemName(file: string): boolean {
  return !notPostmortem.test(path.posix.basename(file));
}

/** A document as it is on disk. */
type ReadSource = Source & { text: Buffer };

/**
 * Read documents from disk.
 *
 * @param root Absolute path that the others are relative to.
 * @throws {UserError} `FILE_UNREADABLE` if one cannot be read.
 */
export function readSources(root: string, paths: readonly string[]): ReadSource[] {
  return readEach(root, paths).map((read) => {
    if ('text' in read) return read;
    throw new UserError('FILE_UNREADABLE', describeRefusal(read), { cause: read.refusal.cause });
  });
}

/**
 * Read those documents that can be read. One that no longer exists is left out.
 *
 * @param root Absolute path that the others are relative to.
 * @returns One sentence for each document that exists and cannot be read.
 */
export function readReadable(root: string, paths: readonly string[]): { sources: ReadSource[]; problems: string[] } {
  const read = readEach(root, paths);
  return {
    sources: read.filter((one) => 'text' in one),
    problems: read.flatMap((one) => ('text' in one || isGone(root, one) ? [] : [describeRefusal(one)])),
  };
}

function readEach(root: string, paths: readonly string[]): (ReadSource | Refused)[] {
  const real = realpathSync.native(root);
  // One by one: small files are read faster so than with promises, and few are open at a time.
  return paths.map((file) => {
    const absolute = path.join(root, file);
    // A user may name a file above the root; a link in a pull request must not lead there.
    const part = readRepositoryFile(isBelow(root, absolute) ? real : undefined, absolute, longestDocument);
    return 'bytes' in part ? { path: file, text: wholeCharacters(part) } : { path: file, refusal: part };
  });
}

/** A link to a file that does not exist is not gone. */
function isGone(root: string, { path: file, refusal }: Refused): boolean {
  return refusal.code === 'ENOENT' && !lstatSync(path.join(root, file), { throwIfNoEntry: false });
}

interface Refused {
  path: string;
  refusal: Refusal;
}

function describeRefusal({ path: file, refusal }: Refused): string {
  return `Cannot read ${file}: ${refusal.reason}`;
}

/** The bytes that were read of a file, without half a character at their end. */
function wholeCharacters({ bytes, size }: FilePart): Buffer {
  if (size === bytes.length) return bytes;
  const start = bytes.findLastIndex((byte) => (byte & 0b1100_0000) !== 0b1000_0000);
  return bytes.subarray(0, start);
}

/** Bytes of a document that are read. A text of more than a third of them is too long to be parsed. */
const longestDocument = 4 * 1024 * 1024;

/** A file that a page uses, such as an image. */
export interface Asset {
  /** Absolute path. */
  file: string;
  /** Absent if the file is larger than `largestAsset`. */
  bytes?: Uint8Array;
}

/** The largest file that goes into a site, in bytes. */
const largestAsset = 10 * 1024 * 1024;

/**
 * Read a file that a page uses.
 *
 * @param root Absolute path that the other is relative to.
 * @returns `undefined` if there is no such file inside `root`; symbolic links are followed first.
 */
export function readAsset(root: string, name: string): Asset | undefined {
  const file = path.join(root, name);
  // Most names that documents mention are no files.
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const part = readRepositoryFile(realpathSync.native(root), file, largestAsset);
  if (!('bytes' in part)) return undefined;
  return part.size > largestAsset ? { file } : { file, bytes: part.bytes };
}
