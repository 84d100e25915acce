import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { defaultSettings } from 'casebook';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { newRule } from '../../../build/new-rule.ts';
import { lintDocument } from '../../../src/lint/lint.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';
import type { Rule } from '../../../src/rule.ts';
import { rules } from '../../../src/rules/index.ts';
import { folderWith, root } from '../../support/cli.ts';

const list = await readFile(path.join(root, 'src/rules/index.ts'), 'utf8');
const repository = () => folderWith({ 'src/rules/index.ts': list });

test('writes a rule whose examples are true', async () => {
  const folder = await repository();
  const file = path.join(folder, await newRule(folder, 'task-estimate'));
  const text = await readFile(file, 'utf8');
  const options = JSON.parse(await readFile(path.join(root, '.prettierrc.json'), 'utf8'));
  expect(await format(text, { ...options, plugins: [], parser: 'typescript' })).toBe(text);

  await writeFile(file, text.replaceAll("'../", `'${root.replaceAll('\\', '/')}/src/`));
  const { taskEstimate: rule }: { taskEstimate: Rule } = await import(/* @vite-ignore */ file);
  expect(rule).toMatchObject({ id: 'task-estimate', severity: 'off' });
  expect(rule.examples.map(({ messages }) => messages.length)).toEqual([0, 1]);
  const settings = { ...defaultSettings, rules: { [rule.id]: { severity: 'warn' as const } } };
  for (const { document, messages, notes } of rule.examples) {
    const parsed = parseMarkdown({ path: 'a.md', text: document });
    const { postmortem } = readPostmortem(parsed, settings);
    const found = lintDocument(parsed, postmortem, [rule], settings, { now: '2024-08-20T09:12:00Z' });
    expect(found.map(({ place: { start }, reason }) => `${start.line}:${start.column} ${reason}`)).toEqual(messages);
    expect(found.map(({ note }) => note)).toEqual(notes ?? []);
  }
});

test.each([
  { id: 'task-estimate', importedAfter: 'task-due', listedAfter: 'taskRepeated' },
  { id: 'timeline-lead', importedAfter: 'timeline-kind', listedAfter: 'timelineCommunication' },
  { id: 'accent', importedAfter: undefined, listedAfter: 'nameKnown' },
  { id: 'zone', importedAfter: 'timeline-verification', listedAfter: 'nameKnown' },
])('lists $id by the alphabet and among its like', async ({ id, importedAfter, listedAfter }) => {
  const folder = await repository();
  await newRule(folder, id);
  const lines = (await readFile(path.join(folder, 'src/rules/index.ts'), 'utf8')).split('\n');
  const added = lines.filter((line) => !list.split('\n').includes(line));
  expect(added).toHaveLength(2);
  const [imported = '', listed = ''] = added;
  expect(imported).toContain(` from './${id}.ts';`);
  const before = (line: string) => lines[lines.indexOf(line) - 1] ?? '';
  expect(before(imported)).toContain(importedAfter === undefined ? '../rule.ts' : `/${importedAfter}.ts`);
  expect(before(listed)).toBe(`  ${listedAfter},`);
  expect(lines.filter((line) => !added.includes(line)).join('\n')).toBe(list);
});

test.each(['Task-estimate', 'task_estimate', 'task-', '../task', 'task estimate'])('refuses the id %j', async (id) => {
  const folder = await repository();
  await expect(newRule(folder, id)).rejects.toThrow(/^Unexpected rule id .*, expected kebab-case such as task-owner$/);
});

test('refuses the id of each rule, and a file that is there', async () => {
  const folder = await repository();
  for (const { id } of rules) await expect(newRule(folder, id)).rejects.toThrow(`There is a rule ${id} already`);
  await writeFile(path.join(folder, 'src/rules/draft.ts'), '// By hand.\n');
  await expect(newRule(folder, 'draft')).rejects.toThrow('src/rules/draft.ts exists already');
  expect(await readFile(path.join(folder, 'src/rules/draft.ts'), 'utf8')).toBe('// By hand.\n');
  expect(await readFile(path.join(folder, 'src/rules/index.ts'), 'utf8')).toBe(list);
});

test('states the reason in one line and exits with 2', { timeout: 30_000 }, async () => {
  const command = promisify(execFile)(process.execPath, [path.join(root, 'build/new-rule.ts'), 'secret']);
  await expect(command).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'new-rule: There is a rule secret already\n',
  });
});
