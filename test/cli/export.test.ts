import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exportFormats } from '../../src/exporters/formats.ts';
import { everyFeature } from '../fixtures/every-feature.ts';
import { casebook, folderWith, folderWithFirstIncident } from '../support/cli.ts';
import { exportSource, saidBy } from '../support/exports.ts';

const id = '2024-08-10-authentication-outage';

test('prints a postmortem in another format, by its id or its path', async () => {
  const folder = await folderWithFirstIncident();
  const byId = await casebook(folder, ['export', id, '--to', 'markdown']);
  expect([byId.exitCode, byId.stderr]).toEqual([0, '']);
  expect(byId.stdout).toMatch(/^# Sign-ins failed .*\n\n- \*\*Date:\*\* 2024-08-10\n- \*\*Status:\*\* in review\n/);
  const byPath = await casebook(path.join(folder, 'postmortems'), ['export', `${id}.md`, '--to', 'markdown']);
  expect(byPath).toEqual(byId);
  const json = await casebook(folder, ['export', id, '--to', 'json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ format: 'casebook-postmortem', id });
});

test('creates a file, and never replaces one', async () => {
  const folder = await folderWithFirstIncident();
  const args = ['export', id, '--to', 'incident-io', '--out', 'out/a.json'];
  expect(await casebook(folder, args)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  const file = path.join(folder, 'out/a.json');
  expect(Object.keys(JSON.parse(await readFile(file, 'utf8')))).toEqual(['title', 'content']);
  await writeFile(file, 'mine');
  expect(await casebook(folder, args)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'casebook: Cannot write out/a.json: it exists\n',
  });
  expect(await readFile(file, 'utf8')).toBe('mine');
});

test('writes a page with its images in it, and with links to the code host', async () => {
  const folder = await folderWith({
    ...everyFeature,
    'casebook.yaml': 'site: { source: "https://git.example.org/{path}" }\n',
    'tools/replay.sh': 'true\n',
  });
  const { exitCode, stdout } = await casebook(folder, ['export', '2024-03-02-queue', '--to', 'html']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('<img src="data:image/png;base64,');
  expect(stdout).toContain('<img src="data:image/svg+xml;base64,');
  expect(stdout).toContain('href="https://git.example.org/tools/replay.sh"');
});

test.each(exportFormats)('casebook import reads an export as %s back', async (to) => {
  const folder = await folderWithFirstIncident();
  const document = `${id}.md`;
  await casebook(folder, ['export', id, '--to', to, '--out', `export.${extensions[to]}`]);
  const args = ['import', `export.${extensions[to]}`, '--out', 'imported'];
  const { exitCode } = await casebook(folder, args);
  expect(exitCode).toBe(0);
  const [name = '', ...others] = await readdir(path.join(folder, 'imported'));
  expect(others).toEqual([]);
  const [before, after] = await Promise.all([
    readFile(path.join(folder, 'postmortems', document), 'utf8'),
    readFile(path.join(folder, 'imported', name), 'utf8'),
  ]);
  const source = exportSource(before, `postmortems/${document}`);
  const options = { withForm: to !== 'incident-io' };
  expect(saidBy(source, after, options)).toEqual(saidBy(source, before, options));
});

const extensions = { markdown: 'md', 'incident-io': 'json', html: 'html', json: 'json' };

test.each([
  [['2024-08-10-authentication-outge'], `Unknown document 2024-08-10-authentication-outge; did you mean ${id}?`],
  [['nothing'], 'Unknown document nothing; expected the name of a document without .md, or its path'],
  [['nothing.md'], 'Cannot find nothing.md'],
  [['broken'], 'Cannot export broken: Unexpected YAML: nested mappings are not allowed in compact mappings'],
  [['same'], 'Unexpected id same of postmortems/a/same.md and postmortems/b/same.md, expected a path'],
  [['postmortems/'], 'Unexpected folder postmortems/, expected one document'],
])('reports %j', async ([name = ''], message) => {
  const folder = await folderWithFirstIncident();
  const more = await folderWith({
    [`postmortems/${id}.md`]: await readFile(path.join(folder, `postmortems/${id}.md`)),
    'postmortems/broken.md': '---\ntitle: A\n - b: [\n---\n',
    'postmortems/a/same.md': '---\ntitle: A\n---\n',
    'postmortems/b/same.md': '---\ntitle: A\n---\n',
  });
  expect(await casebook(more, ['export', name, '--to', 'json'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `casebook: ${message}\n`,
  });
});

test('requires a known format', async () => {
  const folder = await folderWithFirstIncident();
  const { exitCode, stderr } = await casebook(folder, ['export', id, '--to', 'word']);
  expect([exitCode, stderr]).toEqual([
    2,
    "casebook: option '--to <format>' argument 'word' is invalid. Allowed choices are incident-io, markdown, html, json.\n",
  ]);
});
