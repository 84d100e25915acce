import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../../src/config/defaults.ts';
import type { Draft } from '../../../../src/importers/draft.ts';
import { readWriteUp } from '../../../../src/importers/write-up/index.ts';

function read(text: string, path = 'old/2024-03-01-orders.md'): Draft {
  return readWriteUp({ path, text }, defaultSettings);
}

function fields(text: string, path?: string): Draft['frontmatter'] {
  return read(text, path).frontmatter;
}

describe('the title', () => {
  test('is the first heading of level 1, which leaves the body', () => {
    const { frontmatter, body, inferences } = read('# Orders wait\n\nText.\n');
    expect({ title: frontmatter.title, body, inferences }).toEqual({
      title: 'Orders wait',
      body: 'Text.\n',
      inferences: [],
    });
  });

  test.each([
    ['# Postmortem: Orders wait\n', 'Orders wait'],
    ['# Incident report for orders – Orders wait\n', 'Incident report for orders – Orders wait'],
    ['# Post-mortem\n\n# Orders wait\n', 'Orders wait'],
    ['# <title>\n', 'Orders'],
    ['# ISSUE NAME\n\nOrders wait for a worker.\n', 'Orders wait for a worker.'],
    ['# ISSUE NAME\n\nDate: 2024-03-01\n', 'Orders'],
    ['Postmortem: Orders wait\n\nText.\n', 'Orders wait'],
    ['# Postmortem\n\nTitle: Orders wait\n', 'Orders wait'],
    ['# ポストモーテム: 注文の遅延\n', '注文の遅延'],
    ['# Rapport d’incident : Commandes en attente\n', 'Commandes en attente'],
    ['## The case of the waiting orders\n\nText.\n', 'The case of the waiting orders'],
    ['# Postmortem Report\n\n## Error 504 for all orders\n\n## Summary\n', 'Error 504 for all orders'],
    ['# 0x19. Postmortem\n\n# Orders fail\n', 'Orders fail'],
    ['# Postmortem\n\n## Issue Summary\n\nText.\n', 'Orders'],
  ])('%j', (text, title) => {
    expect(fields(text).title).toBe(title);
  });

  test('is made of the file name as a last resort, marked', () => {
    const { frontmatter, inferences } = read('Text.\n', 'old/2024-03-01-slow_orders.md');
    expect(frontmatter.title).toBe('Slow orders');
    expect(inferences).toEqual([{ pointer: '/title', reason: 'from the name of the file' }]);
  });
});

