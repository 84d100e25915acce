import { expect, test } from 'vitest';
import { linkedPage, pauseOf } from '../../../src/trackers/retry.ts';

const date = 'Tue, 20 Aug 2024 10:00:00 GMT';
const now = Date.parse(date) / 1000;

test.each<[string, number, Record<string, string>, string, number | undefined]>([
  ['Retry-After in seconds', 429, { 'Retry-After': '5' }, '', 5],
  ['Retry-After as a date', 503, { 'Retry-After': 'Tue, 20 Aug 2024 10:00:30 GMT' }, '', 30],
  ['Retry-After in the past', 429, { 'Retry-After': 'Tue, 20 Aug 2024 09:00:00 GMT' }, '', 0],
  ['the end of a limit of GitHub', 403, { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': `${now + 9}` }, '', 10],
  ['the end of a limit of GitLab', 429, { 'RateLimit-Remaining': '0', 'RateLimit-Reset': `${now + 9}` }, '', 10],
  ['a secondary limit', 403, { 'X-RateLimit-Remaining': '9' }, 'You have exceeded a secondary rate limit', 60],
  ['a limit without a time', 429, {}, '', 60],
  ['a missing permission', 403, { 'X-RateLimit-Remaining': '9' }, 'Resource not accessible', undefined],
  ['a failure', 503, {}, '', undefined],
  ['what cannot be read', 429, { 'Retry-After': 'soon' }, '', 60],
])('%s', (_name, status, headers, message, seconds) => {
  expect(pauseOf(status, new Headers({ date, ...headers }), message)?.seconds).toBe(seconds);
});

test('pages are found in Link headers', () => {
  const headers = new Headers({
    Link: '<https://a.example/x?page=2>; rel="next", <https://a.example/x?page=9>; rel="last"',
  });
  expect(linkedPage(headers, 'next')).toBe('https://a.example/x?page=2');
  expect(linkedPage(headers, 'last')).toBe('https://a.example/x?page=9');
  expect(linkedPage(new Headers(), 'next')).toBeUndefined();
});
