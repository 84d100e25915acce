import { check } from 'casebook';
import { expect, test } from 'vitest';
import { importers } from '../../../src/importers/index.ts';
import { incidentIo } from '../../../src/importers/incident-io.ts';
import { writeDraft } from '../../../src/importers/write-draft.ts';
import { errorsIn, fixtures, jsonFile, refusal } from '../../support/imported.ts';

const fixture = (...names: string[]) => fixtures(...names.map((name) => `incident-io/${name}.json`));
const files = fixture(
  'content',
  'follow-ups',
  'incident',
  'incident-updates',
  'postmortem-document',
  'status-page-incident',
  'status-page-structure',
);

test('recognises each of its files, and no other importer does', () => {
  for (const file of files) {
    expect(importers.filter(({ recognises }) => recognises(file)).map(({ name }) => name)).toEqual(['incident-io']);
  }
});

test.each([
  ['a list', []],
  ['a status page', { incidents: [{ id: '1', name: 'A', incident_updates: [], shortlink: 'https://stspg.io/1' }] }],
  ['Markdown with other keys', { markdown: '# A', title: 'A' }],
  ['no object', null],
])('does not recognise %s', (_name, data) => {
  expect(incidentIo.recognises(jsonFile('a.json', data))).toBe(false);
});

test('joins all files of an incident', () => {
  const drafts = incidentIo.read(files, {});
  expect(drafts).toMatchInlineSnapshot(`
    [
      {
        "body": "# INC-417: Search lists deleted products for two hours

    ## Summary

    For two hours the search listed products that had been deleted.

    **Orders** were not affected.

    ## Timeline

    ### 2024-06-15 (UTC)

    * [22:10] **A deploy stops the indexer**
    * [22:40] **Alert fired: index is older than 30 minutes**

      Nobody is on call for search.
    * [23:30] **Cause found**

    ### 2024-06-16 (UTC)

    * [00:12] **Indexer restarted**

    ## Timeline of incident.io

    ### 2024-06-15

    - 22:10 UTC \`started\` Impact started
    - 22:45 UTC Update (Investigating, severity Minor): Customers find products that are gone, status is resolved
    - 22:50 UTC \`communicated\` Status page, investigating: Search lists products that are gone.
    - 23:30 UTC Update (Fixing, severity Major): The indexer was [stopped](https://ci.example.org/42) by a deploy:

      - restart it
      - **then wait**

    ### 2024-06-16

    - 00:12:09 UTC \`mitigated\` Fixed at <!-- casebook: check, a status is no proof that the impact ended -->
    - 00:30 UTC \`communicated\` \`resolved\` Status page, resolved: Search is up to date. <!-- casebook: check, a status of the page is no proof that all was well again -->
    - 08:00 UTC Update (Closed)
    ",
        "contradictions": [
          "The owner of “Rebuild the index in a second region” is search-team, or Ada Byron in the document",
        ],
        "date": "2024-06-15",
        "frontmatter": {
          "authors": [
            "Noor Haddad",
          ],
          "detection": {
            "method": "alert",
            "source": "Index is older than 30 minutes",
          },
          "duration": [
            {
              "end": "2024-06-16T00:12Z",
              "services": [
                "Search",
                "Catalogue",
              ],
              "start": "2024-06-15T22:10Z",
            },
            {
              "services": [
                "01J8CO3",
              ],
              "start": "2024-06-15T22:30Z",
            },
          ],
          "links": [
            {
              "title": "incident.io INC-417",
              "url": "https://app.incident.io/example/incidents/417",
            },
            {
              "title": "Postmortem in incident.io",
              "url": "https://app.incident.io/example/incidents/417/post-mortems/01J8DOC0000000000000000001",
            },
            {
              "title": "Exported postmortem",
              "url": "https://wiki.example.org/INC-417",
            },
            {
              "title": "SRCH-88",
              "url": "https://linear.app/example/issue/SRCH-88",
            },
          ],
          "roles": {
            "incident_lead": [
              "Noor Haddad",
            ],
          },
          "services": [
            "search",
            "catalogue",
          ],
          "status": "draft",
          "tasks": [
            {
              "closed": "2024-06-19",
              "owner": "Jonas Weber",
              "priority": "Urgent",
              "status": "done",
              "ticket": "https://linear.app/example/issue/SRCH-90",
              "title": "Alert when the index is older than ten minutes",
              "x_description": "The alert waits for thirty.",
            },
            {
              "decline_reason": "Not stated in incident.io",
              "owner": "search-team",
              "status": "wont_do",
              "title": "Rebuild the index in a second region",
            },
            {
              "title": "Put search on the rota",
            },
          ],
          "timezone": "UTC",
          "title": "Search lists deleted products for two hours",
          "visibility": "restricted",
          "x_custom_fields": {
            "Region": "eu-west",
          },
          "x_incident_name": "Search shows deleted products",
          "x_incident_type": "Customer facing",
          "x_severity": "Major",
          "x_status": "completed",
        },
        "inferences": [
          {
            "pointer": "/duration/1/services",
            "reason": "only the id of the component is known",
          },
          {
            "pointer": "/tasks/1/decline_reason",
            "reason": "incident.io has no reason",
          },
          {
            "pointer": "/timeline",
            "reason": "a status is no proof that the impact ended",
          },
          {
            "pointer": "/timeline",
            "reason": "a status of the page is no proof that all was well again",
          },
        ],
        "sources": [
          "incident-io/follow-ups.json",
          "incident-io/incident.json",
          "incident-io/incident-updates.json",
          "incident-io/postmortem-document.json",
          "incident-io/content.json",
          "incident-io/status-page-incident.json",
          "incident-io/status-page-structure.json",
        ],
        "unmapped": [
          "Slack channel "inc-417-stale-search"",
          "call https://meet.example.org/inc-417",
          "deleted follow-up "A mistake"",
        ],
      },
    ]
  `);
  expect(drafts.flatMap(errorsIn)).toEqual([]);
});

