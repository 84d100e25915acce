import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from 'casebook';
import { onTestFinished } from 'vitest';
import { errorText, main } from '../../src/cli.ts';
import type { Io } from '../../src/host/io.ts';

export const root = path.resolve(import.meta.dirname, '../..');

/** An empty folder that goes away with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'casebook-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with the given files, by path. */
export async function folderWith(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  return folder;
}

/** The project's first incident in a folder of its own. */
export async function folderWithFirstIncident(): Promise<string> {
  const file = 'postmortems/2024-08-10-authentication-outage.md';
  return folderWith({ [file]: await readFile(path.join(root, file), 'utf8') });
}

interface CasebookOptions extends Partial<
  Pick<Io, 'now' | 'githubActions' | 'gitlabProject' | 'isAgent' | 'timeZone' | 'terminal' | 'codeHosts' | 'clock'>
> {
  color?: boolean;
  stdin?: string;
  /** Width of the terminal. */
  columns?: number;
}

/** Run a command line as `casebook` would, in this process. */
export async function casebook(
  cwd: string,
  args: string[],
  { now = '2024-08-20T09:12:00Z', color = false, stdin = '', columns, ...host }: CasebookOptions = {},
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const io = {
    cwd,
    now,
    isAgent: false,
    ...host,
    readStdin: () => Promise.resolve(Buffer.from(stdin)),
    stdout: { write: (text: string) => (stdout += text), color, columns },
    stderr: { write: (text: string) => (stderr += text), color },
  };
  try {
    return { exitCode: await main(args, io), stdout, stderr };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { exitCode: 2, stdout, stderr: `${stderr}casebook: ${errorText(error)}\n` };
  }
}
