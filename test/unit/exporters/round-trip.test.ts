import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { exportFormats } from '../../../src/exporters/formats.ts';
import { everyFeature } from '../../fixtures/every-feature.ts';
import { manyDocuments } from '../../fixtures/random-incidents.ts';
import { root } from '../../support/cli.ts';
import { exportSource, roundTrip, saidBy } from '../../support/exports.ts';

const own = globSync('postmortems/*.md', { cwd: root })
  .toSorted()
  .filter((_, index) => index % 5 === 0)
  .map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const);
const others = Object.entries({ ...everyFeature, ...manyDocuments(3) }).filter(([file]) => file.endsWith('.md'));
const documents = [...own, ...others.map(([file, text]) => [file, String(text)] as const)];

/** The heading that repeats the title is the title of an export. */
function bodyOf(text: string): string {
  return exportSource(text)
    .body.replace(/^\s*(?:# .*|A\n=)\n/, '')
    .replace('__detected__', '**detected**')
    .trim();
}

test.each(documents)('an import of an export gives the same document: %s', (file, text) => {
  const source = exportSource(text, file);
  const imported = roundTrip(source, 'markdown');
  expect(saidBy(source, imported)).toEqual(saidBy(source, text));
  expect(bodyOf(imported)).toBe(bodyOf(text));
});

test.each(documents)('an import of an export for incident.io says the same: %s', (file, text) => {
  const source = exportSource(text, file);
  // The timeline has a form of its own.
  const options = { withForm: false };
  expect(saidBy(source, roundTrip(source, 'incident-io'), options)).toEqual(saidBy(source, text, options));
});

test.each(['html', 'json'] as const)('an import of an export as %s gives the same document', (format) => {
  for (const [file, text] of others) {
    const source = exportSource(String(text), file);
    const imported = roundTrip(source, format);
    expect(saidBy(source, imported), file).toEqual(saidBy(source, String(text)));
    expect(bodyOf(imported), file).toBe(bodyOf(String(text)));
  }
});

test.each(exportFormats)(
  'an import of an export as %s keeps Windows line endings, and reads a byte order mark',
  (to) => {
    const lines =
      '\uFEFF---\ntitle: A\ntasks: [{ title: B }]\n---\n\n## Timeline\n\n- 14:30 UTC `detected` C\n- 14:40 UTC D\n';
    const text = lines.replaceAll('\n', '\r\n');
    const source = exportSource(text);
    const imported = roundTrip(source, to);
    expect(imported).not.toMatch(/[^\r]\n/);
    const options = { withForm: to !== 'incident-io' };
    expect(saidBy(source, imported, options)).toEqual(saidBy(source, text, options));
  },
);

const tasks = 'title: A\ntasks: [{ title: "Add a *limit* (soon)", owner: a & b, status: wont_do, due: 2024-08-12 }]';

test.each([
  ['no frontmatter', '# A\n\n## Timeline\n\n- 14:30 UTC `detected` B\n'],
  ['nothing', ''],
  ['frontmatter alone', '---\ntitle: A\n---'],
  ['a body without an end of line', `---\n${tasks}\n---\nB`],
  ['a block of code that never ends', `---\n${tasks}\n---\n\n~~~\nB\n`],
  ['a comment that never ends', `---\n${tasks}\n---\n\n<!-- B\n`],
  ['code by indentation at its start', '---\ntitle: A\n---\n    code\n'],
  ['a list at its start', '---\ntitle: A\n---\n- B\n- C\n'],
  ['a setext heading', '---\ntitle: A\n---\nA\n=\n\nB\n---\n'],
  ['tasks in the body too', `---\n${tasks}\n---\n\n## Action items\n\n- [ ] C (@d)\n`],
  ['tasks in the body', '---\ntitle: A\n---\n\n## Action items\n\n- [ ] C (@d, due 2024-08-12)\n- [x] E\n'],
  ['no tasks', '---\ntitle: A\ntasks: []\n---\n'],
  ['an export in it', '---\ntitle: A\n---\n# B\n\n- **Status:** draft\n\n---\n\n## Action items\n\n- [ ] C\n'],
  [
    'kinds in other places',
    '---\ntitle: A\n---\n## Timeline\n- `detected` 14:30 B\n- 14:40 C `ruled_out`\n- 14:50 **detected** D\n- **15:00 `resolved`** E\n\n`detected`\n',
  ],
  [
    'kinds in a table',
    '---\ntitle: A\n---\n## Timeline\n| Time | Kind | What |\n| - | - | - |\n| 14:30 | detected | B |\n| 14:40 | `ruled_out` | C |\n',
  ],
  [
    'values of other types',
    '---\ntitle: 404\nservices: a, b\nimpact: none\nduration: soon\nseverity: 2\nx_a: [1, [2], {}, [], "3", "", null, {b: "- c"}]\n---\n',
  ],
  [
    'short forms',
    '---\ntitle: A\nduration: 2024-03-01 14:30 Europe/Amsterdam/2024-03-01 15:00\nimpact: B\nroot_cause: C\nlinks: [https://example.org, www.example.org]\n---\n',
  ],
  [
    'waves',
    '---\ntitle: A\nduration: [{ start: unknown, end: 2024-03-01T10:20Z, note: "a: b" }, { start: 2024-03-01T11:05Z, services: ["a, b", c], x_d: 1 }]\n---\n',
  ],
  [
    'all that a reader may take for something else',
    '---\ntitle: "# A \\u2013 *b* `c`"\nseverity: "`SEV1`"\nservices: [none]\ntags: [a — b, "**c:** d"]\nimpact: { summary: "yes", data_loss: "no", users_affected: { value: 1.5e9, unit: "k (estimate)" }, slo: [{ name: "a: b", budget_spent: 40 }] }\nrelated: [a (see also), { id: b, relation: caused_by }]\nroles: { "a:": [b, "c, d"], commander: [] }\nignore: [{ rule: timeline-gap, reason: "a: b" }]\n---\n',
  ],
  [
    'lines and paragraphs',
    '---\ntitle: A\nimpact: |\n  First.\n  Second.\n\n  Third.\nroot_cause: { summary: "a\\n  b" }\n---\n',
  ],
])('an import of an export gives the same document with %s', (_name, text) => {
  const source = exportSource(text);
  const imported = roundTrip(source, 'markdown');
  expect(saidBy(source, imported)).toEqual(saidBy(source, text));
  expect(bodyOf(imported)).toBe(bodyOf(text));
});

test('an import of an export gives the same values, whatever they are', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('5', 'true', 'none', '- a', '`1`', '**a:** b', 'a, b', '[x] a', '# a', '&amp;', '<b>'),
  );
  const text = word.map((one) => one.replaceAll('\0', '').trim()).filter(Boolean);
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 2 }, text, fc.integer(), fc.boolean(), tie('list'), tie('map')),
    list: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
    map: fc.dictionary(fc.stringMatching(/^[a-z_]{1,5}$/), tie('any'), { minKeys: 1, maxKeys: 3 }),
  })).any;
  const frontmatter = fc.record(
    {
      title: text,
      services: fc.array(text),
      impact: text,
      tasks: fc.array(fc.record({ title: text, owner: text })),
      x_a: value,
    },
    { requiredKeys: ['title'] },
  );
  fc.assert(
    fc.property(frontmatter, (values) => {
      const source = exportSource(`---\n${stringify(values)}---\n`);
      expect(exportSource(roundTrip(source, 'markdown')).values).toEqual({ status: 'draft', ...values });
    }),
    { numRuns: 40 },
  );
}, 30_000);
