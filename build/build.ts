// Compiles everything that the package ships into dist/. Runs as `prepare`, so after every `npm ci`.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { bundlePackage } from './package.ts';
import { compileSite } from './site.ts';
import { thirdPartyText } from './third-party.ts';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');

const inputs = await hashInputs();
const made = `${inputs} ${process.version}`;
// The first `npx casebook` in a clone runs `prepare` again, and every `npm test` runs the build.
if ((await readText(path.join(dist, '.inputs'))) !== made) await build();

async function build(): Promise<void> {
  // Built in another folder and renamed, so that a running command sees either the old build or the new one.
  const aside = `${dist}.${process.pid}`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside);
  try {
    const [site, bundle] = await Promise.all([
      compileSite({ root, outfile: path.join(aside, 'renderer.js') }),
      bundlePackage({ root, outdir: aside, buildId: inputs.slice(0, 16) }),
      declareTypes(aside),
    ]);
    await writeFile(path.join(aside, 'THIRD-PARTY.txt'), thirdPartyText([...site, ...bundle]));
    await writeFile(path.join(aside, '.inputs'), made);
    const old = `${aside}.old`;
    await rename(dist, old).catch(ignoreMissing);
    await rename(aside, dist);
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function declareTypes(outdir: string): Promise<void> {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', 'build/tsconfig.json', '--outDir', outdir], { cwd: root });
}

async function hashInputs(): Promise<string> {
  const hash = createHash('sha256');
  const patterns = [
    'package.json',
    'package-lock.json',
    '{build,schema,src}/**/*',
    'site/{adapter,src}/**/*',
    'site/*.{ts,json}',
  ];
  for (const file of (await Array.fromAsync(glob(patterns, { cwd: root }))).toSorted()) {
    const text = await readFile(path.join(root, file)).catch(ignoreFolder);
    if (text) hash.update(`${file}\0${text.length}\0`).update(text);
  }
  return hash.digest('hex');
}

async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(ignoreMissing);
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function ignoreFolder(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'EISDIR') throw error;
}