describe('labels', () => {
  const facts = {
    severity: 'SEV2',
    services: ['orders', 'payments'],
    impact: 'Orders waited.',
    root_cause: 'Too few workers.',
    authors: ['ann', 'Bob Example'],
    roles: { commander: ['carol'] },
  };

  test.each([
    [
      'lines',
      'Severity: SEV-2\nServices: orders, payments\nImpact: Orders waited.\nRoot cause: Too few workers.\nAuthors: @ann, Bob Example <bob@example.org>\nIncident commander: carol\n',
    ],
    [
      'bold lines',
      '**Severity:** SEV-2  \n**Services**: orders, payments  \n**Impact:** Orders waited.  \n**Root cause:** Too few workers.  \n**Authors:** @ann, Bob Example  \n**Incident commander:** carol\n',
    ],
    [
      'items',
      '- Severity: SEV-2\n- Services: orders, payments\n- Impact: Orders waited.\n- Root cause: Too few workers.\n- Written by: @ann and Bob Example\n- IC: carol\n',
    ],
    [
      'a table',
      '| | |\n| - | - |\n| Severity | Sev 2 (major) |\n| Affected services | orders, payments |\n| Customer impact | Orders waited. |\n| Cause | Too few workers. |\n| Author(s) | @ann, Bob Example |\n| Incident commander | @carol |\n',
    ],
    [
      'headings',
      '## Severity\n\nSEV-2\n\n## Affected services\n\n- orders\n- payments\n\n## Impact\n\nOrders waited.\n\n## 5. Root Cause\n\nToo few workers.\n\n## Authors\n\n@ann, Bob Example\n\nIncident commander: carol\n',
    ],
    [
      'capitals',
      'SEVERITY: SEV2\n\nSERVICES: orders, payments\n\nIMPACT\nOrders waited.\n\nROOT CAUSE\nToo few workers.\n\nAUTHORS: ann, Bob Example\n\nINCIDENT COMMANDER: carol\n',
    ],
  ])('as %s', (_form, text) => {
    expect(fields(`# Orders wait\n\n${text}`)).toMatchObject(facts);
  });

  test('that hold a placeholder say nothing', () => {
    expect(fields('# A\n\nSeverity: TBD\nImpact: <what users saw>\nRoot cause: N/A\n')).toEqual({ title: 'A' });
  });

  test('of lessons and of tasks are no facts', () => {
    const text =
      '# A\n\n## Lessons learned\n\n- Impact: we looked too late\n\n## Action items\n\n- Detection: add an alert\n';
    expect(fields(text)).toEqual({ title: 'A' });
  });

  test('that contradict each other are reported, and the first is kept', () => {
    const { frontmatter, contradictions } = read('# A\n\nSeverity: SEV1\n\n| Severity | SEV3 |\n| - | - |\n');
    expect(frontmatter.severity).toBe('SEV1');
    expect(contradictions).toEqual(['severity is both SEV1 and SEV3']);
  });

  test('a severity that is not configured is not taken', () => {
    expect(fields('# A\n\nSeverity: awful\n').severity).toBeUndefined();
  });

  test('a severity that is a number alone is inferred', () => {
    const { frontmatter, inferences } = read('# A\n\nSeverity: 2\n');
    expect(frontmatter.severity).toBe('SEV2');
    expect(inferences).toEqual([{ pointer: '/severity', reason: 'from the number 2' }]);
  });

  test.each(['# A\n\nSeverity: down\n', '---\nseverity: down\n---\n# A\n', '# A\n\nSeverity: 1\n'])(
    'a severity that the team configured is read: %j',
    (text) => {
      const severities = [{ name: 'critical', aliases: ['down', '1'] }];
      const { frontmatter, inferences } = readWriteUp({ path: 'a.md', text }, { ...defaultSettings, severities });
      expect({ severity: frontmatter.severity, inferences }).toMatchObject({ inferences: [] });
      expect(['critical', 'down']).toContain(frontmatter.severity);
    },
  );

  test('a share of users is taken from the impact, marked', () => {
    const { frontmatter, inferences } = read('# A\n\nImpact: Approximately 60% of our users saw errors.\n');
    expect(frontmatter.impact).toEqual({
      summary: 'Approximately 60% of our users saw errors.',
      percent_affected: { value: 60, estimate: true },
    });
    expect(inferences).toEqual([{ pointer: '/impact/percent_affected', reason: 'from the words of the impact' }]);
  });

  test('contributing factors are the items of a list', () => {
    expect(fields('# A\n\n## Contributing factors\n\n- No alert\n- No test\n').contributing_factors).toEqual([
      'No alert',
      'No test',
    ]);
  });
});

