import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { metricDefinitions } from '../../src/analysis/samples.ts';
import { configName } from '../../src/config/config.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { casebook, folderWith, root } from '../support/cli.ts';
import { createRepository } from '../support/git.ts';
import { blocksOf, failuresOf, followPage, readPage, runLines, type Block } from '../support/manual.ts';

/** Blocks that tests below look at, or that only a package registry could run. */
const isFollowed = ({ text }: Block): boolean => !text.startsWith('npm install');

describe('every command prints what is shown below it', () => {
  test('configuration', async () => {
    const { folder } = await createRepository();
    const { blocks } = await readPage('configuration');
    const { runs, notPrinted } = await followPage(folder, blocks);
    expect(notPrinted).toEqual([]);
    expect(failuresOf(runs)).toEqual([
      ['npx casebook lint', 2],
      [expect.stringContaining('casebook lint --format concise'), 1],
    ]);
  });

  test('writing', async () => {
    const { folder, git } = await createRepository();
    git('config', 'user.name', 'Ann Example');
    const { blocks } = await readPage('writing');
    const { runs, notPrinted } = await followPage(folder, blocks, { now: '2024-03-01T10:20:30Z', timeZone: 'UTC' });
    expect(notPrinted).toEqual([]);
    expect(failuresOf(runs)).toEqual([['npx casebook lint --as in_review --format concise', 1]]);
    const document = 'postmortems/2024-03-01-orders-wait-for-half-an-hour.md';
    const [tasks = 'none'] = blocks.flatMap(({ language, name, text }) => (language === 'md' && !name ? [text] : []));
    expect(await readFile(path.join(folder, document), 'utf8')).toContain(tasks);
  });

  test('metrics', async () => {
    const { blocks } = await readPage('metrics');
    const { runs, notPrinted } = await followPage(await folderWith({}), blocks);
    expect(notPrinted).toEqual([]);
    expect(failuresOf(runs)).toEqual([]);
  });

  test('migration', async () => {
    const { blocks } = await readPage('migration');
    const { folder } = await createRepository({ 'postmortems/2024-08-10-a.md': '---\ntitle: A\n---\n' });
    const { runs } = await followPage(folder, blocks);
    expect(failuresOf(runs)).toEqual([]);
    expect(runs).toHaveLength(4);
  });

  test('import', async () => {
    const writeUp = '# Mail is late\n\n**Severity:** SEV3\n\n## Timeline\n\n- 2023-05-04 09:10 UTC The queue grows.\n';
    const pagerduty = await readFile(path.join(root, 'test/fixtures/import/pagerduty/incident.json'), 'utf8');
    const files = {
      'wiki/outages/a.md': writeUp,
      'outage.md': `${writeUp}\nIn the wiki.\n`,
      'pagerduty/1.json': pagerduty,
    };
    const { blocks } = await readPage('import');
    const { runs } = await followPage(await folderWith(files), blocks.slice(0, 1));
    expect(runs.map(({ stderr }) => stderr.replace(/;[^]*/, ''))).toEqual([
      'casebook: would import 1 document from 1 file',
      'casebook: imported 1 document from 1 file',
      'casebook: imported 1 document from 1 file',
      // It has the same name as the second.
      'casebook: imported 0 documents from 1 file',
    ]);
  });

  test('export', async () => {
    const { blocks } = await readPage('export');
    const example = blocks.find(({ language }) => language === 'md')?.text ?? '';
    const folder = await folderWith({ 'export.md': example });
    await runLines(folder, 'casebook import - < export.md');
    const { runs } = await followPage(
      folder,
      blocks.map((block) => ({
        ...block,
        text: block.text.replaceAll('2024-03-01-orders-wait', '2024-03-01-orders-wait-for-half-an-hour'),
      })),
    );
    expect(failuresOf(runs)).toEqual([]);
    expect(runs[0]?.stdout).toBe(example);
  });

  test('output', async () => {
    const { blocks } = await readPage('output');
    const folder = await folderWith({ 'postmortems/2024-03-01-a.md': '---\ntitle: A\n---\n' });
    const { runs } = await followPage(folder, blocks);
    expect(failuresOf(runs)).toEqual([]);
    expect(JSON.parse(await readFile(path.join(folder, 'casebook.sarif'), 'utf8'))).toHaveProperty('runs');
    expect(await readFile(path.join(folder, 'casebook.xml'), 'utf8')).toContain('<testsuite');
  });

  test('editors', async () => {
    const { blocks } = await readPage('editors');
    const { runs, notPrinted } = await followPage(await folderWith({}), blocks.filter(isFollowed));
    expect(notPrinted).toEqual([]);
    expect(failuresOf(runs)).toEqual([[expect.stringContaining('casebook lint --format concise'), 1]]);
  });
});

