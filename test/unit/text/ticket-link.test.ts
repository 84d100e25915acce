import { describe, expect, test } from 'vitest';
import { ticketName, ticketUrl, type TicketLinks } from '../../../src/text/ticket-link.ts';

const jira = 'https://jira.example.com/browse/{key}';
const github = 'https://github.com/acme/app/issues/{key}';
const gitlab = 'https://git.example.com/acme/ops/app/-/issues/{key}';
const source = 'https://git.example.com/acme/incidents/blob/main/{path}';

describe('the address of a ticket', () => {
  test.each<[string, TicketLinks, string | undefined]>([
    ['PAY-100', { tickets: jira }, 'https://jira.example.com/browse/PAY-100'],
    ['INC0012345', { tickets: jira }, 'https://jira.example.com/browse/INC0012345'],
    ['#123', { tickets: github }, 'https://github.com/acme/app/issues/123'],
    ['GH-123', { tickets: github }, 'https://github.com/acme/app/issues/123'],
    ['Bug 123', { tickets: 'https://bugs.example.com/{key}' }, 'https://bugs.example.com/123'],
    ['b/123', { tickets: 'https://bugs.example.com/{key}' }, 'https://bugs.example.com/123'],
    ['!12', { tickets: gitlab }, 'https://git.example.com/acme/ops/app/-/merge_requests/12'],
    ['!12', { tickets: github }, undefined],
    ['owner/repo#5', { tickets: github }, 'https://github.com/owner/repo/issues/5'],
    ['a/b/c#5', { tickets: gitlab }, 'https://git.example.com/a/b/c/-/issues/5'],
    ['owner/repo#5', { tickets: jira, source }, 'https://git.example.com/owner/repo/issues/5'],
    ['owner/repo#5', { tickets: jira }, 'https://github.com/owner/repo/issues/5'],
    ['../..#5', { tickets: github }, undefined],
    // Jira has no tickets that are numbers.
    ['#123', { tickets: jira, source }, 'https://git.example.com/acme/incidents/issues/123'],
    ['#123', { tickets: jira }, 'https://jira.example.com/browse/123'],
    ['https://tracker.example.org/AUTH-412', { tickets: jira }, 'https://tracker.example.org/AUTH-412'],
    ['https://tracker.example.org/AUTH-412', {}, 'https://tracker.example.org/AUTH-412'],
    ['PAY-100', {}, undefined],
    ['PAY-100', { source }, undefined],
    ['javascript:alert(1)', { tickets: jira }, undefined],
    ['to be filed', { tickets: jira }, undefined],
    ['ÄB-1', { tickets: jira }, 'https://jira.example.com/browse/%C3%84B-1'],
    ['A-1', { tickets: 'https://example.com/{key}?open={key}' }, 'https://example.com/A-1?open=A-1'],
  ])('%s with %j is %s', (ticket, links, url) => {
    expect(ticketUrl(ticket, links)).toBe(url);
  });
});

test.each([
  ['PAY-100', 'PAY-100'],
  ['https://github.com/acme/app/issues/12?x=1', '#12'],
  ['https://jira.example.com/browse/PAY-1/', 'PAY-1'],
])('the name of %s is %s', (ticket, name) => {
  expect(ticketName(ticket)).toBe(name);
});
