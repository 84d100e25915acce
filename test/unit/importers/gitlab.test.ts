import { expect, test } from 'vitest';
import { gitlab } from '../../../src/importers/gitlab.ts';
import { errorsIn, fixtures, jsonFile, refusal } from '../../support/imported.ts';

const [graphql, rest] = fixtures('gitlab/graphql.json', 'gitlab/issue.json');
if (!graphql || !rest) throw new Error('No fixtures');

test('reads an incident with its timeline, labels and comments', () => {
  const [draft, ...others] = gitlab.read([graphql], {});
  expect(others).toEqual([]);
  expect(draft).toEqual({
    frontmatter: {
      title: 'Uploads of pictures hang',
      status: 'draft',
      severity: 'SEV2',
      services: ['Uploads'],
      duration: { start: '2024-06-15T10:05Z', end: '2024-06-15T11:40Z' },
      authors: ['dana'],
      roles: { assignee: ['eli', 'fay'] },
      tags: ['incident'],
      links: [{ title: 'GitLab', url: 'https://gitlab.example.com/shop/media/-/issues/incident/52' }],
    },
    body: `## Summary

Uploads of pictures waited for a virus scanner without memory.

![Queue](https://gitlab.example.com/shop/media/uploads/0123456789abcdef/queue.png)

## Corrective actions

- [ ] Alert on the length of the queue (@media-team, due 2024-06-28)

## Timeline

- 10:05 UTC \`started\` The first upload waits

  **Log**

  \`scan: killed\`
- 10:33:40 UTC \`declared\` @dana created the incident <!-- casebook: check, from the time at which the incident was created in GitLab -->
- 10:36:12 UTC \`acknowledged\` @eli changed the incident status to **Acknowledged**
- 10:38 UTC @dana changed the incident severity to **High - S2**
- 11:40 UTC \`mitigated\` The scanner has 4 GiB of memory; the queue is **empty**
- 12:01 UTC \`resolved\` @eli resolved the incident <!-- casebook: check, resolving an incident is no proof that the impact ended -->

## Comments

Comment by fay at 2024-06-16T08:00Z:

> **Numbers**
>
> - 812 uploads waited
> - 14:00 is when the last one was done
`,
    date: '2024-06-15',
    sources: ['gitlab/graphql.json'],
    inferences: [
      { pointer: '/severity', reason: 'from the severity HIGH' },
      { pointer: '/services', reason: 'from labels' },
      { pointer: '/duration/start', reason: 'from the event tagged Start time' },
      { pointer: '/duration/end', reason: 'from the event tagged Impact mitigated' },
      { pointer: '/timeline', reason: 'resolving an incident is no proof that the impact ended' },
      { pointer: '/timeline', reason: 'from the time at which the incident was created in GitLab' },
    ],
    contradictions: ['The severity is HIGH, and the label is severity::3.'],
    unmapped: ['milestone "17.1"', 'tag "Customer told" of the timeline'],
  });
  expect(draft && errorsIn(draft)).toEqual([]);
});

test('reads an issue of the REST API, which has no timeline', () => {
  const [draft] = gitlab.read([rest], {});
  expect(draft).toEqual({
    frontmatter: {
      title: 'Thumbnails are grey',
      status: 'draft',
      severity: 'SEV4',
      authors: ['dana'],
      tags: ['incident'],
      links: [{ title: 'GitLab', url: 'https://gitlab.example.com/shop/media/-/issues/53' }],
    },
    body: `Every thumbnail is a grey square.

## Timeline

- 21:50 UTC \`declared\` The issue is created. <!-- casebook: check, from the time at which the issue was created -->
- 22:30 UTC \`resolved\` The issue is closed. <!-- casebook: check, closing an issue is no proof that the impact ended -->
`,
    date: '2024-07-01',
    sources: ['gitlab/issue.json'],
    inferences: [
      { pointer: '/severity', reason: 'from the label severity::4' },
      { pointer: '/timeline', reason: 'from the time at which the issue was created' },
      { pointer: '/timeline', reason: 'closing an issue is no proof that the impact ended' },
    ],
    contradictions: [],
    unmapped: ['due date "2024-07-05"'],
  });
  expect(draft && errorsIn(draft)).toEqual([]);
});

test('keeps the timeline that a description has', () => {
  const description = '## Timeline\n\nAll times UTC.\n\n2024-07-01\n\n- 21:49 - Grey';
  const data = {
    iid: 1,
    issue_type: 'incident',
    title: 'A',
    web_url: 'x',
    description,
    created_at: '2024-07-01T21:50:00Z',
  };
  const issues = [data, { ...data, issue_type: 'issue' }];
  const [draft, ...others] = gitlab.read([jsonFile('a.json', issues)], {});
  expect(others).toEqual([]);
  expect(draft?.body).toBe(
    `${description}\n\n## Timeline of GitLab\n\n### 2024-07-01\n\n- 21:50 UTC \`declared\` The issue is created. <!-- casebook: check, from the time at which the issue was created -->\n`,
  );
});

test('gives events to the incident that they name, and finds an end before the start', () => {
  const issue = (id: string) => ({ id, iid: id, title: id, webUrl: 'https://gitlab.example.com/x' });
  const event = (id: string, occurredAt: string, tag: string) => ({
    note: tag,
    occurredAt,
    incident: { id },
    timelineEventTags: { nodes: [{ name: tag }] },
  });
  const nodes = [
    event('1', '2024-07-01T10:00:00Z', 'Start time'),
    event('1', '2024-07-01T09:00:00Z', 'End time'),
    event('2', '2024-07-01T11:00:00Z', 'Impact detected'),
  ];
  const data = {
    project: { issues: { nodes: [issue('1'), issue('2')] }, incidentManagementTimelineEvents: { nodes } },
  };
  const [first, second] = gitlab.read([jsonFile('a.json', { data })], {});
  expect(first?.contradictions).toEqual([
    'The impact ends at 2024-07-01T09:00Z, before it starts at 2024-07-01T10:00Z',
  ]);
  expect(second?.body).toBe('## Timeline\n\n- 11:00 UTC `detected` Impact detected\n');
});

test('recognises its files only', () => {
  expect([graphql, rest].map(gitlab.recognises)).toEqual([true, true]);
  const others = [{}, [], null, { data: {} }, { data: { project: {} } }, { iid: 1 }, { data: { issue: null } }];
  expect(others.map((data) => gitlab.recognises(jsonFile('a.json', data)))).toEqual(others.map(() => false));
});

test('refuses files of another shape, with the place', () => {
  const broken = (data: unknown) => refusal(gitlab, jsonFile('a.json', data));
  const issue = { iid: 1, issue_type: 'incident', title: 'A', web_url: 'https://gitlab.example.com/x' };
  expect(broken({ ...issue, title: null })).toBe('a.json: Expected a string at /title');
  expect(broken([issue, { ...issue, labels: 'x' }])).toBe('a.json: Expected a list at /1/labels');
  expect(broken({ ...issue, issue_type: 'issue' })).toBe('a.json: Missing an issue whose `issue_type` is `incident`');
  expect(broken({ data: { project: { incidentManagementTimelineEvents: { nodes: [] } } } })).toBe(
    'a.json: Missing an issue at /data/project/issue',
  );
  expect(broken({ data: { issue: { title: 'A', webUrl: 'x', timelineEvents: { nodes: [{ note: 'A' }] } } } })).toBe(
    'a.json: Expected a value at /data/issue/timelineEvents/nodes/0/occurredAt',
  );
});
