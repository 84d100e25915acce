import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A package whose code is in what we ship, as Vite's `build.license` lists it. */
export interface License {
  name: string;
  version: string;
  /** SPDX expression. */
  identifier?: string;
  text?: string;
}

/**
 * The packages that bundled files came from.
 *
 * @param root The folder that the inputs are relative to.
 * @param inputs Paths of the bundled files, as esbuild's metafile has them.
 */
export async function licensesOf(root: string, inputs: readonly string[]): Promise<License[]> {
  const folders = inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return Promise.all(
    [...new Set(folders)].map(async (folder) => {
      const directory = path.join(root, folder);
      const { name, version, license } = JSON.parse(await readFile(path.join(directory, 'package.json'), 'utf8'));
      const file = (await readdir(directory)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file && (await readFile(path.join(directory, file), 'utf8')).trim();
      return { name, version, ...(license && { identifier: license }), ...(text && { text }) };
    }),
  );
}

/** The notice that their licences ask for: every package once, by name. */
export function thirdPartyText(licenses: readonly License[]): string {
  const byName = new Map(licenses.map((license) => [`${license.name} ${license.version}`, license]));
  const notices = [...byName]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([title, { identifier, text }]) =>
        `${title}${identifier ? ` (${identifier})` : ''}\n\n${text ?? 'No licence file.'}\n`,
    );
  return `Casebook contains code of these packages.\n\n${notices.join(`\n${'-'.repeat(72)}\n\n`)}`;
}
