import { expect, test } from 'vitest';
import { livePage, problemPage } from '../../../src/serve/live-page.ts';
import { requestPath } from '../../../src/serve/request-path.ts';

const html =
  '<html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><title>A</title></head><body class="a"><main></main></body></html>';

test('adds the script and the permission that it needs', () => {
  expect(livePage(html, { page: 'tasks.html', version: '1', problems: [] })).toBe(
    '<html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; connect-src \'self\'"><title>A</title>' +
      '<script defer src="/_live/reload.js" data-page="tasks.html" data-version="1"></script></head><body class="a"><main></main></body></html>',
  );
});

test('shows problems as text, whatever they and the path contain', () => {
  const hostile = `$& </head> "'<script>alert(1)</script>`;
  const page = livePage(html, { page: hostile, version: '1', problems: [hostile] });
  expect(page).not.toContain('<script>');
  expect(page.match(/<\/head>/g)).toHaveLength(1);
  expect(page).toContain('role="alert"');
  expect(page).toContain('$&#38; &#60;/head&#62; &#34;&#39;&#60;script&#62;');
});

test('has a page for a site that cannot be shown', () => {
  const page = problemPage('Cannot show the site', {
    page: 'index.html',
    version: '1',
    problems: ['casebook.yaml:1:1: no'],
  });
  expect(page).toContain('casebook.yaml:1:1: no');
  expect(page).toContain("; connect-src 'self'");
});

test.each([
  ['/', 'index.html'],
  ['/?a=/b', 'index.html'],
  ['/tasks.html?by=owner#x', 'tasks.html'],
  ['/incidents/a%20b.html', 'incidents/a b.html'],
  ['/%2e%2e/a', '../a'],
  ['//evil.example/a', '/evil.example/a'],
  ['/a\\..\\b', 'a\\..\\b'],
  ['/%00', '\0'],
  ['', undefined],
  ['*', undefined],
  ['http://localhost/', undefined],
  ['/%', undefined],
  ['/%ff', undefined],
])('reads %s as %j', (target, path) => {
  expect(requestPath(target)).toBe(path);
});
