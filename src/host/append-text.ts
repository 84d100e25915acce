import { appendFileSync, statSync } from 'node:fs';
import { errorCode, UserError } from '../errors.ts';

/** Size of a file in bytes; `undefined` if there is none. */
export function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

/**
 * Append to a file that others append to as well.
 *
 * @throws {UserError} `FILE_UNWRITABLE`
 */
export function appendText(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (cause) {
    throw new UserError('FILE_UNWRITABLE', `Cannot write ${file}: ${errorCode(cause)}`, { cause });
  }
}