test('metrics has the formula of every figure', async () => {
  const { page } = await readPage('metrics');
  const rows = Array.from(page.matchAll(/^\| ([A-Z][^|]*?) +\| ([^|]*?) +\|/gm), ([, title, formula]) => ({
    title,
    formula,
  }));
  expect(rows).toEqual(metricDefinitions.map(({ title, formula }) => ({ title, formula })));
});

describe('editors find the messages in what is printed', async () => {
  const { page, blocks } = await readPage('editors');
  const printed = blocks.find(({ language }) => language === 'console')?.text ?? '';
  const found = (pattern: RegExp) =>
    Array.from(printed.matchAll(pattern), ([, file, line, column]) => `${file}:${line}:${column}`);
  const expected = ['postmortems/2024-03-05-orders-wait.md:3:1', 'postmortems/2024-03-05-orders-wait.md:9:3'];
  const textOf = (language: string) => blocks.find((block) => block.language === language)?.text ?? '';

  test('VS Code', () => {
    const { text = '' } = blocks.find(({ name }) => name.endsWith('tasks.json')) ?? {};
    const { tasks } = JSON.parse(text) as { tasks: { problemMatcher: { pattern: { regexp: string } } }[] };
    expect(found(new RegExp(tasks[0]?.problemMatcher.pattern.regexp ?? '', 'gm'))).toEqual(expected);
  });

  test('Vim', () => {
    const [, format = ''] = /^set errorformat=(.*)$/m.exec(textOf('vim')) ?? [];
    const patterns = format
      .split(',')
      .slice(0, -1)
      .map((one) =>
        one
          .replaceAll('\\ ', ' ')
          .replace('%f', '(.+?)')
          .replaceAll(/%[lc]/g, '(\\d+)')
          .replace('%t', '[a-z]')
          .replace('%m', '.+'),
      );
    expect(patterns).toHaveLength(3);
    expect(found(new RegExp(`^(?:${patterns[0]})$`, 'gm'))).toEqual(expected.slice(0, 1));
    expect(found(new RegExp(`^(?:${patterns[1]})$`, 'gm'))).toEqual(expected.slice(1));
  });

  test('Emacs', () => {
    const [, pattern = ''] = /'\(casebook "(.*)"$/m.exec(textOf('elisp')) ?? [];
    const inJavaScript = pattern.replaceAll('\\\\', '\\').replaceAll(/\\([(|)])/g, '$1');
    expect(found(new RegExp(inJavaScript, 'gm'))).toEqual(expected);
  });

  test('Neovim', async () => {
    const lua = textOf('lua');
    const [, command = ''] = /local command = \{ 'npx', 'casebook', (.*), file \}/.exec(lua) ?? [];
    const args = Array.from(command.matchAll(/'([^']*)'/g), ([, word = '']) => word);
    const stdin = blocks.find(({ language }) => language === 'md')?.text ?? '';
    const folder = await folderWith({});
    const { stdout } = await casebook(folder, [...args, `${folder}/postmortems/2024-03-05-a.md`], { stdin });
    const { files } = JSON.parse(stdout) as { files: { messages: Record<string, unknown>[] }[] };
    const keys = new Set(Array.from(lua.matchAll(/message\.(\w+)/g), ([, key]) => key));
    expect(files[0]?.messages).toHaveLength(2);
    expect(keys.size).toBe(5);
    for (const key of keys) expect(files[0]?.messages[0]).toHaveProperty(key ?? '');
  });

  test('shows the settings that casebook init writes', async () => {
    const folder = await folderWith({});
    await casebook(folder, ['init']);
    expect(page).toContain(await readFile(path.join(folder, '.vscode/settings.json'), 'utf8'));
    const [first] = (await readFile(path.join(folder, 'casebook.yaml'), 'utf8')).split('\n');
    expect(page).toContain(`\n${first}\n`);
  });
});

test('every configuration in the manual is valid, but for the one that shows an error', async () => {
  const pages = ['README.md', ...['adopt', 'configuration', 'start', 'tasks'].map((name) => `docs/${name}.md`)];
  const texts = await Promise.all(pages.map(async (page) => readFile(path.join(root, page), 'utf8')));
  const configurations = texts.flatMap(blocksOf).filter(({ name }) => name === 'casebook.yaml');
  const errors = configurations.flatMap(({ text }) => {
    try {
      readConfig(text, configName);
      return [];
    } catch (error) {
      return [String(error)];
    }
  });
  expect(configurations.length).toBeGreaterThan(8);
  expect(errors).toEqual([expect.stringContaining('Unexpected key `service`')]);
});
