import { defaultSettings } from 'casebook';
import { describe, expect, test } from 'vitest';
import { configName } from '../../../src/config/config.ts';
import { readConfig } from '../../../src/config/read-config.ts';
import { applySuppressions, judgeSuppressions } from '../../../src/lint/apply-suppressions.ts';
import { readSuppressions } from '../../../src/lint/suppressions.ts';
import { checkDocuments } from '../../../src/lint/check-documents.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';
import { rules } from '../../../src/rules/index.ts';
import { lintText } from '../../support/lint-text.ts';

const only = readConfig(
  'rules: { frontmatter: warn, schema: off, timeline-time-zone: off, timeline-missing: off }',
  configName,
);

/** Messages of two rules and of the rule about suppressions about a document in review. */
function said(body: string, settings = only): string[] {
  const kept = /link-target|timeline-order|ignore-used/;
  return lintText(`---\ntitle: A\nstatus: in_review\n---\n${body}`, settings).filter((message) => kept.test(message));
}

const link = (line: number, column = 1) => `${line}:${column} error link-target: `;
const startsOf = (messages: string[]) => messages.map((message) => /^.*?: /.exec(message)?.[0]);

describe('a comment before a block covers the block', () => {
  test.each([
    ['a paragraph', '<!-- casebook ignore link-target: a -->\n[a](a.md)\n\n[b](b.md)\n', [link(8)]],
    ['a paragraph after an empty line', '<!-- casebook ignore link-target: a -->\n\n[a](a.md)\n', []],
    ['a list', '<!-- casebook ignore link-target: a -->\n- [a](a.md)\n- [b](b.md)\n', []],
    [
      'a heading, but not the text below it',
      '<!-- casebook ignore link-target: a -->\n# [a](a.md)\n[b](b.md)\n',
      [link(7)],
    ],
    [
      'the next block, despite other comments in between',
      '<!-- casebook ignore link-target: a -->\n<!-- other -->\n\n[a](a.md)\n',
      [],
    ],
    ['a block in a quotation', '> <!-- casebook ignore link-target: a -->\n> [a](a.md)\n', []],
    ['its own paragraph', 'A [a](a.md) <!-- casebook ignore link-target: a -->\nand [b](b.md).\n', []],
    ['a reason over several lines', '<!-- casebook ignore link-target: a:\n b, c -->\n[a](a.md)\n', []],
  ])('%s', (_name, body, expected) => {
    expect(startsOf(said(body))).toEqual(expected);
  });
});

describe('a comment inside an entry covers the entry', () => {
  const list = '## Timeline 2024-08-10\n- 14:30 A\n';
  test.each([
    ['at its end', `${list}- 14:20 B <!-- casebook ignore timeline-order: clock -->\n`],
    ['below it', `${list}- 14:20 B\n  <!-- casebook ignore timeline-order: clock -->\n`],
    ['above its time', `${list}- <!-- casebook ignore timeline-order: clock -->\n  14:20 B\n`],
    ['in a paragraph of its own', `${list}- 14:20 B\n\n  More. <!-- casebook ignore timeline-order: clock -->\n`],
    [
      'in a cell',
      '## Timeline 2024-08-10\n| Time | A |\n| - | - |\n| 14:30 | A |\n| 14:20 | B <!-- casebook ignore timeline-order: clock --> |\n',
    ],
  ])('%s', (_name, body) => {
    expect(said(body)).toEqual([]);
    const without = body.replace(/\s*<!--.*-->/, (comment) => (comment.startsWith('\n') ? '' : ' '));
    expect(startsOf(said(without))).toEqual([expect.stringContaining('error timeline-order')]);
  });

  test('and no other entry', () => {
    expect(
      startsOf(said(`${list}- 14:20 B\n- 14:50 C\n- 14:40 D <!-- casebook ignore timeline-order: clock -->\n`)),
    ).toEqual(['7:3 error timeline-order: ']);
  });

  test('and is not part of the text of the entry', () => {
    const document = parseMarkdown({
      path: 'a.md',
      text: `${list}- 14:20 B <!-- casebook ignore timeline-order: clock -->\n`,
    });
    const { postmortem } = readPostmortem(document, defaultSettings);
    expect(postmortem.timeline.map(({ text }) => text)).toEqual(['A', 'B']);
  });
});

test('a comment may name several rules with one reason', () => {
  const body =
    '## Timeline 2024-08-10\n- 14:30 A\n- 14:20 [b](b.md) <!-- casebook ignore link-target, timeline-order: clock -->\n';
  expect(said(body)).toEqual([]);
});

