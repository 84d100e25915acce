import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as renderer from '#renderer';
import { defaultSettings } from 'casebook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf } from '../../bench/documents.ts';
import { loadEnvironment } from '../../src/host/environment.ts';
import { readAsset, readSources } from '../../src/host/read-files.ts';
import { checkDocuments } from '../../src/lint/check-documents.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { previewSite } from '../../src/publish/preview.ts';
import { root, temporaryFolder } from '../support/cli.ts';
import { filesBelow } from '../support/site.ts';

// The built command line, in processes of its own: only there are threads, and results of earlier runs.

const now = '2024-08-20T09:12:00Z';
const run = promisify(execFile);

async function casebook(cwd: string, args: readonly string[], at = now): Promise<{ stdout: string; exitCode: number }> {
  const env = { PATH: process.env.PATH, HOME: cwd, SOURCE_DATE_EPOCH: String(Date.parse(at) / 1000) };
  try {
    const { stdout } = await run(process.execPath, [path.join(root, 'dist/bin.js'), ...args], {
      cwd,
      env,
      maxBuffer: 2 ** 26,
    });
    return { stdout, exitCode: 0 };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !('stdout' in error)) throw error;
    return { stdout: String(error.stdout), exitCode: Number(error.code) };
  }
}

/** Enough documents for threads, with faults of many kinds, links to each other, and an image. */
async function writeDocuments(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'postmortems'));
  await cp(path.join(root, 'postmortems'), path.join(folder, 'postmortems'), { recursive: true });
  const names: string[] = [];
  for (let index = 0; index < 50; index += 1) {
    const { name, text } = documentOf(index);
    const faults = [
      text.replace('reviewed', 'reviewd').replace('SEV', 'Sev'),
      text.replace(/^- \d\d:\d\d/m, '- 25:99'),
      `${text}\nSee [the one before](${names.at(-1)}), [nothing](nothing.md) and ![a picture](picture.png).\n`,
      text.replace('tags:', 'related: [2014-01-01-nothing]\ntags:'),
      `${text}\n<!-- casebook ignore link-target: they are gone -->\n[gone](gone.md)\n`,
    ];
    await writeFile(path.join(folder, 'postmortems', name), faults[index % faults.length] ?? text);
    names.push(name);
  }
  // A picture of one pixel.
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await writeFile(path.join(folder, 'postmortems/picture.png'), Buffer.from(png, 'base64'));
}

async function contentsOf(site: string): Promise<Map<string, string>> {
  const files = await filesBelow(site);
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, string]> => [file, await readFile(path.join(site, file), 'latin1')]),
    ),
  );
}

describe('whatever the threads, the parser, and what earlier runs have kept', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'casebook-'));
    await writeDocuments(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('messages are the same', async () => {
    const lint = async (...args: string[]) => casebook(folder, ['lint', '--format', 'json', ...args]);
    const alone = await lint('--no-cache');
    expect(JSON.parse(alone.stdout).files.length).toBeGreaterThan(60);
    expect(await lint('--cache-location', '.cache')).toEqual(alone);
    expect(await lint('--cache-location', '.cache')).toEqual(alone);
    const paths = JSON.parse(alone.stdout).files.map(({ path: file }: { path: string }) => file);
    const documents = readSources(folder, paths).map((source) => parseMarkdown(source, { native: false }));
    const environment = await loadEnvironment(folder, defaultSettings, now);
    const inThisThread = checkDocuments(documents, defaultSettings, environment);
    const shown = inThisThread.map(({ document, messages }) => ({
      path: document.path,
      messages: messages.map(({ ruleId, reason, place }) => [ruleId, reason, place.start.line, place.end.column]),
    }));
    expect(
      JSON.parse(alone.stdout).files.map((file: { path: string; messages: Record<string, unknown>[] }) => ({
        path: file.path,
        messages: file.messages.map(({ ruleId, message, line, endColumn }) => [ruleId, message, line, endColumn]),
      })),
    ).toEqual(shown);
  });

  test('sites are the same, byte for byte', async () => {
    const build = async (out: string, ...args: string[]) => casebook(folder, ['build', '--out', out, ...args]);
    const changed = async (out: string, ...args: string[]) =>
      Number(/\((\d+) files? changed\)/.exec((await build(out, ...args)).stdout)?.[1]);
    await build('anew', '--no-cache');
    const anew = await contentsOf(path.join(folder, 'anew'));
    expect(anew.size).toBeGreaterThan(100);
    await build('first', '--cache-location', '.cache');
    expect(await contentsOf(path.join(folder, 'first'))).toEqual(anew);
    await build('second', '--cache-location', '.cache');
    expect(await contentsOf(path.join(folder, 'second'))).toEqual(anew);
    expect(await changed('second', '--cache-location', '.cache')).toBe(0);
    expect(await changed('second', '--no-cache')).toBe(0);
    // A document that is changed and changed back.
    const file = path.join(folder, 'postmortems', documentOf(7).name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('## Lessons', '## Lessons learned'));
    expect(await changed('second', '--cache-location', '.cache')).toBeLessThan(8);
    expect(await contentsOf(path.join(folder, 'second'))).not.toEqual(anew);
    await writeFile(file, text);
    await build('second', '--cache-location', '.cache');
    expect(await contentsOf(path.join(folder, 'second'))).toEqual(anew);
    // Another one that the site must no longer name, to which others link, and a picture that is another one.
    const other = path.join(folder, 'postmortems', documentOf(1).name);
    const shown = await readFile(other, 'utf8');
    const picture = path.join(folder, 'postmortems/picture.png');
    const pixel = await readFile(picture);
    await writeFile(other, shown.replace('\ntitle:', '\nvisibility: restricted\ntitle:'));
    await writeFile(picture, Buffer.concat([pixel, Buffer.from('more')]));
    await build('second', '--cache-location', '.cache');
    await build('third', '--no-cache');
    const third = await contentsOf(path.join(folder, 'third'));
    expect([...third.keys()].filter((name) => name.includes(documentOf(1).name.replace('.md', '')))).toEqual([]);
    expect(await contentsOf(path.join(folder, 'second'))).toEqual(third);
    await writeFile(other, shown);
    await writeFile(picture, pixel);
    await build('second', '--cache-location', '.cache');
    expect(await contentsOf(path.join(folder, 'second'))).toEqual(anew);
    // A page that somebody has changed or removed.
    await writeFile(path.join(folder, 'second/tasks.html'), 'mine');
    await rm(path.join(folder, 'second/insights.html'));
    expect(await changed('second', '--cache-location', '.cache')).toBe(2);
    expect(await contentsOf(path.join(folder, 'second'))).toEqual(anew);
  });

  test('pages are those that one thread renders with the reference parser', async () => {
    const paths = (await readdir(path.join(folder, 'postmortems')))
      .filter((name) => /^\d.*\.md$/.test(name))
      .map((name) => `postmortems/${name}`);
    const documents = readSources(folder, paths.toSorted()).map((source) => parseMarkdown(source, { native: false }));
    const environment = await loadEnvironment(folder, defaultSettings, now);
    const { routes, localsOf } = previewSite(checkDocuments(documents, defaultSettings, environment), {
      renderer,
      settings: defaultSettings,
      today: now.slice(0, 10),
      readAsset: (file) => readAsset(folder, file),
    });
    const site = await contentsOf(path.join(folder, 'anew'));
    for (const route of routes) {
      const html = Buffer.from(await renderer.render(localsOf(route))).toString('latin1');
      expect(site.get(route.path) === html, route.path).toBe(true);
    }
  });
});

