import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { casebook, folderWith } from './cli.ts';
import { filesBelow } from './site.ts';

/** A built site: paths of its files, and their text. */
export interface BuiltFiles {
  names: string[];
  read: (file: string) => Promise<string>;
}

/** Build the site of some files in a folder of their own. */
export async function buildSite(files: Record<string, string | Uint8Array>): Promise<BuiltFiles> {
  const folder = await folderWith(files);
  expect(await casebook(folder, ['build'])).toMatchObject({ exitCode: 0 });
  const site = path.join(folder, '_site');
  return { names: await filesBelow(site), read: (file) => readFile(path.join(site, file), 'utf8') };
}
