import { expect, test } from 'vitest';
import { importers } from '../../../src/importers/index.ts';
import { statuspage } from '../../../src/importers/statuspage.ts';
import { errorsIn, fixtures, jsonFile, refusal } from '../../support/imported.ts';

const files = fixtures('statuspage/incidents.json', 'statuspage/p31zjtct2jer-postmortem.json');

const incident = (more: object = {}) => ({
  id: 'one',
  name: 'Search is slow',
  created_at: '2024-05-06T07:08:00.123Z',
  incident_updates: [],
  ...more,
});

const update = (status: string, time: string, more: object = {}) => ({ status, body: 'A', created_at: time, ...more });

test('recognises each of its files, and no other importer does', () => {
  const more = [[incident()], incident(), { incident: incident() }, { scheduled_maintenances: [incident()] }];
  for (const file of [...files, ...more.map((data) => jsonFile('a.json', data))]) {
    expect(importers.filter(({ recognises }) => recognises(file)).map(({ name }) => name)).toEqual(['statuspage']);
  }
});

test.each([
  ['incidents of another tool', { incidents: [{ id: 'a', name: 'b', incident_status: {} }] }],
  ['an empty list', []],
  ['a text', 'a'],
])('does not recognise %s', (_name, data) => {
  expect(statuspage.recognises(jsonFile('a.json', data))).toBe(false);
});

test('reads incidents, maintenance and a postmortem with a timeline of its own', () => {
  const drafts = statuspage.read(files, {});
  expect(drafts).toMatchInlineSnapshot(`
    [
      {
        "body": "## What happened

    A certificate of our payment provider expired.

    ## Timeline

    All times in UTC.

    - 22:31 The certificate expires.
    - 22:40 Customers cannot pay by card.

    ## Timeline of the status page

    ### 2024-03-18

    - 22:40:11 UTC \`communicated\` Status page, investigating: Some customers cannot pay by card.
    - 23:15 UTC \`communicated\` \`identified\` Status page, identified: **A certificate expired** <!-- casebook: check, the page tells when it was written, not when the cause was known -->

      - at our provider
      - not with us

    ### 2024-03-19

    - 00:05:30 UTC \`communicated\` \`mitigated\` Status page, monitoring: The provider has a new certificate. <!-- casebook: check, a status of the page is no proof that the impact ended -->
      Payments go through **again**; see [their page](https://pay.example.org/status_page).
    - 00:30 UTC \`communicated\` \`resolved\` Status page, resolved: Card payments work. <!-- casebook: check, a status of the page is no proof that all was well again -->

    ### 2024-03-20

    - 08:00 UTC \`communicated\` Status page: the postmortem is published
    ",
        "contradictions": [],
        "date": "2024-03-18",
        "frontmatter": {
          "duration": [
            {
              "end": "2024-03-19T00:05:30Z",
              "services": [
                "Checkout",
              ],
              "start": "2024-03-18T22:40:11Z",
            },
            {
              "end": "2024-03-19T00:05:30Z",
              "services": [
                "Refunds",
              ],
              "start": "2024-03-18T23:15Z",
            },
          ],
          "links": [
            {
              "title": "Status page",
              "url": "https://stspg.io/8f2kq1",
            },
          ],
          "services": [
            "Checkout",
            "Refunds",
          ],
          "status": "draft",
          "title": "Card payments fail",
          "x_page_impact": "major",
        },
        "inferences": [
          {
            "pointer": "/duration",
            "reason": "from the updates, which are written after the impact changes",
          },
          {
            "pointer": "/timeline",
            "reason": "the page tells when it was written, not when the cause was known",
          },
          {
            "pointer": "/timeline",
            "reason": "a status of the page is no proof that the impact ended",
          },
          {
            "pointer": "/timeline",
            "reason": "a status of the page is no proof that all was well again",
          },
        ],
        "sources": [
          "statuspage/incidents.json",
          "statuspage/p31zjtct2jer-postmortem.json",
        ],
        "unmapped": [],
      },
      {
        "body": "## Timeline

    ### 2024-03-01

    - 09:00 UTC \`communicated\` Status page, scheduled: We update our database.

    ### 2024-03-10

    - 03:00 UTC \`communicated\` Status page: completed
    ",
        "contradictions": [],
        "date": "2024-03-10",
        "frontmatter": {
          "duration": {
            "end": "2024-03-10T03:00Z",
            "start": "2024-03-10T01:00Z",
          },
          "kind": "maintenance",
          "links": [
            {
              "title": "Status page",
              "url": "https://stspg.io/1a2b3c",
            },
          ],
          "services": [
            "Shop",
          ],
          "status": "draft",
          "title": "Database maintenance",
        },
        "inferences": [
          {
            "pointer": "/duration/start",
            "reason": "the planned time",
          },
          {
            "pointer": "/duration/end",
            "reason": "the incident was closed on the page",
          },
        ],
        "sources": [
          "statuspage/incidents.json",
        ],
        "unmapped": [],
      },
    ]
  `);
  expect(drafts.flatMap(errorsIn)).toEqual([]);
});

