import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { barriersOn } from '../support/axe.ts';
import { builtSite, commonSite, fromDisk, openPage, withBrowser } from '../support/browser.ts';
import { casebook, folderWithFirstIncident } from '../support/cli.ts';
import { differentPages, type SitePage } from '../support/page-kinds.ts';
import { filesBelow, serve } from '../support/site.ts';

withBrowser();

const looks = [
  [1280, 'light'],
  [390, 'dark'],
] as const;

test.each(looks)('links from page to page work from disk, at %d pixels, %s', async (width, colorScheme) => {
  const folder = await folderWithFirstIncident();
  await casebook(folder, ['build']);
  const { page, pageErrors } = await openPage({ viewport: { width, height: 900 }, colorScheme });

  await page.goto(fromDisk(folder, '_site/index.html'));
  await page.getByRole('link', { name: /^Sign-ins failed/ }).click();
  expect(await page.locator('h1').textContent()).toMatch(/^Sign-ins failed/);
  expect(await page.locator('.entry').count()).toBe(10);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Tasks' }).click();
  expect(await page.getByRole('row').filter({ hasText: 'overdue' }).count()).toBeGreaterThanOrEqual(3);
  await page
    .getByRole('link', { name: /^Sign-ins failed/ })
    .first()
    .click();

  // Since a click waits for the page, and not for its stylesheet.
  await page.waitForLoadState();
  const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  expect(background).toBe(colorScheme === 'dark' ? 'rgb(15, 19, 23)' : 'rgb(255, 255, 255)');
  expect(pageErrors).toEqual([]);
});

/** Every page of the sites that are built for all test files. */
async function everyPage(): Promise<SitePage[]> {
  const sites = [await commonSite('everyFeature'), await commonSite('own'), await commonSite('empty')];
  return sites.flatMap(({ site, pages }) => pages.map((file) => ({ site, file })));
}

test.each([1280, 320])('no kind of page has an accessibility violation or is too wide, at %d pixels', async (width) => {
  const all = await everyPage();
  const pages = await differentPages(all);
  const kinds = new Set(all.map(({ file }) => (file.includes('/') ? path.dirname(file) : file)));
  expect(new Set(pages.map(({ file }) => (file.includes('/') ? path.dirname(file) : file)))).toEqual(kinds);
  const { page } = await openPage({ viewport: { width, height: 900 }, bypassCSP: true });
  const found: string[] = [];
  for (const { site, file } of pages) {
    await page.goto(fromDisk(site, file));
    await page.evaluate(openDetails);
    found.push(...(await barriersOn(page)).map((barrier) => `${file} ${barrier}`));
    const scrolls = await page.evaluate<number>(widthOfPage);
    if (scrolls > width) found.push(`${file} is ${scrolls} pixels wide`);
  }
  expect(found).toEqual([]);
});

// On a wide screen, pages of a kind are as wide as each other; on a narrow one, a single long word makes the difference.
test('no page is wider than a narrow screen', async () => {
  const width = 320;
  const { page } = await openPage({ viewport: { width, height: 900 } });
  const wide: string[] = [];
  for (const { site, file } of await everyPage()) {
    await page.goto(fromDisk(site, file));
    await page.evaluate(openDetails);
    const scrolls = await page.evaluate<number>(widthOfPage);
    if (scrolls > width) wide.push(`${file} is ${scrolls} pixels wide`);
  }
  expect(wide).toEqual([]);
});

const widthOfPage = 'document.documentElement.scrollWidth';

const openDetails = "for (const part of document.querySelectorAll('details')) part.open = true";

