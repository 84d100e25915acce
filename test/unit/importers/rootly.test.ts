import { expect, test } from 'vitest';
import { importers } from '../../../src/importers/index.ts';
import { rootly } from '../../../src/importers/rootly.ts';
import { errorsIn, fixtures, jsonFile, refusal } from '../../support/imported.ts';

const files = fixtures(...['incident', 'retrospective', 'action-items', 'events'].map((name) => `rootly/${name}.json`));

const incident = (more: object = {}) => ({
  data: { id: 'one', type: 'incidents', attributes: { sequential_id: 7, title: 'Disk is full', ...more } },
});

test('recognises each of its files, and no other importer does', () => {
  for (const file of [...files, jsonFile('a.json', incident())]) {
    expect(importers.filter(({ recognises }) => recognises(file)).map(({ name }) => name)).toEqual(['rootly']);
  }
});

test.each([
  ['incidents of another tool', { data: { id: 'a', type: 'incidents', attributes: { public_id: 1 } } }],
  ['other resources', { data: [{ id: 'a', type: 'services', attributes: {} }] }],
  ['an empty list', { data: [] }],
  ['no object', null],
])('does not recognise %s', (_name, data) => {
  expect(rootly.recognises(jsonFile('a.json', data))).toBe(false);
});

test('joins an incident, its retrospective, and what belongs to it', () => {
  const drafts = rootly.read(files, {});
  expect(drafts).toMatchInlineSnapshot(`
    [
      {
        "body": "## Summary

    Uploads of photos failed for **all** users.

    ## Root cause

    A bucket policy denied writes & nobody saw it.

    ### Why

    - No review
    - No \`dry_run\`

    | Who | What |
    | - | - |
    | Storage | a \\| b |

    ## Timeline

    - 08:58 UTC \`started\` Started <!-- casebook: check, it may be the time of the declaration -->
    - 09:03 UTC \`detected\` Detected
    - 09:06:30 UTC \`acknowledged\` Acknowledged
    - 09:15:12 UTC Writes are denied since 01:58, see \`s3_audit\`
    - 09:20 UTC \`communicated\` Status page: [uploads fail](https://status.example.org/91)
    - 09:49 UTC \`mitigated\` Mitigated: Bucket policy rolled_back <!-- casebook: check, a press of the button is no proof of it -->
    - 10:30 UTC \`resolved\` Resolved <!-- casebook: check, a press of the button is no proof of it -->
    ",
        "contradictions": [],
        "date": "2024-07-21",
        "frontmatter": {
          "duration": {
            "end": "2024-07-21T09:49Z",
            "start": "2024-07-21T08:58Z",
          },
          "links": [
            {
              "title": "Rootly #91",
              "url": "https://rootly.com/account/incidents/91-photos-do-not-upload",
            },
            {
              "title": "Retrospective in Rootly",
              "url": "https://rootly.com/account/incidents/91/retrospective",
            },
            {
              "title": "INC-91",
              "url": "https://jira.example.org/browse/INC-91",
            },
          ],
          "services": [
            "uploads",
          ],
          "severity": "SEV1",
          "status": "draft",
          "tasks": [
            {
              "due": "2024-08-15",
              "owner": "Ines Moreau",
              "priority": "high",
              "status": "open",
              "ticket": "https://jira.example.org/browse/STO-12",
              "title": "Review every change of a bucket policy",
              "x_description": "With the tool of the storage team",
            },
            {
              "decline_reason": "Not stated in Rootly",
              "priority": "low",
              "status": "wont_do",
              "title": "Call the vendor",
            },
          ],
          "title": "Photos could not be uploaded for fifty minutes",
          "x_environments": [
            "Production",
          ],
          "x_incident_name": "Photos do not upload",
          "x_labels": {
            "platform": "ios",
          },
          "x_status": "published",
        },
        "inferences": [
          {
            "pointer": "/duration/start",
            "reason": "it may be the time of the declaration",
          },
          {
            "pointer": "/duration/end",
            "reason": "from mitigated_at",
          },
          {
            "pointer": "/tasks/1/decline_reason",
            "reason": "Rootly has no reason",
          },
          {
            "pointer": "/timeline",
            "reason": "it may be the time of the declaration",
          },
          {
            "pointer": "/timeline",
            "reason": "a press of the button is no proof of it",
          },
        ],
        "sources": [
          "rootly/incident.json",
          "rootly/retrospective.json",
          "rootly/action-items.json",
          "rootly/events.json",
        ],
        "unmapped": [
          "Slack channel "incident-91"",
        ],
      },
    ]
  `);
  expect(drafts.flatMap(errorsIn)).toEqual([]);
});