describe('the duration', () => {
  test.each([
    ['Duration: August 10, 2024, 14:30 - 16:45 UTC', { start: '2024-08-10T14:30Z', end: '2024-08-10T16:45Z' }],
    ['Duration: 2h 15m (2024-08-10 14:30 – 16:45 UTC)', { start: '2024-08-10T14:30Z', end: '2024-08-10T16:45Z' }],
    ['Date: 2024-08-10\nStart: 14:30 UTC\nEnd: 16:45 UTC', { start: '2024-08-10T14:30Z', end: '2024-08-10T16:45Z' }],
    [
      'Start: 2024-08-10 23:30 +02:00\nEnd: 2024-08-11 00:15 +02:00',
      { start: '2024-08-10T23:30+02:00', end: '2024-08-11T00:15+02:00' },
    ],
    [
      'Beginn: 10.08.2024 14.30 Uhr\nEnde: 10.08.2024 16.45 Uhr\n\nZeitzone: Europe/Berlin',
      { start: '2024-08-10T14:30+02:00', end: '2024-08-10T16:45+02:00' },
    ],
  ])('%j', (text, duration) => {
    const { frontmatter, inferences } = read(`# A\n\n${text}\n`, 'a.md');
    expect({ duration: frontmatter.duration, inferences }).toEqual({ duration, inferences: [] });
  });

  test('gets no zone that nobody states', () => {
    expect(fields('# A\n\nDuration: 2024-08-10 14:30 – 16:45\n').duration).toEqual({
      start: '2024-08-10T14:30',
      end: '2024-08-10T16:45',
    });
  });

  test('of an abbreviated zone is marked', () => {
    const { frontmatter, inferences } = read('# A\n\nDuration: 2024-08-10 14:30 – 16:45 PDT\n', 'a.md');
    expect(frontmatter.duration).toEqual({ start: '2024-08-10T14:30-07:00', end: '2024-08-10T16:45-07:00' });
    expect(inferences).toEqual([{ pointer: '/duration', reason: 'PDT has several meanings' }]);
  });

  test.each(['Duration: August 10, 2024, 23:00 - 01:30 UTC', 'Date: 2024-08-10\nStarted: 23:00 UTC\nEnded: 01:30 UTC'])(
    'over midnight ends on the next day, marked: %j',
    (text) => {
      const { frontmatter, inferences, contradictions } = read(`# A\n\n${text}\nTime to repair: 2h 30m\n`, 'a.md');
      expect({ duration: frontmatter.duration, inferences, contradictions }).toEqual({
        duration: { start: '2024-08-10T23:00Z', end: '2024-08-11T01:30Z' },
        inferences: [{ pointer: '/duration/end', reason: 'its clock is before that of the start' }],
        contradictions: [],
      });
    },
  );

  test.each(['Duration: 2024-08-10 14:30 – 13:30 UTC', 'Start: 2024-08-10 14:30 UTC\nEnd: 2024-08-10 04:30 UTC'])(
    'keeps an end before the start where midnight does not explain it: %j',
    (text) => {
      const { frontmatter, inferences } = read(`# A\n\n${text}\n`, 'a.md');
      expect(frontmatter.duration).toMatchObject({ end: expect.stringMatching(/^2024-08-10/) });
      expect(inferences).toEqual([]);
    },
  );

  test('is absent where only its length is stated', () => {
    const { frontmatter, length } = read('# A\n\nTime to repair: 0h 38m\n');
    expect(frontmatter.duration).toBeUndefined();
    expect(length?.text).toBe('0h 38m');
  });

  test('is told by entries, marked', () => {
    const { frontmatter, inferences } = read(
      '# A\n\n## Timeline\n\n- 2024-03-01 09:00 UTC Start of incident\n- 09:30 UTC End of the outage\n',
    );
    expect(frontmatter.duration).toEqual({ start: '2024-03-01T09:00Z', end: '2024-03-01T09:30Z' });
    expect(inferences.map(({ pointer }) => pointer)).toEqual(['/duration/start', '/duration/end']);
  });

  test('is told by a sentence, marked', () => {
    const { frontmatter, inferences } = read(
      '# A\n\nAll jobs failed between 2024-03-01 23:04 and 2024-03-02 08:12 UTC.\n',
    );
    expect(frontmatter.duration).toEqual({ start: '2024-03-01T23:04Z', end: '2024-03-02T08:12Z' });
    expect(inferences.map(({ pointer }) => pointer)).toEqual(['/duration/start', '/duration/end']);
  });

  test('is not guessed from the first and the last entry', () => {
    expect(fields('# A\n\n## Timeline\n\n- 09:00 UTC The deploy ends\n- 09:30 UTC We talk\n').duration).toBeUndefined();
  });

  test('that disagrees with its length is reported', () => {
    expect(read('# A\n\nDuration: 2024-08-10 14:30 – 16:45 UTC\nTime to repair: 45 minutes\n').contradictions).toEqual([
      'the length is "45 minutes", but from start to end it is 2 h 15 min',
    ]);
  });
});

