import { expect, test } from 'vitest';
import { entriesOfComment } from '../../../src/importers/jira/clock-comments.ts';
import { jira } from '../../../src/importers/jira.ts';
import { errorsIn, fixtures, jsonFile, refusal } from '../../support/imported.ts';

const [issue, search, csv] = fixtures('jira/issue-v3.json', 'jira/search-v2.json', 'jira/export.csv');
if (!issue || !search || !csv) throw new Error('No fixtures');

test('reads an issue with documents, fields, links and comments', () => {
  const [draft, ...others] = jira.read([issue], {});
  expect(others).toEqual([]);
  expect(draft).toEqual({
    frontmatter: {
      title: 'Invoices were sent twice',
      status: 'draft',
      severity: 'SEV2',
      services: ['billing'],
      tasks: [
        { title: 'Give each retry a key', status: 'done', ticket: 'OPS-15' },
        { title: 'Count mails for each invoice', status: 'in_progress', ticket: 'BILL-3' },
      ],
      roles: { assignee: ['Eli Example'], reporter: ['Dana Example'] },
      tags: ['mail'],
      links: [{ title: 'OPS-14', url: 'https://example.atlassian.net/browse/OPS-14' }],
      x_priority: 'High',
      x_status: 'Closed',
    },
    body: `A retry had no _idempotency key_.

![mails.png](https://example.atlassian.net/rest/api/3/attachment/content/1)

## Timeline

- 08:33:07 UTC \`declared\` OPS-14 is created. <!-- casebook: check, from the time at which the issue was created -->
- 09:02 UTC Retries are off <!-- casebook: check, the day and zone of its time are those of a comment -->
- 09:31 UTC No mail was sent twice since
- 10:45 UTC \`resolved\` OPS-14 is resolved. <!-- casebook: check, resolving an issue is no proof that the impact ended -->

## Root cause

The queue delivers at least once.

## Customer message

You may have got an invoice twice.

## Linked issues

- relates to [OPS-9](https://example.atlassian.net/browse/OPS-9): Queue is slow (Open)

## Comments

Comment by Dana Example at 2024-06-16T07:00Z:

> Thanks! 812 mails in all.
`,
    date: '2024-06-15',
    sources: ['jira/issue-v3.json'],
    inferences: [
      { pointer: '/services', reason: 'from the components' },
      { pointer: '/tasks/0/title', reason: 'from the subtasks' },
      { pointer: '/tasks/1/title', reason: 'from the link "is followed up by"' },
      { pointer: '/timeline', reason: 'from the time at which the issue was created' },
      { pointer: '/timeline', reason: 'resolving an issue is no proof that the impact ended' },
      { pointer: '/timeline', reason: 'the day and zone of its time are those of a comment' },
    ],
    contradictions: [],
    unmapped: [
      `OPS-16 "Send no mail at night", whose status is Won't do`,
      'due date "2024-07-01"',
      'parent "OPS-1"',
      'fix version "8.2"',
      'comments that are on another page: 1',
      'custom field "Region"',
      'custom field "customfield_10045"',
    ],
  });
  expect(draft && errorsIn(draft)).toEqual([]);
});

test('reads search results with wiki markup, which it keeps as text', () => {
  const [draft] = jira.read([search], {});
  expect(draft).toEqual({
    frontmatter: {
      title: 'VPN drops every hour',
      status: 'draft',
      severity: 'SEV1',
      roles: { reporter: ['dana'] },
      links: [{ title: 'NET-7', url: 'https://jira.example.com/browse/NET-7' }],
      x_status: 'Done',
    },
    body: `h2. Timeline
\\* 14:05 dropped

See \\[the graph|<https://graphs.example.com/d/vpn>].

## Timeline

- 14:20 UTC \`declared\` NET-7 is created. <!-- casebook: check, from the time at which the issue was created -->

## Environment

VPN 3 & 4

## Comments

Comment by eli at 2020-03-02T14:30Z:

> Is it \\*the\\* lease?
`,
    date: '2020-03-02',
    sources: ['jira/search-v2.json'],
    inferences: [
      { pointer: '/severity', reason: 'from P1' },
      { pointer: '/timeline', reason: 'from the time at which the issue was created' },
    ],
    contradictions: [],
    unmapped: ['wiki markup of the description'],
  });
  expect(draft && errorsIn(draft)).toEqual([]);
});