test.each(['served', 'from disk'])('every link and fragment leads to a page and an id, %s', async (way) => {
  const { site, pages } = await commonSite('everyFeature');
  const base = way === 'served' ? await serve(site) : fromDisk(site, '');
  const { page, pageErrors } = await openPage();
  const files = new Set((await filesBelow(site)).map((file) => new URL(file, base.replace(/\/?$/, '/')).href));
  const ids = new Map<string, Set<string>>();
  const links: string[] = [];
  for (const file of pages.filter((name) => name !== '404.html')) {
    const address = new URL(file, base.replace(/\/?$/, '/')).href;
    await page.goto(address);
    ids.set(address, new Set(await page.evaluate<string[]>(`[...document.querySelectorAll('[id]')].map((e) => e.id)`)));
    const found = await page.evaluate<string[]>(`[
      ...[...document.querySelectorAll('[href]')].map((e) => new URL(e.getAttribute('href'), location.href).href),
      ...[...document.querySelectorAll('img, script[src]')].map((e) => e.src),
    ]`);
    links.push(...found.map((link) => `${link} ${file}`));
  }
  expect(links.length).toBeGreaterThan(100);
  const own = links.map((link) => link.split(' ')[0] ?? '').filter((link) => link.startsWith(base));
  const foreign = links.filter((link) => !link.startsWith(base));
  expect(new Set(foreign.map((link) => link.split(' ')[0]))).toEqual(
    new Set(['https://chat.example.org/a', 'https://example.org/list', 'https://git.example.org/x/issues/12']),
  );
  const dead = own.filter((link) => {
    const [address = '', fragment] = link.split('#');
    return !files.has(address) || (fragment !== undefined && !ids.get(address)?.has(decodeURIComponent(fragment)));
  });
  expect(dead).toEqual([]);
  expect(pageErrors).toEqual([]);
});

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // A matter of taste that Prettier and browsers settle otherwise.
      'doctype-style': 'off',
      'void-style': 'off',
      'no-trailing-whitespace': 'off',
      'long-title': 'off',
      // Tables become blocks on narrow screens, where browsers forget that they are tables.
      'no-redundant-role': 'off',
      // Checkboxes of one group have one name.
      'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
      // Drawn marks in the middle of a line.
      'svg-focusable': 'off',
    },
  });
  const found: string[] = [];
  for (const { site, file } of await everyPage()) {
    const report = await validator.validateString(await readFile(path.join(site, file), 'utf8'));
    for (const { messages } of report.results) {
      found.push(
        ...messages.map(({ ruleId, message, line, column }) => `${file}:${line}:${column} ${ruleId} ${message}`),
      );
    }
  }
  expect(found).toEqual([]);
});

test('the browser updates which tasks are overdue', async () => {
  const { site } = await commonSite('everyFeature');
  const { page } = await openPage({ timezoneId: 'UTC' });
  const overdue = page.locator('tbody[data-urgency="overdue"] tr:not(.group)');
  const soon = page.locator('tbody[data-urgency="soon"]');

  await page.clock.setFixedTime('2024-08-20T10:00:00Z');
  await page.goto(fromDisk(site, 'tasks.html'));
  expect(await overdue.count()).toBe(1);
  expect(await soon.isVisible()).toBe(true);
  expect(await page.locator('.sum').textContent()).toContain('3 open tasks from 1 incident, 1 overdue.');

  await page.clock.setFixedTime('2024-08-27T10:00:00Z');
  await page.reload();
  expect(await overdue.count()).toBe(2);
  expect(await overdue.last().textContent()).toContain('2 days overdue');
  expect(await soon.isVisible()).toBe(false);
  expect(await page.locator('.sum').textContent()).toContain('2 overdue');
  expect(await page.locator('.owners use.is-late').count()).toBe(2);
  await page.goto(fromDisk(site, 'index.html'));
  expect(await page.getByRole('row').filter({ hasText: 'The queue fills' }).textContent()).toContain('2 overdue');
});

test('the number of open tasks in the navigation moves nothing, and shows when one is overdue', async () => {
  const { site } = await commonSite('everyFeature');
  const { page } = await openPage({ timezoneId: 'UTC' });
  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Tasks' });
  const widths: (number | undefined)[] = [];
  const isOverdue: boolean[] = [];
  const names: string[] = [];
  for (const day of ['2024-08-19', '2024-08-27']) {
    await page.clock.setFixedTime(`${day}T10:00:00Z`);
    await page.goto(fromDisk(site, 'incidents/2024-03-01-other.html'));
    names.push((await link.ariaSnapshot()).split('\n')[0] ?? '');
    expect(await page.locator('.catalog-size').textContent()).toMatch(/^[\d.]+\u00a0kB$/);
    isOverdue.push(await page.locator('.count.has-overdue').isVisible());
  }
  for (const number of ['', '3', '42', '10000']) {
    await page.evaluate(`document.querySelector('.task-count').textContent = '${number}'`);
    widths.push((await link.boundingBox())?.width);
  }
  expect(isOverdue).toEqual([false, true]);
  expect(names).toEqual(['- link "Tasks 3 open":', '- link "Tasks 3 open, 2 overdue":']);
  expect(new Set(widths).size).toBe(1);
});

