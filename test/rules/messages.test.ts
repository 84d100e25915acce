import { defaultSettings, type Settings } from 'casebook';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintText } from '../support/lint-text.ts';
import { checkDocuments } from '../../src/lint/check-documents.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { rules } from '../../src/rules/index.ts';

/** What a template shows in place of a value that is missing. */
const hole = /\bundefined\b|\bNaN\b|\[object |\bnull\b/;

const documents = rules.flatMap(({ examples }) => examples.map(({ document }) => document));
const lines = [...new Set(documents.flatMap((document) => document.split('\n')))].filter((line) => !hole.test(line));

/** The examples of the rules, with lines of other examples among theirs, some left out and some in another order. */
const spliced = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.array(fc.tuple(fc.nat(40), fc.nat(3), fc.array(fc.constantFrom(...lines), { maxLength: 3 })), { maxLength: 4 }),
  )
  .map(([document, changes]) =>
    changes
      .reduce<string[]>((text, [at, removed, added]) => text.toSpliced(at, removed, ...added), document.split('\n'))
      .join('\n'),
  );

/** Rules say some things themselves only where another rule is off. */
const someOff = fc.subarray(rules.map(({ id }) => id)).map((ids): Settings => ({
  ...defaultSettings,
  rules: Object.fromEntries(rules.map(({ id }) => [id, { severity: ids.includes(id) ? 'off' : 'warn' }])),
}));
const settings = fc.oneof(
  fc.constant(defaultSettings),
  someOff,
  ...rules.map(({ id }) => fc.constant<Settings>({ ...defaultSettings, rules: { [id]: { severity: 'off' } } })),
);

test('no message contains the name of a missing value', () => {
  fc.assert(
    fc.property(spliced, settings, fc.constantFrom('2024-08-10', '2019-02-05', 'notes'), (text, used, day) => {
      if (hole.test(text)) return;
      const document = parseMarkdown({ path: `postmortems/${day}-a.md`, text });
      const environment = { now: '2024-08-20T09:12:00Z', isFile: () => false };
      const [checked] = checkDocuments([document], used, environment);
      for (const { reason, note = '', fix = [], suggestion = [] } of checked?.messages ?? []) {
        const texts = [reason, note, ...[...fix, ...suggestion].map((edit) => edit.text)];
        expect(texts.filter((one) => hole.test(one))).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
}, 30_000);

test('an entry that inherits a date, and is before it, is named', () => {
  const entries = ['2018-01-11 A', '2018-01-19 11:00 B', '2018-01-19 11:00 C', '2018-01-19 11:00 D', '10:01 E'];
  const text = `---\ntitle: A\nstatus: draft\ntimezone: UTC\n---\n## Timeline\n${entries.map((entry) => `- ${entry}\n`).join('')}`;
  const off: Settings = { ...defaultSettings, rules: { 'timeline-date': { severity: 'off' } } };
  expect(lintText(text, off).filter((message) => message.includes('timeline-order'))).toEqual([
    '11:3 warn timeline-order: Unexpected `10:01` after `2018-01-19 11:00`, expected the entries in order of time',
  ]);
});
