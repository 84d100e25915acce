import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { check } from 'casebook';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import schema from '../../../schema/postmortem.schema.json' with { type: 'json' };
import { validateFrontmatter } from '../../../src/schema/validate.ts';
import { root } from '../../support/cli.ts';

const complete = `
title: Sign-ins fail
status: in_review
severity: SEV1
services: [authentication]
duration: 2024-08-10T14:30Z/2024-08-10T16:45Z
impact: Sign-ins fail
root_cause: Session objects are never released
tasks: [{ title: Release them, owner: dev, due: 2024-08-12 }]
`;

/** `pointer keyword` of what the schema objects to, without the conditions that only wrap others. */
function objections(yaml: string): string[] {
  return validateFrontmatter(parse(yaml))
    .filter((error) => error.keyword !== 'if')
    .map(({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${params.missingProperty ?? ''}`.trim());
}

test('takes the first incident', async () => {
  const text = await readFile(path.join(root, 'postmortems/2024-08-10-authentication-outage.md'), 'utf8');
  expect(objections(text.split('---')[1] ?? '')).toEqual([]);
});

describe('asks for what a status needs, and no more', () => {
  test.each([
    ['title: A', []],
    ['title: A\nstatus: draft', []],
    ['title: A\nstatus: withdrawn', []],
    ['status: draft', ['required title']],
    [complete, []],
    [complete.replace('in_review', 'closed'), []],
    [
      'title: A\nstatus: reviewed',
      ['root_cause', 'severity', 'services', 'duration', 'impact', 'tasks'].map((key) => `required ${key}`),
    ],
    [complete.replace('impact: Sign-ins fail', 'impact: { percent_affected: 60 }'), ['/impact required summary']],
    [complete.replace('impact: Sign-ins fail', 'impact: none'), []],
    [complete.replace(/root_cause.*/, 'contributing_factors: [No alert on memory]'), []],
    [complete.replace(/root_cause.*/, 'contributing_factors: []'), ['required root_cause']],
    [complete.replace(/root_cause.*/, 'root_cause: { trigger: unknown }'), ['/root_cause required summary']],
    [complete.replace('owner: dev, due: 2024-08-12', 'ticket: AUTH-412'), []],
    [complete.replace('owner: dev, ', ''), ['/tasks/0 required owner']],
    [complete.replace('owner: dev, due: 2024-08-12', 'status: proposed'), []],
    [complete.replace('owner: dev, due: 2024-08-12', 'status: wont_do'), ['/tasks/0 required decline_reason']],
    ['title: A\nduration: { end: 2024-08-10T16:45Z }', ['/duration required start']],
    ['title: A\nduration: { start: unknown }', []],
    ['title: A\nduration: [{ start: unknown }, 2024-08-10T14:30Z/]', []],
    ['title: A\nseverity:\nimpact:\n', []],
    ['title: A\nx_anything: { at: [all] }\nimpact: { summary: A, x_own: 1 }', []],
    ['title: A\nserverity: SEV1', ['additionalProperties']],
    ['title: A\nduration: yesterday', ['/duration format']],
    ['title: A\ntimezone: CET', ['/timezone format']],
    ['title: A\ntasks: [{ title: A, due: 2024-06-31 }]', ['/tasks/0/due format']],
    ['title: A\nstatus: done', ['/status enum']],
    ['title: 404', ['/title type']],
  ])('%#: %s', (yaml, expected) => {
    expect(objections(yaml).toSorted()).toEqual(expected.toSorted());
  });
});

interface Declared {
  title?: string;
  description?: string;
  examples?: unknown[];
  properties?: Record<string, Declared>;
  items?: Declared;
  $defs?: Record<string, Declared>;
}

function declarations(declared: Declared, pointer: string): [string, Declared][] {
  const children = { ...declared.properties, ...declared.$defs };
  return [
    ...Object.entries(children).flatMap(([key, child]): [string, Declared][] => [
      [`${pointer}/${key}`, child],
      ...declarations(child, `${pointer}/${key}`),
    ]),
    ...(declared.items ? declarations(declared.items, `${pointer}[]`) : []),
  ];
}

test('every property has a title, a description and an example', () => {
  const all = declarations(schema as Declared, '');
  expect(all.length).toBeGreaterThan(60);
  const lacking = all.filter(([, child]) => !child.title || !child.description || !child.examples?.length);
  expect(lacking.map(([pointer]) => pointer)).toEqual([]);
});

test('every example of a field is one that the schema takes', () => {
  for (const [key, { examples }] of Object.entries(schema.properties)) {
    for (const example of examples) {
      const errors = validateFrontmatter({ title: 'A', [key]: example });
      // A status asks for other fields, which says nothing about its own.
      expect(
        errors.filter(({ instancePath }) => instancePath !== ''),
        key,
      ).toEqual([]);
    }
  }
  for (const [key, { examples }] of Object.entries(schema.$defs.task.properties)) {
    for (const example of examples) {
      expect(validateFrontmatter({ title: 'A', tasks: [{ title: 'A', [key]: example }] }), key).toEqual([]);
    }
  }
});

test('every example of a field is read', () => {
  const frontmatter = Object.fromEntries(
    Object.entries(schema.properties).map(([key, { examples }]) => [key, examples[0]]),
  );
  const { postmortem } = check({ path: 'a.md', text: `---\n${JSON.stringify(frontmatter)}\n---\n` });
  expect(postmortem).toMatchObject({
    title: 'Sign-ins failed for three in five users',
    status: 'in_review',
    kind: 'near_miss',
    timezone: 'Europe/Amsterdam',
    timezoneAssumed: false,
    duration: [{ start: { earliest: '2024-08-10T14:30:00Z' }, end: { earliest: '2024-08-10T16:45:00Z' } }],
    impact: { none: false, summary: 'Sign-ins failed', percentAffected: { value: 60, estimate: true } },
    detection: { method: 'alert', source: 'error rate' },
    rootCause: { summary: 'Session objects were never released', trigger: 'unknown', category: 'software' },
    contributingFactors: ['No alert on memory', 'The edge case had no test'],
    tasks: [{ owner: 'dev-team', due: '2024-08-12', outstanding: true }],
    authors: ['alice'],
    reviewers: ['bob'],
    roles: { commander: ['alice'] },
    lang: 'en',
    related: [{ id: '2023-02-14-session-leak', relation: 'see_also' }],
    tags: ['memory'],
    links: [{ title: 'Status page', url: 'https://status.example.org/1234' }],
    aliases: ['2024-08-10-auth-down'],
    visibility: 'internal',
    ignore: [{ rule: 'timeline-gap', reason: 'We waited for the vendor' }],
  });
});

test('explains how to quote a value that YAML reads as another type', () => {
  const text =
    '---\ntitle: 404\nservices: authentication\ntags: [true, 1.10, a]\ncontributing_factors:\n  - Auth: sessions leak\n  - [A]\nimpact: { users_affected: "1,200", percent_affected: ~60.5 %, requests_failed: many }\n---\n';
  const { messages } = check({ path: '2024-08-10-a.md', text });
  expect(messages.map(({ place, note }) => `${place.start.line} ${note}`)).toEqual([
    '2 Write `"404"`.',
    '3 Write `[authentication]`.',
    '4 Write `"true"`.',
    '4 Write `"1.10"`.',
    '6 Write `"Auth: sessions leak"`.',
    '7 Write `A`.',
    '8 Write `1200`.',
    '8 Write `{ value: 60.5, estimate: true }`.',
    '8 Number of failed requests.',
  ]);
});
