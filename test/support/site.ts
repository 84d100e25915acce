import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { serveFolder } from './server.ts';

/** Paths of the files below a folder, sorted, `/` as separator. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .toSorted();
}

/** Serve a folder below `/prefix/`, as a static host does, until the test ends. */
export async function serve(folder: string): Promise<string> {
  const { address, close } = await serveFolder(folder);
  onTestFinished(close);
  return address;
}
