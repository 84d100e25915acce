import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { check, defaultSettings } from 'casebook';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { applyEdits } from '../../src/edit.ts';
import { epochSeconds } from '../../src/time/moment.ts';
import { readTime } from '../../src/time/parse.ts';
import { validateFrontmatter } from '../../src/schema/validate.ts';
import { lintText } from '../support/lint-text.ts';
import { textsOf } from '../support/ebnf.ts';
import { root } from '../support/cli.ts';

const manual = await readFile(path.join(root, 'docs/format.md'), 'utf8');
const blocks = Array.from(manual.matchAll(/^```(\w+)\n([^]*?)^```$/gm), ([, language, text = '']) => ({
  language,
  text,
}));
const only = (language: string) => blocks.filter((block) => block.language === language).map(({ text }) => text);
const day = { date: '2024-08-10', zone: 'UTC', zoneAssumed: false };

test('every text of the grammar is read completely', () => {
  const [grammar = ''] = only('ebnf');
  fc.assert(
    fc.property(textsOf(grammar, 'time'), (text) => {
      const match = readTime(text, day);
      expect(match?.length, text).toBe(text.length);
    }),
    { numRuns: 5000 },
  );
});

test('every way to write a time means what the table says', () => {
  const rows = Array.from(
    manual.matchAll(/^\| `([^`]+)`\s+\| (?:between )?(\d\d:\d\d(?::\d\d)?)(?: (?:and|to) (\d\d:\d\d))?/gm),
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const [, written = '', from = '', to] of rows) {
    const match = readTime(written, day);
    const at = (clock: string) => epochSeconds(`2024-08-10T${clock.length === 5 ? `${clock}:00` : clock}Z`);
    expect(match?.length, written).toBe(written.length);
    expect(epochSeconds(match?.start.earliest ?? ''), written).toBe(at(from));
    expect(epochSeconds((match?.end ?? match?.start)?.latest ?? ''), written).toBe(at(to ?? from));
  }
});

test('every example of frontmatter is valid, and has an effect', () => {
  for (const yaml of only('yaml')) {
    expect(validateFrontmatter({ title: 'A', ...parse(yaml) }), yaml).toEqual([]);
    const bare = check({ path: 'a.md', text: '---\ntitle: A\n---\n' }).postmortem;
    const { duration, impact } = check({ path: 'a.md', text: `---\ntitle: A\n${yaml}---\n` }).postmortem;
    expect([duration, impact], yaml).not.toEqual([bare.duration, bare.impact]);
  }
  expect(only('yaml').length).toBeGreaterThan(3);
});

test('every example of a document is read completely, without messages', () => {
  const examples = only('md').map((text) =>
    text.startsWith('---') ? text : `---\ntitle: A\nduration: 2024-08-10T14:30Z/2024-08-10T15:40Z\n---\n${text}`,
  );
  const read = examples.map((text) =>
    check({ path: `${/\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '2024-08-10'}-a.md`, text }),
  );
  expect(read.map(({ messages }) => messages)).toEqual(examples.map(() => []));
  expect(
    read.map(({ postmortem }) => [postmortem.timeline.length, postmortem.looseItems.length, postmortem.tasks.length]),
  ).toEqual([
    [4, 0, 1],
    [6, 0, 0],
    [2, 0, 0],
    [0, 0, 2],
    [2, 0, 0],
    [0, 0, 0],
  ]);
  expect(read[3]?.postmortem.tasks).toMatchObject([
    {
      title: 'Release sessions when the edge case is hit',
      owner: 'dev-team',
      due: '2024-08-12',
      ticket: '#123',
      status: 'open',
    },
    { title: 'Restart the service once a day', owner: 'ops', closed: '2024-08-10', status: 'done' },
  ]);
});

test('every other spelling of a time means what the table says', () => {
  const [, table = ''] = /<!-- time forms -->([^]*?)\n\n[^|\n]/.exec(manual) ?? [];
  const rows = Array.from(table.matchAll(/^\| (`.*?) +\| `([^`]+)` +\|$/gm));
  expect(rows.length).toBeGreaterThan(8);
  const meaning = (text: string) => {
    const match = readTime(text, day);
    return [match?.start, match?.end].map((moment) => moment && [moment.earliest, moment.latest, moment.precision]);
  };
  for (const [, forms = '', canonical = ''] of rows) {
    for (const [, form = ''] of forms.matchAll(/`([^`]+)`/g)) expect(meaning(form), form).toEqual(meaning(canonical));
  }
});