describe('the date', () => {
  test.each([
    ['# A\n\nDate: August 10, 2024\n', 'x.md', '2024-08-10'],
    ['# A\n', '2024-08-10-a.md', '2024-08-10'],
    [
      '---\nduration: 2024-08-10T14:30Z/2024-08-10T15:30Z\n---\n## Timeline\n\n- 2024-08-09 14:30 A\n',
      'x.md',
      '2024-08-10',
    ],
    ['# Outage on 10 August 2024\n', 'x.md', '2024-08-10'],
    ['# A\n', 'x.md', undefined],
    ['# A\n\nFecha: 05/03/2024\n', '2024-03-05-a.md', '2024-03-05'],
    ['---\nincident_date: 2024-03-05\n---\n# A\n\nFecha: 05/03/2024\n', 'a.md', '2024-03-05'],
  ])('of %j in %s', (text, path, date) => {
    expect(read(text, path).date).toBe(date);
  });

  test('of two readings that nothing settles is marked', () => {
    const { date, inferences } = read('# A\n\nFecha: 05/03/2024\nInicio: 10:20 UTC\n', 'x.md');
    expect(date).toBe('2024-05-03');
    const reason = '"05/03/2024" may be 2024-03-05 as well';
    expect(inferences).toEqual([
      { pointer: '/date', reason },
      { pointer: '/duration/start', reason },
    ]);
  });

  test('of the first entry is marked', () => {
    const { date, inferences } = read('# A\n\n## Timeline\n\n- 2024-08-10 14:30 UTC B\n', 'x.md');
    expect(date).toBe('2024-08-10');
    expect(inferences).toEqual([{ pointer: '/date', reason: 'from the first date of the timeline' }]);
  });
});

describe('the zone', () => {
  test.each([
    ['All times in UTC.\n\n- 2024-08-10 14:30 A', 'UTC', []],
    ['All times in CET.\n\n- 2024-08-10 14:30 A', 'Europe/Berlin', ['/timezone']],
    ['| Date and time in CET | What |\n| - | - |\n| 2024-08-10 14:30 | A |', 'Europe/Berlin', ['/timezone']],
    ['- 2024-08-10 14:30 A', undefined, []],
  ])('%j', (text, timezone, marked) => {
    const { frontmatter, inferences } = read(`# A\n\n## Timeline\n\n${text}\n`);
    expect(frontmatter.timezone).toBe(timezone);
    expect(inferences.map(({ pointer }) => pointer)).toEqual(marked);
  });
});

test('keeps the body byte for byte', () => {
  const body = '\r\n## Summary\r\n\r\n* odd   spacing\t\r\n\r\n\r\n<b>HTML</b> ![x](y.png)\r\nno end';
  expect(read(`# Orders wait\r\n${body}`).body).toBe(body.slice(2));
  expect(read(`---\r\ntitle: Orders wait\r\n---\r\n${body}`).body).toBe(body);
});

test('refuses what cannot be read as text', () => {
  expect(() => read(`a\0b`)).toThrow('Unexpected binary file, expected Markdown');
});