describe('what an earlier run has kept', () => {
  const document =
    '---\ntitle: A\nstatus: reviewed\ntasks: [{ title: Mend it, owner: ann, due: 2024-09-01 }]\n---\n[B](b.txt)\n';

  async function lintOne(folder: string, at = now): Promise<string[]> {
    const { stdout } = await casebook(folder, ['lint', '--format', 'json', '--cache-location', 'kept'], at);
    return JSON.parse(stdout).files[0].messages.map(({ ruleId }: { ruleId: string }) => ruleId);
  }

  async function folderWithOne(): Promise<string> {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'postmortems'));
    await writeFile(path.join(folder, 'postmortems/2024-08-01-a.md'), document);
    await writeFile(path.join(folder, 'casebook.yaml'), 'rules: { task-overdue: warn }\n');
    return folder;
  }

  test('does not hold when a file has come or gone, or a date has passed', async () => {
    const folder = await folderWithOne();
    expect(await lintOne(folder)).toContain('link-target');
    await writeFile(path.join(folder, 'postmortems/b.txt'), '');
    expect(await lintOne(folder)).not.toContain('link-target');
    expect(await lintOne(folder)).not.toContain('task-overdue');
    expect(await lintOne(folder, '2024-09-01T23:59:59Z')).not.toContain('task-overdue');
    expect(await lintOne(folder, '2024-09-02T00:00:00Z')).toContain('task-overdue');
    await rm(path.join(folder, 'postmortems/b.txt'));
    expect(await lintOne(folder)).toContain('link-target');
  });

  test('does not hold under other settings, or another schema of the team', async () => {
    const folder = await folderWithOne();
    await lintOne(folder);
    await writeFile(path.join(folder, 'casebook.yaml'), 'rules: { link-target: off }\nschema: own.json\n');
    await writeFile(path.join(folder, 'own.json'), '{}');
    const before = await lintOne(folder);
    expect(before).not.toContain('link-target');
    await writeFile(path.join(folder, 'own.json'), '{ "required": ["x_team"] }');
    expect(await lintOne(folder)).not.toEqual(before);
  });

  test('is as if it were not there when it is damaged', async () => {
    const folder = await folderWithOne();
    const before = await lintOne(folder);
    const packs = (await readdir(path.join(folder, 'kept'), { recursive: true })).filter((name) =>
      name.endsWith('.pack'),
    );
    expect(packs).toHaveLength(1);
    for (const pack of packs) await truncate(path.join(folder, 'kept', pack), 100);
    expect(await lintOne(folder)).toEqual(before);
  });

  test('is kept with the modules of a repository, or else in the folder of the user', async () => {
    const folder = await folderWithOne();
    await casebook(folder, ['lint', '--no-cache']);
    expect(await readdir(folder)).toEqual(['casebook.yaml', 'postmortems']);
    await casebook(folder, ['lint']);
    expect(await readdir(path.join(folder, '.cache/casebook'))).toHaveLength(1);
    await mkdir(path.join(folder, 'node_modules'));
    await casebook(folder, ['lint']);
    expect(await readdir(path.join(folder, 'node_modules/.cache/casebook'))).toHaveLength(1);
  });

  test('has to have a place that can be used, if the user names one', async () => {
    const folder = await folderWithOne();
    await writeFile(path.join(folder, 'kept'), 'a file');
    expect(await casebook(folder, ['lint', '--cache-location', 'kept'])).toEqual({ stdout: '', exitCode: 2 });
  });
});
