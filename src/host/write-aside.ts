import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';

/**
 * Write a content to a file of another name beside the target, from where it can be moved into place at once.
 *
 * @param target Absolute path.
 * @param place Moves the file into place; the file is removed behind it, whatever happens.
 * @throws {UserError} `FILE_UNWRITABLE`
 */
export async function writeAside<Result>(
  target: string,
  content: string,
  mode: number | undefined,
  place: (aside: string) => Promise<Result>,
): Promise<Result> {
  try {
    const aside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}`);
    // `wx`: an existing file of that name must not be overwritten, or removed below.
    await writeFile(aside, content, { flag: 'wx', ...(mode !== undefined && { mode }) });
    try {
      return await place(aside);
    } finally {
      await rm(aside, { force: true });
    }
  } catch (cause) {
    throw unwritable(target, cause);
  }
}

/** The error of a file that cannot be written; any other error is itself. */
export function unwritable(file: string, cause: unknown): unknown {
  const code = cause instanceof UserError ? undefined : errorCode(cause);
  return code === undefined
    ? cause
    : new UserError('FILE_UNWRITABLE', `Cannot write ${path.basename(file)}: ${code}`, { cause });
}