test('reads a CSV export, whose times have no zone', () => {
  const [draft, second, ...others] = jira.read([csv], {});
  expect(others).toEqual([]);
  expect(draft).toEqual({
    frontmatter: {
      title: 'Printer says "PC load letter"',
      status: 'draft',
      severity: 'SEV3',
      services: ['paper'],
      roles: { assignee: ['eli'], reporter: ['dana'] },
      tags: ['office'],
      x_jira_key: 'OFF-1',
      x_status: 'Done',
    },
    body: `Nobody could print.

Not even, "A5".

## Root cause

Wrong tray was chosen

## Comments

Comment by eli at 15/Jun/24 10:40 AM:

> Tray 2; and 3?
`,
    sources: ['jira/export.csv'],
    inferences: [{ pointer: '/services', reason: 'from the components' }],
    contradictions: [],
    unmapped: [
      'created "15/Jun/24 10:30 AM", which has no time zone',
      'resolved "15/Jun/24 11:05 AM", which has no time zone',
      'custom field "Rank"',
    ],
  });
  expect(second?.frontmatter).toEqual({ title: 'Lamp is off', status: 'draft', x_jira_key: 'OFF-2', x_status: 'Open' });
  expect(draft && errorsIn(draft)).toEqual([]);
});

test.each([
  ['9:05 A', ['2024-06-15T09:05:00+02:00 A']],
  ['14:05:09Z – A\\\nB\n\n**14:10** C', ['2024-06-15T14:05:09Z A\nB', '2024-06-15T14:10:00+02:00 C']],
  ['- 2024-06-14 23:05 +0100: A', ['2024-06-14T23:05:00+01:00 A']],
  ['At 14:05, A', []],
  ['14:05', []],
  ['2024-13-14 10:05 UTC A', []],
  ['10.30% of A', []],
])('reads the comment %j', (text, expected) => {
  const entries = entriesOfComment(text, '2024-06-15T18:00:00.000+02:00');
  expect(entries.map((entry) => `${entry.time} ${entry.text}`)).toEqual(expected);
});

test('recognises its files only', () => {
  expect([issue, search, csv].map(jira.recognises)).toEqual([true, true, true]);
  const others = [{}, [], null, { issues: [] }, { issues: [{ key: 'A' }] }, { key: 'A', fields: null }];
  expect(others.map((data) => jira.recognises(jsonFile('a.json', data)))).toEqual(others.map(() => false));
  expect(jira.recognises({ path: 'a.csv', text: 'Summary,Date\nA,B\n' })).toBe(false);
  expect(jira.recognises({ path: 'a.md', text: '# Issue key\n' })).toBe(false);
});

test('keeps the key of an issue whose site is unknown', () => {
  const self = 'https://api.atlassian.com/ex/jira/c-1/rest/api/3/issue/1';
  const [draft] = jira.read([jsonFile('a.json', { key: 'A-1', self, fields: { summary: 'A' } })], {});
  expect(draft?.frontmatter).toEqual({ title: 'A', status: 'draft', x_jira_key: 'A-1' });
});

test('refuses files of another shape, with the place', () => {
  const broken = (fields: unknown) => refusal(jira, jsonFile('a.json', { key: 'A-1', fields }));
  expect(broken({ summary: 1 })).toBe('a.json: Expected a string at /fields/summary');
  expect(broken({ summary: 'A', created: 'yesterday' })).toBe('a.json: Expected a time with a zone at /fields/created');
  expect(broken({ summary: 'A', description: 5 })).toBe('a.json: Expected a text or a document at /fields/description');
  expect(refusal(jira, jsonFile('a.json', { issues: [{ key: 'A-1', fields: {} }] }))).toBe(
    'a.json: Expected a value at /issues/0/fields/summary',
  );
  const row = (text: string) => refusal(jira, { path: 'a.csv', text });
  expect(row('Summary,Issue key\n')).toBe('a.csv: Missing a row, expected one for each issue');
  expect(row('Summary,Issue key\nA,\n')).toBe('a.csv: Missing `Issue key` in row 2');
  expect(row('Summary,Issue key\n"A"B,C-1\n')).toBe('a.csv: Unexpected quotation mark in row 2');
});