test('writes a summary and a timeline where there is no document', () => {
  const drafts = incidentIo.read(fixture('incident', 'incident-updates'), {});
  expect(drafts[0]?.body).toMatchInlineSnapshot(`
    "## Summary

    For two hours the search listed products that had been deleted.

    **Orders** were not affected.

    ## Timeline

    ### 2024-06-15

    - 22:10 UTC \`started\` Impact started
    - 22:45 UTC Update (Investigating, severity Minor): Customers find products that are gone, status is resolved
    - 23:30 UTC Update (Fixing, severity Major): The indexer was [stopped](https://ci.example.org/42) by a deploy:

      - restart it
      - **then wait**

    ### 2024-06-16

    - 00:12:09 UTC \`mitigated\` Fixed at <!-- casebook: check, a status is no proof that the impact ended -->
    - 08:00 UTC Update (Closed)
    "
  `);
  expect(drafts.flatMap(errorsIn)).toEqual([]);
});

test('leaves the Markdown of a document as it is, and loses no entry and no task of it', () => {
  const [file] = fixture('content');
  const drafts = incidentIo.read(file ? [file] : [], {});
  const { markdown } = (file?.data ?? {}) as { markdown?: string };
  expect(drafts).toEqual([
    {
      frontmatter: { title: 'Search lists deleted products for two hours', status: 'draft', timezone: 'UTC' },
      body: markdown,
      date: '2024-06-15',
      sources: ['incident-io/content.json'],
      inferences: [],
      contradictions: [],
      unmapped: [],
    },
  ]);
  expect(drafts.flatMap(errorsIn)).toEqual([]);
  const { postmortem } = check({ path: 'a.md', text: drafts.map(writeDraft).join('') });
  expect(postmortem.timeline.map(({ text }) => text)).toEqual([
    'A deploy stops the indexer',
    'Alert fired: index is older than 30 minutes Nobody is on call for search.',
    'Cause found',
    'Indexer restarted',
  ]);
  expect(postmortem.tasks.map(({ owner }) => owner)).toEqual(['Jonas Weber', 'Ada Byron', undefined]);
});