test('every form of a timeline is read, and written as the table says', async () => {
  const [, table = ''] = /<!-- timeline forms -->([^]*?)\n\n[^|\n]/.exec(manual) ?? [];
  const rows = Array.from(table.matchAll(/^\| [^`]+ +\| `([^`]+)` +\| `([^`]+)` +\|$/gm));
  expect(rows.length).toBeGreaterThan(6);
  const document = (text = '') =>
    `---\ntitle: A\ntimezone: UTC\nduration: { start: 2024-08-10 }\n---\n## Timeline\n\n${text.replaceAll('⏎', '\n').replaceAll('\\|', '|')}\n`;
  for (const [, form = '', canonical = ''] of rows) {
    const { messages } = check({ path: '2024-08-10-a.md', text: document(form) });
    const message = messages.find(({ ruleId }) => ruleId === 'timeline-entry');
    expect(applyEdits(document(form), message?.fix ?? []), form).toBe(document(canonical));
    const after = check({ path: '2024-08-10-a.md', text: document(canonical) });
    expect(after.messages.map(({ ruleId }) => ruleId)).not.toContain('timeline-entry');
    expect(after.postmortem.timeline.length).toBeGreaterThan(0);
  }
});

test('every form of a task is read as the table says, and written so', () => {
  const [, table = ''] = /<!-- task forms -->([^]*?)\n\n[^|\n]/.exec(manual) ?? [];
  const rows = Array.from(table.matchAll(/^\| (`.*?) +\| `([^`]+)` +\|$/gm), ([, forms = '', meant = '']) => ({
    forms: Array.from(forms.matchAll(/`([^`]+)`/g), ([, form = '']) => form),
    meant,
  }));
  expect(rows.length).toBeGreaterThan(10);
  const read = (form: string) => {
    const { postmortem, messages } = check({
      path: '2024-08-10-a.md',
      text: `---\ntitle: A\n---\n## Tasks\n\n${form}\n`,
    });
    return { tasks: postmortem.tasks.map(({ position: _position, ...task }) => task), messages };
  };
  for (const { forms, meant } of rows) {
    const canonical = read(meant);
    expect(canonical.tasks, meant).toHaveLength(1);
    expect(
      canonical.messages.map(({ ruleId }) => ruleId),
      meant,
    ).not.toContain('task-form');
    for (const form of forms) {
      const { tasks, messages } = read(form);
      expect(tasks, form).toEqual(canonical.tasks);
      const message = messages.find(({ ruleId }) => ruleId === 'task-form');
      const text = `---\ntitle: A\n---\n## Tasks\n\n${form}\n`;
      expect(applyEdits(text, message?.fix ?? []), form).toBe(text.replace(form, meant));
    }
  }
});

test('names every entry kind', () => {
  expect(defaultSettings.kinds.filter((kind) => !manual.includes(`\`${kind}\``))).toEqual([]);
});

test('the comments in it suppress the rules that they name, and no others', () => {
  const example = only('md').find((text) => text.includes('<!-- casebook ignore')) ?? '';
  const document = `---\ntitle: A\nstatus: in_review\nduration: 2024-08-10T14:30Z/2024-08-10T15:40Z\n---\n${example}`;
  const rulesOf = (text: string) =>
    lintText(text).flatMap((message) => /(?:link-target|timeline-order|ignore-used)/.exec(message) ?? []);
  expect(rulesOf(document)).toEqual([]);
  expect(rulesOf(document.replaceAll(/<!-- casebook ignore .*-->/g, ''))).toEqual(['timeline-order', 'link-target']);
});
