import { expect, test } from 'vitest';
import { casebook } from '../../../src/importers/casebook.ts';
import type { SourceFile } from '../../../src/importers/draft.ts';

const markdown =
  '# A\n\n- **Date:** 2024-03-01\n- **Status:** in review\n- **Impact:** none\n- **Tasks:** 1, below\n\n---\n\nB\n\n## Action items\n\n- [x] C\n  - **Owner:** d\n';

function jsonFile(data: unknown): SourceFile {
  return { path: 'a.json', text: JSON.stringify(data), data };
}

const draft = {
  frontmatter: { title: 'A', status: 'in_review', impact: 'none', tasks: [{ title: 'C', status: 'done', owner: 'd' }] },
  body: '\nB\n',
  date: '2024-03-01',
  inferences: [],
  contradictions: [],
  unmapped: [],
  isCanonical: true,
};

test('reads an export in Markdown', () => {
  const file = { path: 'a.md', text: markdown };
  expect(casebook.recognises(file)).toBe(true);
  expect(casebook.read([file], {})).toEqual([{ ...draft, sources: ['a.md'] }]);
});

test('reads an export for incident.io', () => {
  const file = jsonFile({ title: 'A', content: markdown });
  expect(casebook.recognises(file)).toBe(true);
  expect(casebook.read([file], {})).toEqual([{ ...draft, sources: ['a.json'] }]);
});

test('reads an export as JSON', () => {
  const { frontmatter, body } = draft;
  const file = jsonFile({ format: 'casebook-postmortem', version: 1, frontmatter, body, postmortem: {} });
  const { date: _, ...undated } = draft;
  expect(casebook.recognises(file)).toBe(true);
  expect(casebook.read([file], {})).toEqual([{ ...undated, sources: ['a.json'] }]);
});

test.each<[string, SourceFile]>([
  ['a postmortem', { path: 'a.md', text: '---\ntitle: A\n---\n\n- **Status:** draft\n' }],
  ['a list of facts without a line', { path: 'a.md', text: '# A\n\n- **Status:** draft\n\nB\n' }],
  ['a list with other items', { path: 'a.md', text: '# A\n\n- **Status:** draft\n- B\n\n---\n' }],
  ['tasks that are not below', { path: 'a.md', text: '- **Status:** draft\n- **Tasks:** 1, below\n\n---\n' }],
  ['a page of another program', { path: 'a.html', text: '<script type="application/json" id="data">{}</script>' }],
  ['content of incident.io', jsonFile({ title: 'A', content: '# A\n' })],
  ['other JSON', jsonFile([1])],
])('does not take %s for an export', (_name, file) => {
  expect(casebook.recognises(file)).toBe(false);
});

test.each<[object, string]>([
  [{ version: 2 }, 'Expected version 1 at /version'],
  [{ version: 1, frontmatter: [], body: '' }, 'Expected a mapping at /frontmatter'],
  [{ version: 1, frontmatter: {}, body: 1 }, 'Expected a string at /body'],
  [{ version: 1, frontmatter: {}, body: '', date: 'soon' }, 'Expected a date at /date'],
])('reports what cannot be read in %j', (data, message) => {
  const file = jsonFile({ format: 'casebook-postmortem', ...data });
  expect(() => casebook.read([file], {})).toThrow(
    expect.objectContaining({ name: 'ImportError', path: 'a.json', message }),
  );
});

test('reports a page whose JSON was cut off', () => {
  const file = { path: 'a.html', text: '<script type="application/json" id="casebook-postmortem">{</script>' };
  expect(casebook.recognises(file)).toBe(true);
  expect(() => casebook.read([file], {})).toThrow(/^Expected JSON in the page: /);
});