test('a comment without a reason has no effect', () => {
  expect(startsOf(said('<!-- casebook ignore link-target -->\n[a](a.md)\n'))).toEqual([
    '5:22 warn ignore-used: ',
    link(6),
  ]);
});

test('reports a comment that covers the wrong block as unused', () => {
  expect(startsOf(said('[a](a.md)\n\n<!-- casebook ignore link-target: a -->\n\nB\n'))).toEqual([
    link(5),
    '7:22 warn ignore-used: ',
  ]);
});

test('a repository may turn off the rule about suppressions, a document may not suppress it', () => {
  const body = '<!-- casebook ignore ignore-used: a -->\n\nB\n';
  expect(startsOf(said(body))).toEqual(['5:22 warn ignore-used: ']);
  expect(said(body, { ...only, rules: { ...only.rules, 'ignore-used': { severity: 'off' } } })).toEqual([]);
});

test('reports no unused suppression of a rule that lacked documents or files', () => {
  const text = '---\ntitle: A\nstatus: in_review\nignore: [{ rule: together, reason: B }]\n---\n[a](a.md)\n';
  const document = parseMarkdown({ path: 'a.md', text });
  const { postmortem } = readPostmortem(document, defaultSettings);
  const example = rules.find(({ locked }) => !locked);
  if (!example) throw new Error('Every rule is locked');
  const together = { ...example, id: 'together', checkRepository: () => undefined };
  const all = [...rules, together];
  const written = readSuppressions(document);
  const outcome = (environment: { isFile?: () => boolean; partial?: boolean }) =>
    judgeSuppressions(
      written,
      applySuppressions([], written, all),
      all,
      { document, postmortem },
      {
        now: '2024-08-20T09:12:00Z',
        ...environment,
      },
    )[0]?.outcome;
  const isFile = () => false;
  // Either other documents are not checked, or other files are unknown.
  expect([outcome({ isFile }), outcome({ isFile, partial: true }), outcome({})]).toEqual([
    'unused',
    'undecided',
    'undecided',
  ]);
});

// A search that starts again at each comment would exceed the time limit of a test.
test('reads thousands of unclosed comments', () => {
  const document = parseMarkdown({ path: 'a.md', text: `# A\n\n${'<!-- casebook ignore a: b '.repeat(20_000)}` });
  const checked = checkDocuments([document], defaultSettings, { now: '2024-08-20T09:12:00Z' });
  expect(checked).toHaveLength(1);
});

describe('overrides', () => {
  const settings = readConfig(
    `rules: { link-target: error, timeline-gap: { max: 45 } }
overrides:
  - files: postmortems/legacy/**
    rules: { link-target: info, timeline-gap: { share: 1 } }
  - files: ['**/2019-*.md', '**/2018-*.md']
    rules: { link-target: off }
`,
    configName,
  );
  const about = (path: string) =>
    lintText('---\ntitle: A\n---\n[a](a.md)\n', settings, path).map((message) => message.split(' ')[1]);

  test('apply to the documents that they match, and the last one wins', () => {
    expect(about('postmortems/2024-01-01-a.md')).toEqual(['error']);
    expect(about('postmortems/legacy/2024-01-01-a.md')).toEqual(['info']);
    expect(about('postmortems/legacy/2019-01-01-a.md')).toEqual([]);
    expect(about('postmortems/2018-01-01-a.md')).toEqual([]);
  });

  test('add to the options of the repository', () => {
    const waited = (path: string) =>
      lintText(
        '---\ntitle: A\nduration: { start: 2024-08-10T08:00Z }\n---\n## Timeline\n- 14:30 `detected` A\n- 15:20 B\n- 15:30 `mitigated` C\n',
        settings,
        path,
      ).filter((message) => message.includes('timeline-gap')).length;
    expect([waited('postmortems/a.md'), waited('postmortems/legacy/a.md')]).toEqual([1, 0]);
  });
});

test('no document may suppress a rule that is locked', () => {
  const locked = rules.filter((rule) => rule.locked).map(({ id }) => id);
  expect(locked).toEqual(['frontmatter', 'schema', 'id-unique', 'ignore-used']);
  const body = `${locked.map((id) => `<!-- casebook ignore ${id}: a -->\n`).join('')}\nB\n`;
  expect(said(body).filter((message) => message.includes('can be suppressed'))).toHaveLength(locked.length);
});
