import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { errorCode } from '../errors.ts';
import { digestOf } from './digest.ts';

/** A file as another host had it. */
export interface CopiedFile {
  path: string;
  bytes: Buffer;
  etag?: string;
}

/** What was last read of a source, as a whole. */
export interface SourceCopy {
  /** When it was read, as an ISO 8601 instant. */
  read: string;
  files: CopiedFile[];
}

/** The last good copies of catalogs of other repositories. Whatever cannot be read or written is as if it were not there. */
export interface SourceCopies {
  /** @param longest Bytes of all files together. */
  get: (name: string, longest: number) => SourceCopy | undefined;
  put: (name: string, copy: SourceCopy) => void;
  /** Note that the files of a copy are still the same. */
  confirm: (name: string, read: string) => void;
}

interface Head {
  read: string;
  content: string;
  files: { path: string; length: number; etag?: string }[];
}

/**
 * Open the copies in a folder. A copy is a file with its content, and one with its head, which comes into its place last.
 *
 * @param folder Absolute path; it need not exist.
 */
export function openSourceCopies(folder: string): SourceCopies {
  const headOf = (name: string): string => path.join(folder, `${name}.json`);
  const place = (file: string, bytes: string | Buffer): void => {
    const aside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
    writeFileSync(aside, bytes);
    renameSync(aside, file);
  };
  const readHead = (name: string): Head => JSON.parse(readFileSync(headOf(name), 'utf8')) as Head;
  return {
    get: (name, longest) =>
      tolerant(() => {
        const { read, content, files } = readHead(name);
        const bytes = gunzipSync(readFileSync(path.join(folder, path.basename(content))), { maxOutputLength: longest });
        if (digestOf([bytes]) !== path.basename(content).split('.').at(-2)) return undefined;
        let offset = 0;
        const copied = files.map(({ length, ...file }): CopiedFile => {
          offset += length;
          return { ...file, bytes: bytes.subarray(offset - length, offset) };
        });
        return { read, files: copied };
      }),
    put: (name, { read, files }) =>
      tolerant(() => {
        mkdirSync(folder, { recursive: true });
        const bytes = Buffer.concat(files.map((file) => file.bytes));
        const content = `${name}.${digestOf([bytes])}.gz`;
        place(path.join(folder, content), gzipSync(bytes, { level: constants.Z_BEST_SPEED }));
        const head: Head = {
          read,
          content,
          files: files.map(({ bytes: { length }, path: file, etag }) => ({
            path: file,
            length,
            ...(etag !== undefined && { etag }),
          })),
        };
        place(headOf(name), JSON.stringify(head));
        for (const other of readdirSync(folder)) {
          if (other.startsWith(`${name}.`) && other.endsWith('.gz') && other !== content) {
            rmSync(path.join(folder, other), { force: true });
          }
        }
      }),
    confirm: (name, read) => tolerant(() => place(headOf(name), JSON.stringify({ ...readHead(name), read }))),
  };
}

function tolerant<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    // A file system that has no file or no room, content that is broken, or a head that another program has cut off.
    if (errorCode(error) !== undefined || error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
