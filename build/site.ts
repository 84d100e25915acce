import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundleOptions } from './bundle-options.ts';
import { classicInputsName, licensesName } from '../site/adapter/file-names.ts';
import { licensesOf, type License } from './third-party.ts';

/**
 * Compile the Astro project in `site/` to one module without dependencies that implements `Renderer`
 * (src/publish/renderer.ts). The same sources give the same bytes, in whatever folder and environment.
 *
 * @param options.root The repository's root.
 * @param options.outfile Absolute path of the module.
 * @returns The packages that are in it.
 */
export async function compileSite({ root, outfile }: { root: string; outfile: string }): Promise<License[]> {
  const work = await mkdtemp(path.join(root, 'dist-site-'));
  try {
    await astroBuild(root, work);
    const assets = path.join(work, 'assets.json');
    await writeFile(assets, JSON.stringify(await readAssets(work)));
    await writeFile(path.join(work, 'images.json'), JSON.stringify(await readImages(work)));
    const { outputFiles } = await build({
      ...bundleOptions,
      stdin: {
        contents: ['assets', 'images']
          .map((name) => `export { default as ${name} } from './${name}.json';`)
          .concat(`export * from './server/entry.mjs';`)
          .join(''),
        resolveDir: work,
      },
      absWorkingDir: work,
      // Bundled CommonJS modules look for it.
      banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
      write: false,
    });
    // Astro writes the folders that it was built in into its manifest.
    const text = (outputFiles[0]?.text ?? '').replaceAll(work, '').replaceAll(root, '');
    await writeFile(outfile, text);
    const readServer = async (name: string) => JSON.parse(await readFile(path.join(work, 'server', name), 'utf8'));
    return [...(await readServer(licensesName)), ...(await licensesOf(root, await readServer(classicInputsName)))];
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function astroBuild(root: string, outDir: string): Promise<void> {
  const astro = path.join(root, 'node_modules/astro/bin/astro.mjs');
  await promisify(execFile)(process.execPath, [astro, 'build', '--root', 'site', '--outDir', outDir, '--silent'], {
    cwd: root,
    // Astro copies environment variables whose names occur in its runtime into what it builds.
    env: {
      PATH: process.env.PATH,
      ASTRO_TELEMETRY_DISABLED: '1',
      ASTRO_KEY: Buffer.alloc(32).toString('base64'),
      NODE_ENV: 'production',
    },
  });
}

/** What `site/public` holds, base64 by path: a module has no room for bytes. */
async function readImages(work: string): Promise<Record<string, string>> {
  const names = (await readdir(path.join(work, 'client'))).filter((name) => name.endsWith('.png')).toSorted();
  const images = names.map(async (name) => [name, await readFile(path.join(work, 'client', name), 'base64')] as const);
  return Object.fromEntries(await Promise.all(images));
}

/** Stylesheet and icon are among the client's files; what plugins of our own emit stays with the server's. */
async function readAssets(work: string): Promise<Record<string, string>> {
  const assets: Record<string, string> = {};
  for (const folder of ['client', 'server']) {
    const names = await readdir(path.join(work, folder, 'assets'));
    for (const name of names)
      assets[`assets/${name}`] = await readFile(path.join(work, folder, 'assets', name), 'utf8');
  }
  return Object.fromEntries(Object.entries(assets).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
