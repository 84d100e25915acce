import { open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { errorCode, UserError } from '../errors.ts';
import { unwritable } from './write-aside.ts';

/** In milliseconds. A lock that is older was left behind by a process that was stopped. */
const longestHeld = 10_000;
const pause = 20;

/**
 * Do work on a file while no other process that asks for the same lock does: between comparing the content of a file and
 * replacing it, another `casebook note` could write.
 *
 * @param file Absolute path.
 * @throws {UserError} `FILE_UNWRITABLE`
 */
export async function withLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const lock = path.join(path.dirname(file), `.${path.basename(file)}.lock`);
  for (let waited = 0; !(await takes(lock)); waited += pause) {
    if (await isLeftBehind(lock)) await rm(lock, { force: true });
    else if (waited >= longestHeld) {
      throw new UserError(
        'FILE_UNWRITABLE',
        `Cannot write ${path.basename(file)}: another process has been writing it`,
      );
    } else await setTimeout(pause);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function takes(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx')).close();
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return false;
    throw unwritable(lock, cause);
  }
}

async function isLeftBehind(lock: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(lock)).mtimeMs > longestHeld;
  } catch (error) {
    // It was released meanwhile.
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
