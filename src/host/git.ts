import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether a folder is in a git work tree without uncommitted changes, new files included; `undefined` without git. */
export async function isCleanTree(folder: string): Promise<boolean | undefined> {
  try {
    const { stdout } = await run('git', ['status', '--porcelain'], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
    return stdout.trim() === '';
  } catch {
    // No git, or no repository: either way there is nothing to go back to.
    return undefined;
  }
}
