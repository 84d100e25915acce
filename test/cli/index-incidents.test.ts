import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';

const documents = {
  'postmortems/2024-08-10-pool.md':
    '---\ntitle: "Pool [x](http://a) @all <b>"\nstatus: reviewed\nseverity: SEV2\nservices: [auth, pay]\nduration: 2024-08-10T10:00Z/2h\n---\n',
  'postmortems/2024-07-01 orders (1).md': '# Orders wait\n',
  'postmortems/2024-08-01-secret.md': '---\ntitle: Leak\nvisibility: restricted\n---\n',
};

const [start, end] = ['<!-- casebook index -->', '<!-- casebook index end -->'];
const list = [
  '- 2024-08-10 [Pool `[x](http://a)` `@all` `<b>`](postmortems/2024-08-10-pool.md): SEV2, auth, pay',
  '- 2024-07-01 [Orders wait](postmortems/2024-07-01%20orders%20%281%29.md): draft',
];

async function index(files: Record<string, string>, ...args: string[]) {
  const folder = await folderWith({ ...documents, ...files });
  const run = await casebook(folder, ['index', ...args]);
  const read = async (file = 'README.md') => readFile(path.join(folder, file), 'utf8');
  return { folder, run, read };
}

describe('casebook index', () => {
  test('prints the list', async () => {
    const { run } = await index({});
    expect(run).toEqual({ exitCode: 0, stdout: `${list.join('\n')}\n`, stderr: '' });
  });

  test.each(['\n', '\r\n'])('writes between the markers, and nowhere else: %j', async (lineEnd) => {
    const example = ['```md', start, end, '```'];
    const around = (between: string[]) =>
      ['\uFEFF# Us', ...example, start, ...between, end, 'After, without an end of the line'].join(lineEnd);
    const { folder, run, read } = await index({ 'README.md': around(['old', '']) }, '--write', 'README.md');
    expect(run).toEqual({ exitCode: 0, stdout: 'Wrote the list of incidents into README.md\n', stderr: '' });
    expect(await read()).toBe(around(['', ...list, '']));
    expect(await casebook(folder, ['index', '--write', 'README.md', '--check'])).toEqual({
      exitCode: 0,
      stdout: 'README.md is up to date\n',
      stderr: '',
    });
  });

  test('writes links relative to the file', async () => {
    const { read } = await index({ 'docs/list.md': `${start}\n${end}\n` }, '--write', 'docs/list.md');
    expect(await read('docs/list.md')).toContain('](../postmortems/2024-08-10-pool.md)');
  });

  test('checks without writing', async () => {
    const text = `${start}\n${end}\n`;
    const { run, read } = await index({ 'README.md': text }, '--write', 'README.md', '--check');
    expect(run).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'casebook: README.md is out of date; run casebook index --write README.md\n',
    });
    expect(await read()).toBe(text);
  });

  test.each([
    ['# None\n', `expected the lines ${start} and ${end} where the list belongs`],
    [`${start}\n`, `expected ${end} below ${start}`],
    [`${end}\n`, `expected ${start} before ${end}`],
    [`${end}\n${start}\n`, `expected ${end} below ${start}`],
    [`${start}\n${end}\n${start}\n${end}\n`, 'expected each marker once'],
    [`~~~\n${start}\n${end}\n~~~\n`, `expected the lines ${start} and ${end} where the list belongs`],
  ])('changes nothing in %j', async (text, reason) => {
    const { run, read } = await index({ 'README.md': text }, '--write', 'README.md');
    expect(run).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `casebook: Cannot write the list into README.md: ${reason}\n`,
    });
    expect(await read()).toBe(text);
  });

  test('says that a file is not there, and that --check needs one', async () => {
    expect((await index({}, '--write', 'a.md')).run).toMatchObject({
      exitCode: 2,
      stderr: 'casebook: Cannot find a.md\n',
    });
    expect((await index({}, '--check')).run).toMatchObject({
      exitCode: 2,
      stderr: 'casebook: --check needs --write <file>\n',
    });
  });
});
