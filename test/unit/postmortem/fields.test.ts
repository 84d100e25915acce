import { check, defaultSettings } from 'casebook';
import { describe, expect, test } from 'vitest';

/** What a postmortem is read as whose frontmatter is this. */
function read(yaml: string, settings = defaultSettings) {
  return check({ path: '2024-08-10-a.md', text: `---\n${yaml}\n---\n` }, settings).postmortem;
}

/** `start–end note` of every span, as clocks show it in UTC. */
function spans(duration: string): string[] {
  const at = (instant?: string) => instant?.slice(5, 16).replace('T', ' ') ?? '';
  return read(`duration: ${duration}`).duration.map(({ start, end, endUnreadable, services, note }) =>
    [`${at(start?.earliest)}–${endUnreadable ? 'unreadable' : at(end?.earliest)}`, ...services, note ?? ''].join(' '),
  );
}

test('reads every field of a frontmatter that has all of them', () => {
  const { title, status, severity, kind, services, timezone, timezoneAssumed, detection, rootCause, ...rest } = read(`
title: " Sign-ins fail "
status: reviewed
severity: SEV2
kind: near_miss
services: [login, " billing ", 5, ""]
timezone: Europe/Amsterdam
detection: { method: customer, source: support desk }
root_cause: { summary: Sessions leak, trigger: A deploy, category: software }
contributing_factors: [No alert on memory]
authors: [alice]
reviewers: [bob, carol]
roles: { incident_commander: alice, scribe: [bob, carol] }
lang: de
related: [2024-01-02-b, { id: 2024-01-03-c, relation: recurrence_of }, { id: 2024-01-04-d, relation: cousin }, { relation: caused_by }]
tags: [memory]
links: [https://example.org/a, { url: https://example.org/b, title: Dashboard }, { title: Nowhere }]
aliases: 2024-08-09-a
ignore: [{ rule: task-due, reason: Done by hand }, { rule: task-twice }, { reason: Because }]`);
  expect({ title, status, severity, kind, services, timezone, timezoneAssumed }).toEqual({
    title: 'Sign-ins fail',
    status: 'reviewed',
    severity: 'SEV2',
    kind: 'near_miss',
    services: ['login', 'billing'],
    timezone: 'Europe/Amsterdam',
    timezoneAssumed: false,
  });
  expect({ detection, rootCause }).toEqual({
    detection: { method: 'customer', source: 'support desk' },
    rootCause: { summary: 'Sessions leak', trigger: 'A deploy', category: 'software' },
  });
  expect(rest).toMatchObject({
    contributingFactors: ['No alert on memory'],
    authors: ['alice'],
    reviewers: ['bob', 'carol'],
    roles: { incident_commander: ['alice'], scribe: ['bob', 'carol'] },
    lang: 'de',
    related: [
      { id: '2024-01-02-b', relation: 'see_also' },
      { id: '2024-01-03-c', relation: 'recurrence_of' },
      { id: '2024-01-04-d', relation: 'see_also' },
    ],
    tags: ['memory'],
    links: [{ url: 'https://example.org/a' }, { url: 'https://example.org/b', title: 'Dashboard' }],
    aliases: ['2024-08-09-a'],
    ignore: [{ rule: 'task-due', reason: 'Done by hand' }],
  });
});

test('leaves fields absent that the frontmatter does not set', () => {
  const { positions: _none, ...postmortem } = read('title: A');
  expect(postmortem).toEqual({
    id: '2024-08-10-a',
    path: '2024-08-10-a.md',
    title: 'A',
    status: 'draft',
    kind: 'incident',
    services: [],
    timezone: 'UTC',
    timezoneAssumed: true,
    duration: [],
    impact: { none: false, slo: [] },
    detection: {},
    rootCause: {},
    contributingFactors: [],
    tasks: [],
    authors: [],
    reviewers: [],
    roles: {},
    lang: 'en',
    related: [],
    tags: [],
    links: [],
    aliases: [],
    fields: {},
    visibility: 'internal',
    ignore: [],
    timeline: [],
    looseItems: [],
    otherForms: [],
    timelineHeadings: [],
    sections: [],
  });
});

test('reads a root cause in a word, and a time zone of the repository', () => {
  expect(read('root_cause: Sessions leak').rootCause).toEqual({ summary: 'Sessions leak' });
  const settings = { ...defaultSettings, timezone: 'Asia/Tokyo' };
  expect(read('title: A', settings)).toMatchObject({ timezone: 'Asia/Tokyo', timezoneAssumed: false });
  expect(read('timezone: UTC', settings)).toMatchObject({ timezone: 'UTC', timezoneAssumed: false });
});