test('every page has the same text without JavaScript', async () => {
  const { site, pages } = await commonSite('everyFeature');
  for (const file of pages) {
    const texts: string[] = [];
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await openPage({ javaScriptEnabled, timezoneId: 'UTC' });
      // The day on which it was built.
      if (javaScriptEnabled) await page.clock.setFixedTime('2024-08-20T09:12:00Z');
      await page.goto(fromDisk(site, file));
      // Where there is no JavaScript, neither are its controls.
      expect((await page.locator('.needs-js:visible').count()) > 0).toBe(javaScriptEnabled && file !== '404.html');
      await page.evaluate("for (const control of document.querySelectorAll('.needs-js')) control.remove()");
      texts.push((await page.locator('body').innerText()).replaceAll(/\s+/g, ' '));
    }
    expect(texts[1]).toBe(texts[0]);
    expect(texts[0]?.length).toBeGreaterThan(100);
  }
});

test('the 404 page has its style at an address below the incidents', async () => {
  const { site } = await commonSite('everyFeature');
  const base = await serve(site);
  const { page } = await openPage();
  for (const address of ['nothing.html', 'incidents/nothing.html']) {
    const response = await page.goto(base + address);
    expect(response?.status()).toBe(404);
    expect(await page.locator('h1').textContent()).toBe('Page not found');
    const background = await page.evaluate<string>('getComputedStyle(document.querySelector("h1")).fontFamily');
    expect(background).toContain('Charter');
  }
});

test('a hostile document runs no script', async () => {
  const { site } = await builtSite({ 'postmortems/2024-01-01-a.md': hostile });
  const { page, pageErrors } = await openPage();
  await page.goto(fromDisk(site, 'incidents/2024-01-01-a.html'));
  await page.evaluate(openDetails);
  for (const link of await page.getByRole('link', { name: 'click' }).all()) await link.click();
  await page.waitForTimeout(200);
  expect(pageErrors).toEqual([]);
  expect(await page.evaluate('window.owned')).toBe(undefined);
  expect(page.url()).toContain('incidents/2024-01-01-a.html');
  const body = page.locator('main');
  for (const tag of [
    'script',
    'style',
    'iframe',
    'object',
    'embed',
    'form',
    'input',
    'button',
    'base',
    'meta',
    'link',
  ]) {
    expect([tag, await body.locator(tag).count()]).toEqual([tag, 0]);
  }
  const attributes = await page.evaluate<string[]>(
    `[...document.querySelectorAll('main *')].flatMap((e) => e.getAttributeNames()).filter((n) => /^on|^style$/.test(n))`,
  );
  expect(attributes).toEqual([]);
  expect(await page.locator('#main').count()).toBe(1);
  expect(await page.locator('.entry').count()).toBe(2);
  // A tag that nobody closed ends with its part of the document.
  expect(await page.locator('footer').isVisible()).toBe(true);
});

const attack = `<script>owned = 1; alert(1)</script>
<img src=x onerror="owned = 1"> <svg onload="owned = 1"><script>owned = 1</script></svg>
<a href="javascript:owned=1">click</a> <a href="data:text/html,<script>owned=1</script>">click</a>
[click](javascript:owned=1) [click](vbscript:owned=1) [click](<java	script:owned=1>)
![](javascript:owned=1) ![x](data:image/svg+xml,<svg/onload=owned=1>)
<iframe src="javascript:parent.owned=1"></iframe><object data="x"></object><embed src="x">
<form action="https://evil.example"><input name="p"><button>go</button></form>
<style>body { display: none }</style><link rel="stylesheet" href="https://evil.example/a.css">
<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example">
<b id="main" style="position: fixed">x</b> <img name="body" id="timeline" src="https://evil.example/pixel.png">
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=owned=1&gt;">
<details ontoggle="owned = 1"><summary>s</summary>d</details>
`;

const hostile = `---
title: "<script>owned = 1</script>"
severity: "<img src=x onerror=owned=1>"
services: ["<svg/onload=owned=1>"]
duration: { start: 2024-01-01T10:00Z }
impact: "<script>owned = 1</script>"
root_cause: { summary: "</section><script>owned = 1</script>" }
authors: ["<img src=x onerror=owned=1>"]
links: [{ title: click, url: "javascript:owned=1" }]
tasks: [{ title: "<script>owned = 1</script>", ticket: "javascript:owned=1", owner: "<b>x" }]
---
${attack}
## Timeline
- 10:00 UTC ${attack.replaceAll('\n', ' ')}
- 10:10 UTC <div><details><table><td>never closed

## <script>owned = 1</script>
<div></main></body></html><!-- never closed
`;
