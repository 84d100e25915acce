import { defaultSettings } from 'casebook';
import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';

/** What pages show of a document, beside the timeline's times and the tasks. */
function read(body: string, frontmatter = 'duration: { start: 2024-08-10T14:30Z }') {
  const document = parseMarkdown({ path: 'a.md', text: `---\n${frontmatter}\n---\n${body}` });
  return readPostmortem(document, defaultSettings);
}

/** `type text` of every node. */
function contentOf(nodes: RootContent[]): string[] {
  return nodes.map((node) => `${node.type} ${toString(node)}`.trim());
}

test('keeps the sections beside the timeline and the tasks, in their order', () => {
  const { prose } = read(
    '# Sign-ins fail\nWords.\n\n## Timeline\n- 14:30 A\n\n## Action items\n- [ ] B\n\n## Lessons\n- C\n\n***\n',
    'title: Sign-ins fail',
  );
  expect(contentOf(prose)).toEqual(['paragraph Words.', 'heading Lessons', 'list C', 'thematicBreak']);
});

test('shows no frontmatter in TOML', () => {
  const document = parseMarkdown({ path: 'a.md', text: '+++\ntitle = "B"\n+++\n\n# A\n\nWords.\n' });
  const { prose, postmortem } = readPostmortem(document, defaultSettings);
  expect(contentOf(prose)).toEqual(['paragraph Words.']);
  expect(postmortem.title).toBe('A');
});

test('takes the first heading of the highest level as the title, and keeps all others', () => {
  const ofBody = read('## Sign-ins fail\n# Auth  \n# Auth\n', 'status: draft');
  expect(ofBody.postmortem.title).toBe('Auth');
  expect(contentOf(ofBody.prose)).toEqual(['heading Sign-ins fail', 'heading Auth']);
  const ofFrontmatter = read('# Auth\n## B\n', 'title: Sign-ins fail');
  expect(ofFrontmatter.postmortem.title).toBe('Sign-ins fail');
  expect(contentOf(ofFrontmatter.prose)).toEqual(['heading Auth', 'heading B']);
  expect(read('Words.\n', 'status: draft').postmortem).not.toHaveProperty('title');
});

test('removes headings that a checklist of tasks leaves empty, and no others', () => {
  const { prose } = read('## Action items\n### Soon\n- [ ] A\n### Later\n- [ ] B\n\nC\n### Never\n## D\n');
  expect(contentOf(prose)).toEqual([
    'heading Action items',
    'heading Later',
    'paragraph C',
    'heading Never',
    'heading D',
  ]);
  expect(contentOf(read('## Action items\n- [ ] A\n- B\n').prose)).toEqual([]);
  expect(contentOf(read('## Action items\n- A\n').prose)).toEqual([]);
  expect(contentOf(read('## Action items\n- We met twice.\n').prose)).toEqual([
    'heading Action items',
    'list We met twice.',
  ]);
  expect(contentOf(read('## Lessons\n- [ ] A\n').prose)).toEqual(['heading Lessons', 'list A']);
  expect(contentOf(read('## Action items\n- [ ] A\n', 'tasks: []').prose)).toEqual(['heading Action items', 'list A']);
});

test('keeps the text of an entry with everything below it', () => {
  const { entryContents, timelineNotes } = read(
    [
      '## Timeline',
      'All times are UTC.',
      '',
      '- Before',
      '- 14:30 `detected` Alert **fires**',
      '',
      '  More.',
      '- 14:35',
      '- no time',
      '',
      'Between.',
      '',
      '| Time | What | Who |',
      '| - | - | - |',
      '| 14:40 | Restart | ops |',
      '| | done | |',
      '',
      '| Host | State |',
      '| - | - |',
      '| a | up |',
    ].join('\n'),
  );
  expect(contentOf(timelineNotes)).toEqual(['paragraph All times are UTC.', 'list Before']);
  expect(entryContents.map(contentOf)).toEqual([
    ['paragraph Alert fires', 'paragraph More.'],
    ['list no time', 'paragraph Between.'],
    ['paragraph Restart · ops', 'table TimeWhatWhodone', 'table HostStateaup'],
  ]);
});

test('lists text without a time on one line, with the cells of a row apart', () => {
  const { postmortem } = read(
    '## Timeline\n- Words\n  **go** on\n\n| Time | What | Who |\n| - | - | - |\n| 14:40 | A | ops |\n| | B | dev |\n',
  );
  expect(postmortem.looseItems.map(({ text, undated }) => [text, undated])).toEqual([
    ['Words go on', false],
    ['B · dev', false],
  ]);
});

test('collects the definitions of links and footnotes from the whole document', () => {
  const { definitions } = read('## Timeline\n- 14:30 [A][a][^1]\n\n[a]: https://example.org\n[^1]: B\n\n## C\n');
  expect(definitions.map(({ type, identifier }) => `${type} ${identifier}`)).toEqual([
    'definition a',
    'footnoteDefinition 1',
  ]);
});

test('counts comments, rules and definitions as nothing', () => {
  const empty = (body: string) => read(`## A\n${body}\n`).postmortem.sections.map((section) => section.empty);
  for (const body of [
    '',
    '***',
    '<!-- B -->',
    '  <!-- B --> <!-- C -->',
    '[a]: https://example.org',
    '### D\n<!-- -->',
  ])
    expect(empty(body)[0], body).toBe(true);
  for (const body of ['B', '<!-- B --> <b>C</b>', '<b>B</b>', '<!-- B', '![](a.png)', '### D\nE'])
    expect(empty(body)[0], body).toBe(false);
});

test('names a section by the visible text of its heading', () => {
  const { sections } = read('##  What <b>we</b> learned <!-- casebook ignore task-due: A -->\n').postmortem;
  expect(sections.map(({ title, position: { start, end } }) => [title, start.line, start.column, end.column])).toEqual([
    ['What we learned', 4, 1, 64],
  ]);
});

test('calls a postmortem by its file, without the folder and `.md`', () => {
  const idOf = (path: string) => readPostmortem(parseMarkdown({ path, text: '' }), defaultSettings).postmortem.id;
  expect(['a.md', 'b/c/2024-08-10-a.MD', 'd/a.md.md', 'e/a.mdx.md'].map(idOf)).toEqual([
    'a',
    '2024-08-10-a',
    'a.md',
    'a.mdx',
  ]);
});
