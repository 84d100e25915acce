// Casebook's own commands, and what nothing can be faster than.
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Program } from './measure.ts';

const root = path.resolve(import.meta.dirname, '..');
const binary = path.join(root, 'dist/bin.js');

/** What the table calls them. */
export const names = {
  lint: '`lint`',
  lintAgain: '`lint`, nothing changed',
  build: '`build`',
  buildAgain: '`build`, one document changed',
  version: '`--version`',
  lintOne: '`lint` of one document',
  node: '`node -e 0`',
  remarkParse: 'remark-parse alone',
  satteri: 'satteri alone',
  copy: 'Node copying the site',
} as const;

/** A folder with documents, and an empty one beside it. */
export interface Place {
  /** Absolute path of a folder with documents in `postmortems/`. */
  folder: string;
  /** Absolute path of a folder for whatever is made of them. */
  work: string;
  /** Absolute path of one of the documents. */
  first: string;
}

export async function lintPrograms({ folder, work }: Place): Promise<Program[]> {
  const cache = path.join(work, 'lint-cache');
  const shared = { cwd: folder, exitCodes: [0, 1] };
  const command: Program['command'] = [process.execPath, binary, 'lint', ...(await cacheFlags('lint', cache))];
  return [
    { ...shared, name: names.lint, command, before: () => remove(cache) },
    // The run before has filled the cache.
    { ...shared, name: names.lintAgain, command },
  ];
}

export async function buildPrograms({ folder, work, first }: Place): Promise<Program[]> {
  const cache = path.join(work, 'build-cache');
  const site = path.join(work, 'site');
  const flags = await cacheFlags('build', cache);
  const command: Program['command'] = [process.execPath, binary, 'build', '--out', site, ...flags];
  const original = await readFile(first, 'utf8');
  let edits = 0;
  return [
    {
      name: names.build,
      command,
      cwd: folder,
      before: async () => {
        await remove(cache);
        await remove(site);
        await writeFile(first, original);
      },
    },
    {
      name: names.buildAgain,
      command,
      cwd: folder,
      before: async () => {
        edits += 1;
        await writeFile(first, original.replace('## Summary\n', `## Summary\n\nCorrected ${edits} times.\n`));
      },
    },
  ];
}

/** What nothing can be faster than. */
export function floorPrograms(
  { folder, work }: Place,
  which: readonly (typeof names)['remarkParse' | 'satteri' | 'copy'][],
): Program[] {
  const script = path.join(import.meta.dirname, 'floor.ts');
  const folders = [path.join(folder, 'postmortems'), path.join(work, 'site'), path.join(work, 'copy')];
  return which.map((name) => ({ name, command: [process.execPath, script, name, ...folders], cwd: root }));
}

export async function startPrograms({ folder, work, first }: Place): Promise<Program[]> {
  const flags = await cacheFlags('lint', path.join(work, 'start-cache'));
  return [
    { name: names.node, command: [process.execPath, '-e', '0'], cwd: folder },
    { name: names.version, command: [process.execPath, binary, '--version'], cwd: folder },
    {
      name: names.lintOne,
      command: [process.execPath, binary, 'lint', path.relative(folder, first), ...flags],
      cwd: folder,
      exitCodes: [0, 1],
      before: () => remove(path.join(work, 'start-cache')),
    },
  ];
}

/** None for versions of Casebook without a cache, so that they can be measured too. */
async function cacheFlags(command: string, cache: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [binary, command, '--help']);
  return stdout.includes('--cache-location') ? ['--cache-location', cache] : [];
}

async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
