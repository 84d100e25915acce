import { defaultSettings } from 'casebook';
import { expect, test } from 'vitest';
import { namesOf, placeOf } from '../../../src/trackers/ticket-place.ts';

const host = { kind: 'github', web: 'https://github.com', project: 'acme/app' } as const;
const gitlab = { kind: 'gitlab', web: 'https://git.example.com/lab', project: 'a/b/c' } as const;
const { site } = defaultSettings;

test.each([
  ['#7', 'acme/app', 7],
  ['GH-7', 'acme/app', 7],
  ['acme/web#7', 'acme/web', 7],
  ['https://github.com/acme/web/issues/7#issuecomment-1', 'acme/web', 7],
  ['https://github.com/acme/web/pull/7', 'acme/web', 7],
])('%s is a ticket of GitHub', (ticket, project, number) => {
  expect(placeOf(ticket, host, site)).toEqual({ project, number });
});

test.each([
  ['PAY-7'],
  ['!7'],
  ['https://github.com.evil.example/acme/app/issues/7'],
  ['https://github.com/acme/../app/issues/x'],
  ['https://gitlab.com/a/b/-/issues/7'],
])('%s is none', (ticket) => {
  expect(placeOf(ticket, host, site)).toBeUndefined();
});

test('tickets of a GitLab below a path', () => {
  expect(placeOf('https://git.example.com/lab/a/b/c/-/issues/7', gitlab, site)).toEqual({
    project: 'a/b/c',
    number: 7,
  });
  expect(placeOf('https://git.example.com/lab/a/b/c/-/work_items/7', gitlab, site)).toEqual({
    project: 'a/b/c',
    number: 7,
  });
  expect(placeOf('https://git.example.com/lab/a/b/c/-/merge_requests/7', gitlab, site)).toBeUndefined();
});

test('a number is one of the project that the configuration names', () => {
  const tickets = 'https://github.com/acme/incidents/issues/{key}';
  expect(placeOf('#7', host, { ...site, tickets })).toEqual({ project: 'acme/incidents', number: 7 });
  const jira = 'https://jira.example.com/browse/{key}';
  expect(placeOf('#7', host, { ...site, tickets: jira })).toEqual({ project: 'acme/app', number: 7 });
  expect(placeOf('#7', host, { ...site, tickets: 'https://bugs.example.com/{key}' })).toBeUndefined();
});

test('names that lead to a ticket', () => {
  const url = 'https://github.com/acme/app/issues/7';
  expect(namesOf({ project: 'acme/app', number: 7 }, host, site)).toEqual([url]);
  const own = { ...site, tickets: 'https://github.com/acme/app/issues/{key}' };
  expect(namesOf({ project: 'acme/app', number: 7 }, host, own)).toEqual(['#7', 'acme/app#7', url]);
});