test('reads an incident about which hardly anything is known', () => {
  expect(rootly.read([jsonFile('a.json', incident())], {})).toEqual([
    {
      frontmatter: { title: 'Disk is full', status: 'draft' },
      body: '',
      sources: ['a.json'],
      inferences: [],
      contradictions: [],
      unmapped: [],
    },
  ]);
});

test('reads a retrospective whose incident is not there', () => {
  const attributes = { title: 'Disk is full', content: '<p>A</p>', status: 'draft', incident_id: 'one' };
  const data = { id: 'pm', type: 'incident_post_mortems', attributes };
  const [draft] = rootly.read([jsonFile('a.json', { data })], {});
  expect(draft).toMatchObject({ frontmatter: { title: 'Disk is full', status: 'draft' }, body: 'A\n' });
});

test('reads planned maintenance', () => {
  const times = { scheduled_for: '2024-02-03T01:00:00Z', scheduled_until: '2024-02-03T02:00:00Z' };
  const [draft] = rootly.read([jsonFile('a.json', incident({ kind: 'scheduled', ...times }))], {});
  expect(draft).toMatchObject({
    frontmatter: { kind: 'maintenance', duration: { start: '2024-02-03T01:00Z', end: '2024-02-03T02:00Z' } },
    date: '2024-02-03',
    inferences: [
      { pointer: '/duration/start', reason: 'the planned time' },
      { pointer: '/duration/end', reason: 'from scheduled_until' },
    ],
  });
});

test('marks tests, and keeps that an incident was cancelled', () => {
  const [draft] = rootly.read(
    [
      jsonFile(
        'a.json',
        incident({
          kind: 'test_sub',
          private: true,
          status: 'cancelled',
          cancelled_at: '2024-02-03T01:00:00Z',
          cancellation_message: '- a drill\n- no more',
        }),
      ),
    ],
    {},
  );
  expect(draft).toMatchObject({
    frontmatter: { kind: 'drill', visibility: 'restricted', x_incident_status: 'cancelled' },
    body: '## Timeline\n\n- 01:00 UTC Cancelled:\n\n  - a drill\n  - no more\n',
    date: '2024-02-03',
    inferences: [{ pointer: '/kind', reason: 'from the kind test' }],
  });
});

test.each([
  ['- a\n- b', 'Note:\n\n  - a\n  - b'],
  ['`resolved` by hand', 'Note: `resolved` by hand'],
  ['**Bold** words', '**Bold** words'],
])('writes the event %j', (event, expected) => {
  const resource = { id: 'e', type: 'incident_events', attributes: { event, occurred_at: '2024-02-03T01:00:00Z' } };
  const [draft] = rootly.read([jsonFile('a.json', incident()), jsonFile('b.json', { data: [resource] })], {});
  expect(draft?.body).toContain(`- 01:00 UTC ${expected}\n`);
});

test.each([
  ['an incident without a title', [incident({ title: null })], 'Expected a string at /data/attributes/title'],
  [
    'a time without a zone in a list',
    [{ data: [{ ...incident({ started_at: '2024-02-03' }).data }] }],
    'Expected a time with a zone at /data/0/attributes/started_at',
  ],
  [
    'action items alone',
    [{ data: [{ id: 'a', type: 'incident_action_items', attributes: { summary: 'A' } }] }],
    'Missing the incident, expected it in a file beside this one',
  ],
  [
    'action items of an incident that is not there',
    [{ data: [{ id: 'a', type: 'incident_action_items', attributes: { summary: 'A', incident_id: 'one' } }] }],
    'Missing the incident, expected it in another file',
  ],
  ['another file', [{ data: [] }], 'Expected a response of the API of Rootly at the top'],
])('refuses %s', (_name, contents, message) => {
  expect(refusal(rootly, ...contents.map((data) => jsonFile('a.json', data)))).toBe(`a.json: ${message}`);
});
