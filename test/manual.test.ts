import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { check, defaultSettings } from 'casebook';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { epochSeconds } from '../src/time/moment.ts';
import { readTime } from '../src/time/read.ts';
import { validateFrontmatter } from '../src/schema/validate.ts';
import { textsOf } from './support/grammar.ts';
import { root } from './support/run.ts';

const manual = await readFile(path.join(root, 'docs/format.md'), 'utf8');
const blocks = Array.from(manual.matchAll(/^```(\w+)\n([^]*?)^```$/gm), ([, language, text = '']) => ({
  language,
  text,
}));
const only = (language: string) => blocks.filter((block) => block.language === language).map(({ text }) => text);
const day = { date: '2024-08-10', zone: 'UTC', zoneAssumed: false };

test('every text of the grammar is read, to its end', () => {
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

test('every example of frontmatter is valid, and says something', () => {
  for (const yaml of only('yaml')) {
    expect(validateFrontmatter({ title: 'A', ...parse(yaml) }), yaml).toEqual([]);
    const bare = check({ path: 'a.md', text: '---\ntitle: A\n---\n' }).postmortem;
    const { duration, impact } = check({ path: 'a.md', text: `---\ntitle: A\n${yaml}---\n` }).postmortem;
    expect([duration, impact], yaml).not.toEqual([bare.duration, bare.impact]);
  }
  expect(only('yaml').length).toBeGreaterThan(3);
});

test('every example of a document has nothing to mend, and is read whole', () => {
  const examples = only('md').map((text) =>
    text.startsWith('---') ? text : `---\ntitle: A\nduration: 2024-08-10T14:30Z/2024-08-10T15:40Z\n---\n${text}`,
  );
  const read = examples.map((text) => check({ path: `${/\d{4}-\d{2}-\d{2}/.exec(text)?.[0]}-a.md`, text }));
  expect(read.map(({ messages }) => messages)).toEqual(examples.map(() => []));
  expect(
    read.map(({ postmortem }) => [postmortem.timeline.length, postmortem.looseItems.length, postmortem.tasks.length]),
  ).toEqual([
    [4, 0, 1],
    [6, 0, 0],
    [2, 0, 0],
    [0, 0, 2],
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

test('names every kind', () => {
  expect(defaultSettings.kinds.filter((kind) => !manual.includes(`\`${kind}\``))).toEqual([]);
});
