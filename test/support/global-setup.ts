import { execFile } from 'node:child_process';
import { glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { everyFeature } from '../fixtures/every-feature.ts';
import { findChromium } from './chromium.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');

/** Folders of built sites that many test files look at, and none changes; or why a site could not be built. */
export interface CommonSites {
  /** Of the repository's own postmortems. */
  own: BuiltSite;
  /** Of documents that use every feature. */
  everyFeature: BuiltSite;
  /** Of a repository without documents. */
  empty: BuiltSite;
}

type BuiltSite = { folder: string } | { error: string };

declare module 'vitest' {
  interface ProvidedContext {
    sites: CommonSites;
  }
}

/** One for each project that runs. */
const folders: string[] = [];

/** Unpack the browser, so that no test has to wait for that, and build the common sites once. */
export async function setup(project: TestProject): Promise<void> {
  // Whatever fails here fails in the tests that need it: an error now would end the tests of all projects.
  await findChromium().catch(() => undefined);
  const folder = await mkdtemp(path.join(tmpdir(), 'casebook-'));
  folders.push(folder);
  const build = (name: string, files: Record<string, string | Uint8Array>) =>
    buildSite(path.join(folder, name), files).then(
      (site) => ({ folder: site }),
      (error: unknown) => ({ error: String(error) }),
    );
  project.provide('sites', {
    own: await build('own', await ownPostmortems()),
    everyFeature: await build('everyFeature', everyFeature),
    // None of its documents may be shown.
    empty: await build('empty', { 'postmortems/2024-08-10-a.md': '---\ntitle: A\nvisibility: restricted\n---\n' }),
  });
}

/** Remove the common sites. */
export async function teardown(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}

async function buildSite(cwd: string, files: Record<string, string | Uint8Array>): Promise<string> {
  await mkdir(cwd);
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(cwd, file)), { recursive: true });
    await writeFile(path.join(cwd, file), text);
  }
  // As a process of its own: Vitest runs this file where no thread can be started.
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse('2024-08-20T09:12:00Z') / 1000) };
  await run(process.execPath, [path.join(root, 'dist/bin.js'), 'build', '--no-cache'], { cwd, env });
  return path.join(cwd, '_site');
}

async function ownPostmortems(): Promise<Record<string, string | Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for await (const file of glob('postmortems/**/*.*', { cwd: root }))
    files[file] = await readFile(path.join(root, file));
  return files;
}