describe('labels in other places', () => {
  test('a heading may hold its value', () => {
    const text =
      '# Orders wait\n\n### Duration: Friday, March 1, 2024, 17:30 – 18:30 UTC\n\n### Root cause: a full disk\n';
    expect(fields(text, 'a.md')).toMatchObject({
      duration: { start: '2024-03-01T17:30Z', end: '2024-03-01T18:30Z' },
      root_cause: 'a full disk',
    });
  });

  test('a heading of the summary may hold a label and its value', () => {
    expect(fields('# Orders wait\n\n##### Issue Summary: Duration: 2 hours (9:00 AM - 11:00 AM, UTC)\n')).toMatchObject(
      {
        duration: { start: '2024-03-01T09:00Z', end: '2024-03-01T11:00Z' },
      },
    );
  });

  test('facts on one line are apart', () => {
    const text =
      '# Orders wait\n\n**Date:** 2024-03-02 | **Severity:** SEV2\n**Author:** Ann Example | **Status:** Final\n';
    expect(read(text, 'a.md')).toMatchObject({
      date: '2024-03-02',
      frontmatter: { severity: 'SEV2', authors: ['Ann Example'], status: 'reviewed' },
    });
  });

  test('a list below a label is its value', () => {
    const text =
      '# Orders wait\n\n- **Impact:**\n  - Service: orders\n  - Experience: nothing loads\n- **Severity:** SEV1\n';
    expect(fields(text)).toMatchObject({ impact: 'Service: orders; Experience: nothing loads', severity: 'SEV1' });
  });

  test('a duration may be a sentence', () => {
    const text = '# Orders wait\n\nDuration: The shop was closed from 11:00 AM to 1:00 PM (UTC) that day.\n';
    expect(fields(text)).toMatchObject({ duration: { start: '2024-03-01T11:00Z', end: '2024-03-01T13:00Z' } });
  });

  test('a month is no date', () => {
    expect(read('# Orders wait\n\nDate of Incident: September 2024\n', 'a.md').date).toBeUndefined();
  });

  test('the date is the first of several days', () => {
    expect(read('# Orders wait\n\n**Date:** January 14-19, 2026\n', 'a.md').date).toBe('2026-01-14');
  });
});

describe('a date without a label', () => {
  test('is that of the first sentence that tells of the incident with one', () => {
    const text =
      '# Orders wait\n\nDue 18 December 2023.\n\nThe shop had an outage on 20th December, 2023, for an hour.\n\n## Timeline\n\n- 14:00 UTC Down\n';
    const { date, inferences } = read(text, 'a.md');
    expect({ date, inferences }).toEqual({
      date: '2023-12-20',
      inferences: [{ pointer: '/date', reason: 'from a sentence of the text' }],
    });
  });

  test('is none where no sentence tells of the incident', () => {
    expect(read('# Orders wait\n\nWritten on 20 December 2023.\n', 'a.md').date).toBeUndefined();
  });
});

test('a page in a folder of its own has the name and the date of the folder', () => {
  const { frontmatter, date } = read('Text.\n', 'content/incidents/2024-03-02-orders-wait/index.md');
  expect([frontmatter.title, date]).toEqual(['Orders wait', '2024-03-02']);
});

test('several days as the date are the duration, to be checked', () => {
  const { frontmatter, inferences } = read('# Orders wait\n\n**Data do incidente:** 2024-03-01 a 2024-03-04\n', 'a.md');
  expect(frontmatter.duration).toEqual({ start: '2024-03-01', end: '2024-03-04' });
  expect(inferences.map(({ pointer }) => pointer)).toEqual(['/duration/start', '/duration/end']);
});

test('the zone of entries without a date counts when a label states the date', () => {
  const text = '# Orders wait\n\nDate: 2024-03-02\n\n## Timeline\n\n- 22:00 PST Down\n- 23:00 PST Up\n';
  expect(read(text, 'a.md')).toMatchObject({
    frontmatter: { timezone: 'America/Los_Angeles' },
    inferences: [{ pointer: '/timezone', reason: 'PST has several meanings' }],
  });
});

test('a state that tells of the incident is not that of the write-up', () => {
  expect(fields('# Orders wait\n\n**Status:** Closed — mitigated on Friday\n')).not.toHaveProperty('status');
  expect(fields('# Orders wait\n\n**Status:** Closed\n')).toMatchObject({ status: 'closed' });
});
