import { describe, expect, test } from 'vitest';
import { indexTickets } from '../../../src/tickets/find-ticket.ts';
import { readTickets } from '../../../src/tickets/read-tickets.ts';

const app = 'https://github.com/acme/app/issues/7';

test.each<[string, unknown, object]>([
  [
    'gh issue list',
    [{ number: 7, state: 'CLOSED', stateReason: 'COMPLETED', closedAt: '2024-08-11T23:30:00Z', url: app }],
    { key: '#7', project: 'acme/app', url: app, state: 'done', closed: '2024-08-11' },
  ],
  [
    'gh, not planned',
    [{ number: 7, state: 'CLOSED', stateReason: 'NOT_PLANNED', closedAt: null, url: app }],
    { key: '#7', project: 'acme/app', url: app, state: 'declined' },
  ],
  ['gh, without an address', [{ number: 7, state: 'OPEN', closedAt: null, title: 'A' }], { key: '#7', state: 'open' }],
  [
    'the interface of GitHub',
    [
      {
        number: 7,
        state: 'closed',
        state_reason: 'completed',
        closed_at: '2024-08-11T00:00:00Z',
        url: 'https://api.github.com/x',
        html_url: app,
      },
    ],
    { key: '#7', project: 'acme/app', url: app, state: 'done', closed: '2024-08-11' },
  ],
  [
    'the interface of GitLab',
    [{ id: 99, iid: 7, state: 'opened', closed_at: null, web_url: 'https://git.example.com/a/b/c/-/issues/7' }],
    { key: '#7', project: 'a/b/c', url: 'https://git.example.com/a/b/c/-/issues/7', state: 'open' },
  ],
  [
    'the interface of Jira',
    {
      issues: [
        {
          key: 'PAY-1',
          fields: {
            status: { name: 'Fertig', statusCategory: { key: 'done' } },
            resolution: { name: "Won't Do" },
            resolutiondate: '2024-08-11T23:30:00.000-0500',
          },
        },
      ],
    },
    { key: 'PAY-1', state: 'declined', closed: '2024-08-12' },
  ],
  [
    'Linear',
    {
      data: {
        issues: {
          nodes: [
            {
              identifier: 'PAY-1',
              url: 'https://linear.app/acme/issue/PAY-1/add',
              state: { type: 'completed' },
              completedAt: '2024-08-11T10:00:00.000Z',
            },
          ],
        },
      },
    },
    { key: 'PAY-1', url: 'https://linear.app/acme/issue/PAY-1/add', state: 'done', closed: '2024-08-11' },
  ],
])('reads JSON of %s', (_name, data, ticket) => {
  expect(readTickets(JSON.stringify(data), 'tickets.json')).toEqual([ticket]);
});

test.each([
  [
    'GitLab',
    'Title,Issue ID,URL,State,Closed At (UTC)\n"A, b",7,https://git.example.com/a/b/-/issues/7,Closed,2024-08-11 10:00:00\n',
    { key: '#7', project: 'a/b', url: 'https://git.example.com/a/b/-/issues/7', state: 'done', closed: '2024-08-11' },
  ],
  [
    'Jira',
    'Summary,Issue key,Status,Resolution,Resolved\r\nA,PAY-1,Done,Done,12/Aug/24 3:04 PM\r\n',
    { key: 'PAY-1', state: 'done', closed: '2024-08-12' },
  ],
  ['Jira, open', '\uFEFFIssue key;Summary;Status;Resolved\nPAY-1;A;To Do;\n', { key: 'PAY-1', state: 'open' }],
  [
    'Linear',
    'ID,Title,Status,Completed,Canceled\nPAY-1,A,Canceled,,2024-08-11T10:00:00.000Z\n',
    { key: 'PAY-1', state: 'declined', closed: '2024-08-11' },
  ],
])('reads CSV of %s', (_name, text, ticket) => {
  expect(readTickets(text, 'tickets.csv')).toEqual([ticket]);
});

test.each([
  ['[{"number": 1, "sta', 'Cannot read x: it is not valid JSON, or only a part of it'],
  ['{}', 'Unexpected content of x, expected a list of tickets'],
  [
    '[{"number":1,"state":"open"},{"title":"A"}]',
    'Unexpected ticket 2 of 2 in x, expected a number or key, and a state',
  ],
  ['a,b\n1,2\n', 'Unexpected content of x, expected JSON or CSV with tickets of GitHub, GitLab, Jira or Linear'],
  ['Issue key,A\n"a"b,1\n', 'Unexpected quotation mark in row 2 of x'],
])('refuses %j', (text, reason) => {
  expect(() => readTickets(text, 'x')).toThrow(reason);
});

describe('a ticket is found', () => {
  const github = (project: string, number: number) => ({
    key: `#${number}`,
    project,
    url: `https://github.com/${project}/issues/${number}`,
    state: 'open' as const,
  });
  const [first, second] = [github('acme/app', 7), github('acme/web', 7)];
  const jira = { key: 'PAY-1', state: 'done' as const };

  test('by number, where all tickets belong to one project', () => {
    expect(indexTickets([first])('#7', undefined)).toBe(first);
    expect(indexTickets([first])('GH-7', undefined)).toBe(first);
    expect(indexTickets([first, second])('#7', undefined)).toBeUndefined();
  });

  test('by project, key or address in any form', () => {
    const find = indexTickets([first, second, jira]);
    expect(find('acme/web#7', undefined)).toBe(second);
    expect(find('#7', 'https://github.com/acme/web/issues/7')).toBe(second);
    const url = 'https://github.com/acme/app/pull/7#issuecomment-1';
    expect(find(url, url)).toBe(first);
    const browse = 'https://jira.example.com/browse/PAY-1?focused=1';
    expect(find(browse, browse)).toBe(jira);
    expect(find('PAY-1', browse)).toBe(jira);
  });

  test('but not the same number at another address', () => {
    expect(indexTickets([first])('#7', 'https://github.com/acme/other/issues/7')).toBeUndefined();
  });
});