test('takes the postmortem from the update that published it', () => {
  const [draft] = statuspage.read(fixtures('statuspage/incidents.json'), {});
  expect(draft?.body).toMatch(/^## What happened\n\nA certificate of our payment provider expired\.\n\n## Timeline\n/);
  expect(draft?.body).toMatch(/- 08:00 UTC `communicated` Status page: the postmortem is published\n$/);
});

test('infers the duration from the page where no component changed', () => {
  const [open, closed] = statuspage.read(
    [jsonFile('a.json', [incident(), incident({ resolved_at: '2024-05-06T08:00:00Z', impact: 'minor' })])],
    {},
  );
  expect(open).toEqual({
    frontmatter: { title: 'Search is slow', status: 'draft', duration: { start: '2024-05-06T07:08Z' } },
    body: '',
    date: '2024-05-06',
    sources: ['a.json'],
    inferences: [{ pointer: '/duration/start', reason: 'the incident appeared on the page' }],
    contradictions: [],
    unmapped: [],
  });
  expect(closed?.frontmatter).toMatchObject({ duration: { end: '2024-05-06T08:00Z' }, x_page_impact: 'minor' });
  expect(closed?.inferences).toContainEqual({
    pointer: '/duration/end',
    reason: 'the incident was closed on the page',
  });
});

test('reads a component that is down twice, and one that stays down', () => {
  const change = (name: string, new_status: string) => ({ affected_components: [{ name, new_status }] });
  const [draft] = statuspage.read(
    [
      jsonFile(
        'a.json',
        incident({
          incident_updates: [
            update('investigating', '2024-05-06T10:00:00Z', change('Search', 'major_outage')),
            update('monitoring', '2024-05-06T09:00:00Z', change('Search', 'operational')),
            update('investigating', '2024-05-06T08:00:00Z', change('Search', 'degraded_performance')),
          ],
        }),
      ),
    ],
    {},
  );
  expect(draft?.frontmatter.duration).toEqual([
    { start: '2024-05-06T08:00Z', end: '2024-05-06T09:00Z', services: ['Search'] },
    { start: '2024-05-06T10:00Z', services: ['Search'] },
  ]);
});

test.each([
  [
    'a time that does not exist',
    [incident({ created_at: '2024-13-01T00:00:00Z' })],
    'Expected a time that exists at /0/created_at',
  ],
  ['updates that are no list', incident({ incident_updates: {} }), 'Expected a list at /incident_updates'],
  [
    'an incident without a name',
    { incidents: [{ ...incident(), name: undefined }] },
    'Expected a string at /incidents/0/name',
  ],
  [
    'a postmortem alone',
    { preview_key: 'a', body: 'b' },
    'Missing the incident, expected `incidents.json` beside it, or the id of the incident in its name',
  ],
  ['another file', { page: {} }, 'Expected incidents of Statuspage at the top'],
])('refuses %s', (_name, data, message) => {
  expect(refusal(statuspage, jsonFile('a.json', data))).toBe(`a.json: ${message}`);
});
