import { expect, test } from 'vitest';
import { firehydrant } from '../../../src/importers/firehydrant.ts';
import { importers } from '../../../src/importers/index.ts';
import { errorsIn, fixtures, jsonFile, refusal } from '../../support/imported.ts';

const files = fixtures(
  ...['report', 'incident', 'events', 'tasks', 'reasons'].map((name) => `firehydrant/${name}.json`),
);

const incident = (more: object = {}) => ({ id: 'one', name: 'Disk is full', current_milestone: 'started', ...more });
const event = (more: object = {}) => ({
  id: 'e',
  incident_id: 'one',
  type: 'note',
  occurred_at: '2024-01-02T03:04:05Z',
  visibility: 'private_to_org',
  ...more,
});

test('recognises each of its files, and no other importer does', () => {
  for (const file of [...files, jsonFile('a.json', { data: [incident()], pagination: {} })]) {
    expect(importers.filter(({ recognises }) => recognises(file)).map(({ name }) => name)).toEqual(['firehydrant']);
  }
  expect(firehydrant.recognises(jsonFile('a.json', { data: [] }))).toBe(false);
  expect(firehydrant.recognises(jsonFile('a.json', null))).toBe(false);
});

test('joins a report, its incident, and what belongs to it', () => {
  const drafts = firehydrant.read(files, {});
  expect(drafts).toMatchInlineSnapshot(`
    [
      {
        "body": "## Summary

    For an hour no delivery slot could be booked.

    ## Timeline

    - 16:05 UTC \`started\` Milestone: started
    - 16:15 UTC \`detected\` Milestone: detected
    - 16:20 UTC \`acknowledged\` Milestone: acknowledged
    - 16:40 UTC Milestone: vendor_called
    - 16:45 UTC Note: Cache is cold:

      - 2 % hits
      - mitigated
    - 17:10:12 UTC \`mitigated\` Milestone: mitigated <!-- casebook: check, a milestone is no proof that the impact ended -->
    - 17:12 UTC \`communicated\` Mira Costa: Slots can be booked again.
    - 17:30 UTC \`resolved\` Milestone: resolved <!-- casebook: check, a milestone is no proof that all was well again -->

    ## Description

    The booking page shows no slots.

    ## What went well?

    The alert fired **at once**.

    **Really**
    ",
        "contradictions": [],
        "date": "2024-11-05",
        "frontmatter": {
          "contributing_factors": [
            "A deploy emptied the cache",
            "Nothing warmed it",
          ],
          "duration": {
            "end": "2024-11-05T17:10:12Z",
            "start": "2024-11-05T16:05Z",
          },
          "impact": {
            "summary": "No delivery could be booked; orders to collect were not affected.",
            "users_affected": 830,
          },
          "links": [
            {
              "title": "FireHydrant #58",
              "url": "https://app.firehydrant.io/incidents/3a9b7f6e-incident",
            },
          ],
          "roles": {
            "commander": [
              "Mira Costa",
            ],
          },
          "services": [
            "slots",
          ],
          "severity": "SEV2",
          "status": "draft",
          "tags": [
            "delivery",
            "cache",
          ],
          "tasks": [
            {
              "owner": "Piet Vos",
              "status": "done",
              "title": "Scale the cache",
              "x_description": "From two to four nodes",
            },
            {
              "decline_reason": "Not stated in FireHydrant",
              "status": "wont_do",
              "title": "Fail over to the old region",
            },
            {
              "due": "2024-11-29",
              "owner": "Piet Vos",
              "priority": "High",
              "status": "in_progress",
              "ticket": "https://tracker.example.org/SLOT-9",
              "title": "Warm the cache before it takes traffic",
            },
          ],
          "title": "Deliveries could not be booked",
          "x_environments": [
            "production",
          ],
          "x_incident_name": "Delivery slots are empty",
          "x_priority": "P1",
        },
        "inferences": [
          {
            "pointer": "/duration/end",
            "reason": "from the milestone mitigated",
          },
          {
            "pointer": "/tasks/1/decline_reason",
            "reason": "FireHydrant has no reason",
          },
          {
            "pointer": "/timeline",
            "reason": "a milestone is no proof that the impact ended",
          },
          {
            "pointer": "/timeline",
            "reason": "a milestone is no proof that all was well again",
          },
        ],
        "sources": [
          "firehydrant/report.json",
          "firehydrant/incident.json",
          "firehydrant/events.json",
          "firehydrant/tasks.json",
          "firehydrant/reasons.json",
        ],
        "unmapped": [
          "events of the type "role_update": 1",
          "calendar events",
          "channel "incident-58"",
        ],
      },
    ]
  `);
  expect(drafts.flatMap(errorsIn)).toEqual([]);
});

test('reads an incident about which hardly anything is known', () => {
  expect(firehydrant.read([jsonFile('a.json', incident())], {})).toEqual([
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

test('prefers the milestones of the lifecycle, which have names', () => {
  const time = '2024-01-02T03:04:05Z';
  const [draft] = firehydrant.read(
    [
      jsonFile(
        'a.json',
        incident({
          created_at: '2024-01-02T03:00:00Z',
          milestones: [{ type: 'started', occurred_at: time }],
          lifecycle_phases: [
            { name: 'Started', milestones: [{ slug: 'started', name: 'Impact began', occurred_at: time }] },
            { name: 'Closed', milestones: [{ slug: 'closed', name: 'Closed', occurred_at: null }] },
          ],
        }),
      ),
    ],
    {},
  );
  expect(draft?.body).toBe('## Timeline\n\n- 03:04:05 UTC `started` Milestone: Impact began\n');
  expect(draft?.frontmatter.duration).toEqual({ start: '2024-01-02T03:04:05Z' });
});

test('takes events of other incidents for what they are', () => {
  const drafts = firehydrant.read(
    [
      jsonFile('a.json', { data: [incident(), incident({ id: 'two', name: 'Disk is slow' })] }),
      jsonFile('b.json', {
        data: [event({ incident_id: 'two', data: { body: 'A' } }), event({ incident_id: 'three' })],
      }),
    ],
    {},
  );
  expect(drafts.map(({ frontmatter, sources }) => [frontmatter.title, sources])).toEqual([
    ['Disk is full', ['a.json']],
    ['Disk is slow', ['a.json', 'b.json']],
  ]);
});

test.each([
  ['an incident without an id', [incident({ id: 7 })], 'Expected a string at /id'],
  [
    'an event without a zone',
    [incident(), { data: [event({ occurred_at: '2024-01-02T03:04:05' })] }],
    'Expected a time with a zone at /data/0/occurred_at',
  ],
  ['events alone', [{ data: [event()] }], 'Missing the incident, expected it in another file'],
  [
    'tasks alone',
    [{ data: [{ title: 'A', state: 'open', due_at: null }] }],
    'Missing the incident, expected it in a file beside this one',
  ],
  ['another file', [{ data: [] }], 'Expected a response of the API of FireHydrant at the top'],
])('refuses %s', (_name, contents, message) => {
  expect(refusal(firehydrant, ...contents.map((data) => jsonFile('a.json', data)))).toBe(`a.json: ${message}`);
});
