import { expect, test } from 'vitest';
import { opsgenie } from '../../../src/importers/opsgenie.ts';
import { errorsIn, fixtures, jsonFile, refusal } from '../../support/imported.ts';

const timelinePath = 'opsgenie/timeline-aff8a4f3-0002-4146-b278-bbbbbbbbbbbb.json';
const [postmortem, incident, timeline] = fixtures('opsgenie/postmortem.json', 'opsgenie/incident.json', timelinePath);
if (!postmortem || !incident || !timeline) throw new Error('No fixtures');

test('joins a postmortem and the timeline of its incident', () => {
  const [draft, ...others] = opsgenie.read([timeline, postmortem], {});
  expect(others).toEqual([]);
  expect(draft).toEqual({
    frontmatter: {
      title: 'Labels without barcodes - postmortem report',
      status: 'draft',
      severity: 'SEV2',
      duration: { start: '2021-02-26T04:13:21Z', end: '2021-02-26T04:54:27Z' },
      authors: ['printing-lead'],
      tags: ['printing'],
      x_status: 'published',
    },
    body: `## Summary

For 41 minutes, **every third label** was printed without a barcode.

## Root cause

The font with the bars was missing in the new image, see <https://tracker.example.org/PRINT-88>.

## Action items

- [x] Add the font to the base image (@printing, due 2021-03-05)

## Timeline

- 04:13:21 UTC \`declared\` Incident is created <!-- casebook: check, from the type IncidentCreated of the entry -->
- 04:19:27 UTC \`acknowledged\` Opsgenie records the first response. <!-- casebook: check, from respondTime of the postmortem -->
- 04:51 UTC Rolled back to image #41
  Labels have \\<bars> again
- 04:54:27 UTC \`resolved\` Incident is resolved <!-- casebook: check, from the type IncidentResolved of the entry -->
`,
    date: '2021-02-26',
    sources: ['opsgenie/postmortem.json', timelinePath],
    inferences: [
      { pointer: '/severity', reason: 'from P2' },
      { pointer: '/duration/start', reason: 'from startTime' },
      { pointer: '/duration/end', reason: 'from endTime' },
      { pointer: '/timeline', reason: 'from the type IncidentResolved of the entry' },
      { pointer: '/timeline', reason: 'from the type IncidentCreated of the entry' },
      { pointer: '/timeline', reason: 'from respondTime of the postmortem' },
    ],
    contradictions: [],
    unmapped: ['extension "graph"', 'hidden entries of the timeline: 1'],
  });
  expect(draft && errorsIn(draft)).toEqual([]);
});

test('prefers the impact that an incident states, and keeps both severities', () => {
  const [draft] = opsgenie.read([incident, postmortem, timeline], {});
  expect(draft).toMatchObject({
    frontmatter: {
      duration: { start: '2021-02-26T04:02Z', end: '2021-02-26T04:51Z' },
      tags: ['printing', 'dock-4'],
      links: [{ title: 'Opsgenie', url: 'https://example.app.opsgenie.com/incident/detail/aff8a4f3' }],
    },
    sources: ['opsgenie/incident.json', 'opsgenie/postmortem.json', timelinePath],
    contradictions: ['The severity is P2 and P3.'],
    unmapped: ['extension "graph"', 'impacted service "s-1"', 'hidden entries of the timeline: 1'],
  });
  expect(draft?.body).toMatch(/\n\n## Description\n\nScanners at dock 4 do not beep\.\n$/);
  expect(draft && errorsIn(draft)).toEqual([]);
});

test('reads an incident without a postmortem', () => {
  const data = { id: 'i-1', tinyId: '2', message: 'Slow', priority: 'P5', createdAt: '2021-03-01T10:00:00Z' };
  expect(opsgenie.read([jsonFile('a.json', { data })], {})).toEqual([
    {
      frontmatter: { title: 'Slow', status: 'draft', x_priority: 'P5' },
      body: '',
      date: '2021-03-01',
      sources: ['a.json'],
      inferences: [],
      contradictions: [],
      unmapped: [],
    },
  ]);
});

test('writes the day of entries that are on another day than the start of the impact', () => {
  const data = {
    postmortemId: 'p',
    title: 'A',
    startTime: '2021-03-01T23:50:00Z',
    resolveTime: '2021-03-02T00:10:00Z',
  };
  const [draft] = opsgenie.read([jsonFile('a.json', { data })], {});
  expect(draft?.body).toMatch(/^## Timeline\n\n### 2021-03-02\n\n- 00:10 UTC `resolved`/);
});

test('names what is on other pages of a timeline, and an end before the start', () => {
  const data = { postmortemId: 'p', title: 'A', startTime: '2021-03-01T10:00:00Z', endTime: '2021-03-01T09:00:00Z' };
  const page = { entries: [], nextOffset: '20' };
  const [draft] = opsgenie.read([jsonFile('a.json', { data }), jsonFile('b.json', { data: page })], {});
  expect(draft?.unmapped).toEqual(['entries of the timeline after "20", which are on another page']);
  expect(draft?.contradictions).toEqual([
    'The impact ends at 2021-03-01T09:00Z, before it starts at 2021-03-01T10:00Z',
  ]);
});

test('recognises its files only', () => {
  expect([postmortem, incident, timeline].map(opsgenie.recognises)).toEqual([true, true, true]);
  const others = [{}, [], null, { data: {} }, { data: { entries: {} } }, { data: { entries: [{ type: 'a' }] } }];
  expect(others.map((data) => opsgenie.recognises(jsonFile('a.json', data)))).toEqual(others.map(() => false));
});

test('refuses files of another shape, with the place', () => {
  const broken = (data: unknown) => refusal(opsgenie, jsonFile('a.json', { data }));
  const valid = { postmortemId: 'p', title: 'A' };
  expect(broken({ ...valid, title: 1 })).toBe('a.json: Expected a string at /data/title');
  expect(broken({ ...valid, startTime: '2021-03-01 10:00' })).toBe(
    'a.json: Expected a time with a zone at /data/startTime',
  );
  expect(broken({ ...valid, startTime: '2021-13-01T10:00:00Z' })).toBe(
    'a.json: Expected a time that exists at /data/startTime',
  );
  expect(broken({ ...valid, content: 'text' })).toBe('a.json: Expected an object at /data/content');
  let deep: unknown = { type: 'paragraph' };
  for (let level = 0; level < 150; level += 1) deep = { type: 'panel', content: [deep] };
  expect(broken({ ...valid, content: { type: 'doc', content: [deep] } })).toBe(
    'a.json: Unexpected nesting of more than 200 levels',
  );
  const entry = { id: 'e', type: 'CustomUserEntry', description: { content: 'A' } };
  expect(
    refusal(opsgenie, jsonFile('a.json', { data: valid }), jsonFile('t.json', { data: { entries: [entry] } })),
  ).toBe('t.json: Expected a time with a zone at /data/entries/0/eventTime');
  expect(refusal(opsgenie, jsonFile('t.json', { data: { entries: [] } }))).toBe(
    't.json: Missing the incident of a timeline, expected a postmortem or an incident whose id is in the name of this file',
  );
});
