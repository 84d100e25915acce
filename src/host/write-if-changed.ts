import { closeSync, fstatSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { errorCode } from '../errors.ts';

/** A file, and when it was written. */
export interface WrittenFile {
  /** In bytes. */
  size: number;
  /** In milliseconds since 1970. */
  modified: number;
  /** The file that may be the same is, and none was written. */
  isSame: boolean;
}

/**
 * Write a file, unless another one has the same content.
 *
 * @param file Absolute path of the file to write.
 * @param present Absolute path of a file that may be the same.
 */
export function writeIfChanged(file: string, text: string, present: string | undefined): WrittenFile {
  const bytes = Buffer.from(text);
  if (present !== undefined && readIfThere(present)?.equals(bytes)) {
    const { size, mtimeMs } = statSync(present);
    return { size, modified: mtimeMs, isSame: true };
  }
  const descriptor = openSync(file, 'w');
  try {
    writeFileSync(descriptor, bytes);
    const { size, mtimeMs } = fstatSync(descriptor);
    return { size, modified: mtimeMs, isSame: false };
  } finally {
    closeSync(descriptor);
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
