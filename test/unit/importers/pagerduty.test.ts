import { expect, test } from 'vitest';
import { importers } from '../../../src/importers/index.ts';
import { pagerduty } from '../../../src/importers/pagerduty.ts';
import { errorsIn, fixtures, jsonFile, refusal } from '../../support/imported.ts';

const files = fixtures('pagerduty/incident.json', 'pagerduty/log-entries.json');

const entry = (id: string, type: string, more: object = {}) => ({
  id,
  type: `${type}_log_entry`,
  created_at: '2024-01-02T03:04:05Z',
  incident: { id: 'one', summary: '[#7] Disk is full' },
  ...more,
});

const user = { type: 'user_reference', summary: 'Ann' };

test('recognises each of its files, and no other importer does', () => {
  const more = [{ incidents: [{ id: 'a', incident_number: 1 }] }, { log_entry: entry('a', 'trigger') }];
  for (const file of [...files, ...more.map((data) => jsonFile('a.json', data))]) {
    expect(importers.filter(({ recognises }) => recognises(file)).map(({ name }) => name)).toEqual(['pagerduty']);
  }
  expect(pagerduty.recognises(jsonFile('a.json', { incidents: [] }))).toBe(false);
  expect(pagerduty.recognises(jsonFile('a.json', null))).toBe(false);
});

test('joins an incident and its log entries', () => {
  const drafts = pagerduty.read(files, {});
  expect(drafts).toMatchInlineSnapshot(`
    [
      {
        "body": "## Timeline

    - 06:14:09 UTC \`detected\` Triggered through the API: mail queue > 5000
    - 06:14:09 UTC Assigned to Tom Okafor by policy Finance
    - 06:31 UTC \`escalated\` Escalated to Lena Brandt by timeout
    - 06:33:20 UTC \`acknowledged\` Acknowledged by Lena Brandt
    - 06:40 UTC Snoozed by Lena Brandt: until the relay is up
    - 07:20 UTC Lena Brandt: # Cause
      mail_relay had no disk left, see <https://wiki.example.org/mail_relay>.

      The queue is \\\`resolved\\\` \\<soon>
    - 07:51:40 UTC \`resolved\` Resolved by Lena Brandt <!-- casebook: check, a press of the button is no proof that all was well again -->
    ",
        "contradictions": [],
        "date": "2024-09-03",
        "frontmatter": {
          "detection": {
            "method": "alert",
            "source": "mail queue > 5000",
          },
          "links": [
            {
              "title": "PagerDuty #417",
              "url": "https://example.pagerduty.com/incidents/Q1NVOICES00417",
            },
          ],
          "roles": {
            "responder": [
              "Lena Brandt",
            ],
          },
          "services": [
            "Invoicing",
          ],
          "severity": "P2",
          "status": "draft",
          "title": "Invoices are not sent",
          "x_urgency": "high",
        },
        "inferences": [
          {
            "pointer": "/timeline",
            "reason": "a press of the button is no proof that all was well again",
          },
        ],
        "sources": [
          "pagerduty/incident.json",
          "pagerduty/log-entries.json",
        ],
        "unmapped": [
          "log entry of the type "notify_log_entry": 2",
          "team "Finance engineering"",
          "call https://meet.example.org/417",
        ],
      },
    ]
  `);
  expect(drafts.flatMap(errorsIn)).toEqual([]);
});

test('takes the course from the incident where there are no log entries', () => {
  const drafts = pagerduty.read(fixtures('pagerduty/incident.json'), {});
  expect(drafts[0]?.body).toMatchInlineSnapshot(`
    "## Timeline

    - 06:14:09 UTC \`detected\` Triggered
    - 06:31 UTC Assigned to Lena Brandt
    - 06:33:20 UTC \`acknowledged\` Acknowledged by Lena Brandt
    - 07:51:40 UTC \`resolved\` Resolved <!-- casebook: check, a press of the button is no proof that all was well again -->
    "
  `);
  expect(drafts.flatMap(errorsIn)).toEqual([]);
});

test('takes the title and the number from log entries where there is no incident', () => {
  const drafts = pagerduty.read(
    [
      jsonFile('a.json', { log_entries: [entry('a', 'trigger', { agent: user, summary: 'Triggered by Ann' })] }),
      // The same page of the list, saved twice.
      jsonFile('b.json', { log_entries: [entry('a', 'trigger', { agent: user, summary: 'Triggered by Ann' })] }),
    ],
    {},
  );
  expect(drafts).toEqual([
    {
      frontmatter: { title: 'Disk is full', status: 'draft', detection: { method: 'human' } },
      body: '## Timeline\n\n- 03:04:05 UTC `detected` Triggered by Ann\n',
      date: '2024-01-02',
      sources: ['a.json', 'b.json'],
      inferences: [],
      contradictions: [],
      unmapped: [],
    },
  ]);
});

test.each([
  ['assign', user, '`escalated` A'],
  ['assign', { type: 'service_reference' }, 'A'],
  ['reassign', user, '`escalated` A'],
  ['responder_request', user, '`escalated` A'],
  ['unacknowledge', user, 'A'],
  ['exhaust_escalation_path', { type: 'service_reference' }, 'A'],
  ['urgency_change', user, 'A'],
])('writes a log entry of the type %s', (type, agent, expected) => {
  const [draft] = pagerduty.read([jsonFile('a.json', { log_entry: entry('a', type, { agent, summary: 'A' }) })], {});
  expect(draft?.body).toBe(`## Timeline\n\n- 03:04:05 UTC ${expected}\n`);
});

test('makes a draft of each incident of a list', () => {
  const incident = (id: string) => ({ id, type: 'incident', title: id, created_at: '2024-01-02T03:04:05Z' });
  const drafts = pagerduty.read([jsonFile('a.json', { incidents: [incident('one'), incident('two')] })], {});
  expect(drafts.map(({ frontmatter }) => frontmatter.title)).toEqual(['one', 'two']);
});

test.each([
  [
    'an incident without a time',
    { incident: { id: 'a', title: 'A', created_at: null } },
    'Expected a string at /incident/created_at',
  ],
  [
    'a log entry without its incident',
    { log_entries: [entry('a', 'trigger', { incident: undefined })] },
    'Missing the incident of the log entry `a`',
  ],
  ['another file', { alerts: [] }, 'Expected an incident or log entries of PagerDuty at the top'],
])('refuses %s', (_name, data, message) => {
  expect(refusal(pagerduty, jsonFile('a.json', data))).toBe(`a.json: ${message}`);
});
