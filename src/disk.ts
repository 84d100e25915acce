import { closeSync, constants, existsSync, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from './errors.ts';

/** The path that leads from one folder to a file, `/` as separator; both are absolute. */
export function relativePath(from: string, to: string): string {
  return path.relative(from, to).replaceAll(path.sep, '/');
}

/** Whether a path is a folder or a path below it. Both are absolute. */
export function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/**
 * Whether a file belongs to a repository: it is below its folder, and not in `.git`, where a checkout keeps credentials.
 * Both paths are absolute and without links.
 */
export function isInside(folder: string, file: string): boolean {
  const names = path.relative(folder, file).split(path.sep);
  return isBelow(folder, file) && !names.some((name) => /^\.git$/i.test(name));
}

/** The git work tree that a folder is in, without links; the folder itself if it is in none. */
export function repositoryOf(folder: string): string {
  const real = realpathSync.native(folder);
  for (let above = real; ; above = path.dirname(above)) {
    if (existsSync(path.join(above, '.git'))) return above;
    if (above === path.dirname(above)) return real;
  }
}

/** The start of a file, or all of it. */
export interface FilePart {
  bytes: Buffer;
  /** Length of the whole file, in bytes. */
  size: number;
}

/** Why a file was not read. */
export interface Refusal {
  /** To follow `Cannot read x:`. */
  reason: string;
  isOutside?: true;
  /** The code of Node, such as `ENOENT`; absent if nothing went wrong. */
  code?: string;
  cause?: unknown;
}

/**
 * Read a file that a pull request may have put there: not from outside the repository, whatever links say; not a device
 * or a pipe, which would never end; and not more of it than asked for.
 *
 * @param repository Absolute path without links; `undefined` if the user may name a file anywhere.
 * @param file Absolute path.
 * @param longest Number of bytes.
 */
export function readRepositoryFile(repository: string | undefined, file: string, longest: number): FilePart | Refusal {
  try {
    if (repository !== undefined && !isInside(repository, realpathSync.native(file))) {
      return { reason: 'it is a link to a file outside the repository', isOutside: true };
    }
    // Without `O_NONBLOCK`, which Windows does not have, a pipe would wait for another program to write.
    const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(descriptor);
      if (stats.isDirectory()) return { reason: 'EISDIR', code: 'EISDIR' };
      if (!stats.isFile()) return { reason: 'it is not a file' };
      return { bytes: readStart(descriptor, Math.min(stats.size, longest)), size: stats.size };
    } finally {
      closeSync(descriptor);
    }
  } catch (cause) {
    const code = errorCode(cause);
    if (code === undefined) throw cause;
    return { reason: code, code, cause };
  }
}

function readStart(descriptor: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let read = 0; read < length;) {
    const count = readSync(descriptor, bytes, read, length - read, null);
    if (count === 0) return bytes.subarray(0, read);
    read += count;
  }
  return bytes;
}