test('maps aliases of severities, and keeps an unknown severity as written', () => {
  const settings = {
    ...defaultSettings,
    severities: [
      { name: 'critical', aliases: ['P1', 'SEV1'] },
      { name: 'minor', aliases: [] },
    ],
  };
  const severities = ['critical', 'SEV1', 'minor', 'P2'].map((name) => read(`severity: ${name}`, settings).severity);
  expect(severities).toEqual(['critical', 'critical', 'minor', 'P2']);
  expect(read('title: A', settings)).not.toHaveProperty('severity');
});

describe('reads a duration', () => {
  test.each([
    ['" 2024-08-10T14:30Z/2024-08-10T16:45Z "', ['08-10 14:30–08-10 16:45 ']],
    ['2024-08-10T14:30Z/', ['08-10 14:30– ']],
    [
      '{ start: 2024-08-10T14:30Z, end: 2024-08-10T16:45Z, services: [login], note: Europe }',
      ['08-10 14:30–08-10 16:45 login Europe'],
    ],
    ['{ start: 2024-08-10T14:30Z, end: }', ['08-10 14:30– ']],
    ['{ start: 2024-08-10T14:30Z, end: later }', ['08-10 14:30–unreadable ']],
    ['{ start: unknown, end: 2024-08-10T16:45Z }', ['–08-10 16:45 ']],
    ['{ start: unknown }', ['– ']],
    ['{ end: 2024-08-10T16:45Z }', ['–08-10 16:45 ']],
    ['{ start: yesterday, note: Europe }', []],
    ['[yesterday, 2024-08-10T14:30Z/]', ['08-10 14:30– ']],
    ['[2024-08-10T14:30Z/, { start: unknown, note: "?" }]', ['– ?', '08-10 14:30– ']],
  ])('%s', (duration, expected) => {
    expect(spans(duration)).toEqual(expected);
  });
});

describe('reads an impact', () => {
  test.each([
    ['none', { none: true, slo: [] }],
    ['Sign-ins fail', { none: false, summary: 'Sign-ins fail', slo: [] }],
    [
      '{ summary: Sign-ins fail, users_affected: 1200, percent_affected: { value: 60, estimate: true } }',
      {
        none: false,
        summary: 'Sign-ins fail',
        usersAffected: { value: 1200, estimate: false },
        percentAffected: { value: 60, estimate: true },
        slo: [],
      },
    ],
    [
      '{ requests_failed: 48000, support_tickets: { value: 31 }, revenue: { value: 12.5, unit: EUR, estimate: false } }',
      {
        none: false,
        requestsFailed: { value: 48_000, estimate: false },
        supportTickets: { value: 31, estimate: false },
        revenue: { value: 12.5, unit: 'EUR', estimate: false },
        slo: [],
      },
    ],
    ['{ data_loss: false }', { none: false, dataLoss: false, slo: [] }],
    ['{ data_loss: Two orders }', { none: false, dataLoss: 'Two orders', slo: [] }],
    ['{ users_affected: many, percent_affected: { value: "60" }, revenue: .inf }', { none: false, slo: [] }],
    [
      '{ slo: [{ name: sign-in, budget_spent: 40 }, { name: search, budget_spent: 5 % }, { budget_spent: 1 }, { name: mail }] }',
      {
        none: false,
        slo: [{ name: 'sign-in', budgetSpent: '40' }, { name: 'search', budgetSpent: '5 %' }, { name: 'mail' }],
      },
    ],
  ])('%s', (impact, expected) => {
    expect(read(`impact: ${impact}`).impact).toEqual(expected);
  });
});

test('reads every field of a task', () => {
  const [task, ...others] = read(`tasks:
  - title: Release sessions
    id: a1
    owner: "@dev-team"
    due: 2024-08-12
    status: wont_do
    type: prevent
    priority: P1
    ticket: AUTH-412
    closed: 2024-08-20
    done_when: Memory stays flat
    decline_reason: The service goes away
    would_prevent: [2024-01-02-b]
  - owner: nobody
  - { title: Test them, owner: team@example, due: 2024-02-30, status: someday, type: chore, closed: soon }
  - { title: "?" }
  - { title: Test them, id: Test-Them }`).tasks.map(({ position, ...rest }) => [position.start.line, rest]);
  expect(task).toEqual([
    3,
    {
      id: 'a1',
      title: 'Release sessions',
      owner: 'dev-team',
      due: '2024-08-12',
      status: 'wont_do',
      type: 'prevent',
      priority: 'P1',
      ticket: 'AUTH-412',
      closed: '2024-08-20',
      doneWhen: 'Memory stays flat',
      declineReason: 'The service goes away',
      wouldPrevent: ['2024-01-02-b'],
      outstanding: false,
    },
  ]);
  const open = { status: 'open', outstanding: true, wouldPrevent: [] };
  expect(others).toEqual([
    [16, { id: 'test-them-2', title: 'Test them', owner: 'team@example', ...open }],
    [17, { id: 'task', title: '?', ...open }],
    [18, { id: 'Test-Them', title: 'Test them', ...open }],
  ]);
});