const incident = (id: string, more: object = {}) => ({
  id,
  name: `Incident ${id}`,
  incident_status: { name: 'Live', category: 'live' },
  ...more,
});

test('makes a draft of each incident of a list', () => {
  const drafts = incidentIo.read(
    [
      jsonFile('a/incidents.json', { incidents: [incident('one'), incident('two')] }),
      jsonFile('a/one.json', { markdown: '# One' }),
      jsonFile('b/updates.json', {
        incident_updates: [{ incident_id: 'two', created_at: '2024-01-02T03:04:05Z', new_incident_status: null }],
      }),
      jsonFile('b/all.json', { follow_ups: [{ incident_id: 'three', title: 'A', status: 'outstanding' }] }),
    ],
    {},
  );
  expect(drafts.map(({ frontmatter, body, sources }) => [frontmatter.title, body, sources])).toEqual([
    ['Incident one', '# One\n', ['a/incidents.json', 'a/one.json']],
    ['Incident two', '## Timeline\n\n- 03:04:05 UTC Update\n', ['a/incidents.json', 'b/updates.json']],
  ]);
});

test.each([
  ['SEV-1', { severity: 'SEV1' }],
  ['P3', { severity: 'P3' }],
  ['sev2', { severity: 'SEV2' }],
  ['SEV0', { x_severity: 'SEV0' }],
  ['Critical', { x_severity: 'Critical' }],
])('reads the severity %s', (name, expected) => {
  const [draft] = incidentIo.read([jsonFile('a.json', { incident: incident('one', { severity: { name } }) })], {});
  expect(draft?.frontmatter).toEqual({ title: 'Incident one', status: 'draft', ...expected });
});

test('marks what the mode and the end of an incident imply', () => {
  const [draft] = incidentIo.read(
    [
      jsonFile('a.json', {
        incident: incident('one', { mode: 'test', incident_status: { name: 'Declined', category: 'declined' } }),
      }),
    ],
    {},
  );
  expect(draft?.frontmatter).toMatchObject({ kind: 'drill', x_incident_status: 'declined' });
  expect(draft?.inferences).toEqual([{ pointer: '/kind', reason: 'from the mode test' }]);
});

test('reports an impact that ends before it starts', () => {
  const stamp = (name: string, value: string) => ({ incident_timestamp: { name }, value: { value } });
  const [draft] = incidentIo.read(
    [
      jsonFile('a.json', {
        incident: incident('one', {
          incident_timestamp_values: [
            stamp('Impact started', '2024-01-02T03:00:00Z'),
            stamp('Impact ended', '2024-01-02T02:00:00Z'),
          ],
        }),
      }),
    ],
    {},
  );
  expect(draft?.frontmatter.duration).toEqual({ start: '2024-01-02T03:00Z', end: '2024-01-02T02:00Z' });
  expect(draft?.contradictions).toEqual([
    'The impact ends at 2024-01-02T02:00Z, before it starts at 2024-01-02T03:00Z',
  ]);
});

test.each([
  [
    'a name that is missing',
    { incident: { id: 'a', incident_status: { name: 'Live' } } },
    'Expected a value at /incident/name',
  ],
  [
    'a time without a zone',
    { incident_updates: [{ incident_id: 'a', created_at: '2024-01-02' }] },
    'Expected a time with a zone at /incident_updates/0/created_at',
  ],
  [
    'updates without their incident',
    { incident_updates: [{ incident_id: 'a', created_at: '2024-01-02T03:04:05Z' }] },
    'Missing the incident, expected its `{ "incident": … }` in another file',
  ],
  ['a list', [], 'Expected a response of the API of incident.io at the top'],
])('refuses %s', (_name, data, message) => {
  expect(refusal(incidentIo, jsonFile('a.json', data))).toBe(`a.json: ${message}`);
});
