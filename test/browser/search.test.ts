import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { SearchRecord } from '../../src/search/search-record.ts';
import { barriersOn } from '../support/axe.ts';
import { builtSite, commonSite, fromDisk, openPage, sharedSite, withBrowser } from '../support/browser.ts';
import { searchSiteOf } from '../support/search-site.ts';
import { serve } from '../support/site.ts';

withBrowser();

const documents = {
  'postmortems/2024-08-10-sign-ins.md': `---
title: Sign-ins fail
severity: SEV1
services: [authentication]
duration: { start: 2024-08-10T14:30Z, end: 2024-08-10T16:45Z }
impact: Nobody comes in.
tasks:
  - { title: Alert when memory grows, owner: ops, due: 2024-08-15 }
  - { title: Limit the memory of a session, owner: ops, status: done }
---
## Root cause
Sessions leak memory.

## Timeline
${Array.from({ length: 40 }, (_, index) => `- 14:${index + 10} UTC Look at log ${index}.`).join('\n')}
- 15:45 UTC \`identified\` The leak is in the code of sessions.
`,
  'postmortems/2023-05-01-speicher.md': `---
title: Der Speicher läuft über
lang: de
---
## Ursache
Große Anhänge füllen den Speicher.
`,
};

const searchSite = sharedSite(documents);

const page1 = 'incidents/2024-08-10-sign-ins.html';

/** Open the search with a key, and wait until everything can be found. */
async function openSearch(page: Page, key = '/'): Promise<void> {
  await page.keyboard.press(key);
  await settled(page);
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Search' });

/** Wait until the last query has its results. */
async function settled(page: Page): Promise<void> {
  await page.locator('dialog[open] [role="status"][aria-busy="false"]').waitFor();
}

async function noteOf(page: Page): Promise<string | null> {
  await settled(page);
  return page.locator('.search-note').textContent();
}

async function optionsOf(page: Page): Promise<string[]> {
  await settled(page);
  return page.getByRole('dialog').getByRole('option').allTextContents();
}

const chosenIn = (page: Page) => page.locator('[role="option"][aria-selected="true"]');
const textOf = (text: string | null) => text?.replaceAll(/\s+/g, ' ').trim();

async function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.className || document.activeElement.tagName');
}

function addressIn(base: string): (file: string) => string {
  return (file) => new URL(file, base.replace(/\/?$/, '/')).href;
}

test.each(['served', 'from disk'])(
  'leads from a word to the entry that contains it, by keyboard alone, %s',
  async (way) => {
    const site = searchSite();
    const at = addressIn(way === 'served' ? await serve(site) : fromDisk(site, ''));
    const { page, pageErrors } = await openPage({ viewport: { width: 1280, height: 700 } });
    // From the root, from another page below it, and from the page itself.
    for (const start of ['tasks.html', 'incidents/2023-05-01-speicher.html', page1]) {
      await page.goto(at(start));
      await openSearch(page);
      expect(await focused(page)).toBe('INPUT');
      expect(await noteOf(page)).toBe('Titles, write-ups, timelines, tasks and services.');
      await page.keyboard.type('leak sesions');
      expect(await noteOf(page)).toBe('1 result. Showing results for "sessions".');
      expect((await optionsOf(page)).map(textOf)).toEqual([
        'Sign-ins fail SEV1 10 Aug 2024 Timeline, 15:45 Identified: The leak is in the code of sessions.',
        'Root cause Sessions leak memory.',
      ]);
      expect(await page.locator('.hit mark').allTextContents()).toEqual(['leak', 'sessions', 'Sessions', 'leak']);
      expect(await chosenIn(page).getAttribute('href')).toMatch(/#t0810-1545$/);
      await page.keyboard.press('ArrowDown');
      expect(await chosenIn(page).getAttribute('href')).toMatch(/#root-cause$/);
      await page.keyboard.press('ArrowDown');
      expect(await page.getByRole('dialog').getByRole('combobox').getAttribute('aria-activedescendant')).toBe(
        'search-hit-0',
      );
      await page.keyboard.press('Enter');
      await page.waitForURL(`${at(page1)}#t0810-1545`);
      expect(await dialogOf(page).isVisible()).toBe(false);
      const box = await page.locator('#t0810-1545').boundingBox();
      expect(box?.y).toBeGreaterThan(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(700);
      expect(await focused(page)).toBe('BODY');
    }
    expect(pageErrors).toEqual([]);
  },
);

test('shows tasks with their state, and what is overdue on the day of the reader', async () => {
  const site = searchSite();
  const { page } = await openPage({ timezoneId: 'UTC' });
  await page.clock.setFixedTime('2024-08-20T10:00:00Z');
  await page.goto(fromDisk(site, page1));
  await openSearch(page, 'Control+k');
  await page.keyboard.type('memory');
  await settled(page);
  expect((await page.getByRole('group', { name: 'Tasks' }).getByRole('option').allTextContents()).map(textOf)).toEqual([
    'Alert when memory grows Open ops 5 days overdue Sign-ins fail',
    'Limit the memory of a session Done ops Sign-ins fail',
  ]);
  expect(await noteOf(page)).toBe('3 results.');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL(/2024-08-10-sign-ins\.html#tasks$/);
});

test('finds what is written in another language, and says which it is', async () => {
  const site = searchSite();
  const { page } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  await openSearch(page);
  await page.keyboard.insertText('ANHANGE große');
  expect((await optionsOf(page)).map(textOf)).toEqual([
    'Der Speicher läuft über Not set 1 May 2023 Ursache Große Anhänge füllen den Speicher.',
  ]);
  expect(await page.locator('.hit [lang="de"]').allTextContents()).toEqual([
    'Der Speicher läuft über',
    'Große Anhänge füllen den Speicher.',
  ]);
});

test('says which words the results lack, and finds what means the same', async () => {
  const site = searchSite();
  const { page } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  await openSearch(page);
  const field = page.getByRole('dialog').getByRole('combobox');
  await field.fill('who owns the session leak');
  expect(await noteOf(page)).toBe('1 result that has 2 of 3 words: owns (missing) session leak.');
  await field.fill('login broken memory');
  expect(await noteOf(page)).toBe('1 result that has 2 of 3 words: login broken (missing) memory.');
});

test('offers on the index to search everything for what the filters do not know', async () => {
  const site = searchSite();
  const { page } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  await page.getByRole('searchbox', { name: 'Find' }).fill('garbage "collected');
  const offer = page.getByRole('button', { name: 'Search everything' });
  await expect.poll(() => page.locator('.result output').textContent()).toBe('Nothing in titles, services or tags.');
  expect(await offer.textContent()).toBe('Search everything for “garbage "collected”');
  await page.getByRole('searchbox', { name: 'Find' }).fill('leak memory');
  await offer.click();
  await settled(page);
  expect(await page.getByRole('dialog').getByRole('combobox').inputValue()).toBe('leak memory');
  expect((await optionsOf(page)).map(textOf)).toEqual([
    'Sign-ins fail SEV1 10 Aug 2024 Root cause Sessions leak memory.',
  ]);
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Find' }).fill('sign');
  await expect.poll(() => offer.isVisible()).toBe(false);
});

test('names no keys where there is no keyboard', async () => {
  const site = searchSite();
  const { page } = await openPage({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  await page.goto(fromDisk(site, 'index.html'));
  await page.getByRole('button', { name: 'Search' }).tap();
  await dialogOf(page).waitFor();
  expect(await page.locator('kbd:visible').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Close' }).isVisible()).toBe(true);
});

test('says that there is nothing, and takes any query', async () => {
  const site = searchSite();
  const { page, pageErrors } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  await openSearch(page);
  await page.keyboard.type('zebra');
  expect(await noteOf(page)).toBe('No results. Try fewer words.');
  expect(await page.getByRole('dialog').getByRole('combobox').getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Enter');
  for (const query of ['<b>&"\'', '\\', '*', '(', '__proto__', '🦓', '… / ?', ' '.repeat(9)]) {
    await page.getByRole('dialog').getByRole('combobox').fill(query);
    expect(await optionsOf(page)).toEqual([]);
  }
  expect(await dialogOf(page).isVisible()).toBe(true);
  expect(pageErrors).toEqual([]);
});

test('goes back with Escape to where the reader was, or to the button', async () => {
  const site = searchSite();
  const { page } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  await openSearch(page);
  await page.keyboard.type('memory');
  await page.keyboard.press('Escape');
  expect(await dialogOf(page).isVisible()).toBe(false);
  await expect.poll(() => focused(page)).toBe('search-open needs-js');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('dialog').getByRole('combobox').inputValue()).toBe('memory');
  expect(await optionsOf(page)).toHaveLength(3);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => focused(page)).toBe('search-open needs-js');

  const link = page.getByRole('link', { name: 'Sign-ins fail' });
  await link.focus();
  await openSearch(page, 'Control+k');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate('document.activeElement.textContent.trim()')).toBe('Sign-ins fail');
  await openSearch(page);
  await page.mouse.click(5, 400);
  expect(await dialogOf(page).isVisible()).toBe(false);
});

test('lets the reader switch / off, here and on every page', async () => {
  const site = searchSite();
  const { page } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  const button = page.getByRole('button', { name: 'Search' });
  expect(textOf(await button.innerText())).toBe('Search /');
  await openSearch(page);
  // In a field it is a character like any other.
  await page.keyboard.type('a/b');
  expect(await page.getByRole('dialog').getByRole('combobox').inputValue()).toBe('a/b');
  await page.getByRole('checkbox', { name: 'Open with /' }).uncheck();
  await page.keyboard.press('Escape');
  for (const file of ['index.html', page1]) {
    await page.goto(fromDisk(site, file));
    expect(textOf(await button.innerText())).toBe('Search');
    await page.keyboard.press('/');
    await page.waitForTimeout(200);
    expect(await page.locator('dialog').count()).toBe(0);
  }
  await openSearch(page, 'Control+k');
  await page.getByRole('checkbox', { name: 'Open with /' }).check();
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('search-open needs-js');
  expect(textOf(await button.innerText())).toBe('Search /');
  await openSearch(page);
});

test('loads nothing of the search before somebody asks for it', async () => {
  const site = searchSite();
  const base = await serve(site);
  const { page } = await openPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url().slice(base.length)));
  await page.goto(base);
  expect(asked.filter((file) => file.includes('search'))).toEqual([]);
  const loaded = () => asked.splice(0).map((file) => file.replace(/\.\w{8}\./, '.#.'));
  loaded();
  await openSearch(page);
  expect(loaded().filter((file) => file.includes('search'))).toEqual([
    expect.stringMatching(/^assets\/search\.[\w#]+\.js$/),
    'search/index.js',
  ]);
  await page.keyboard.type('memory');
  expect(await noteOf(page)).toBe('3 results.');
  expect(loaded()).toEqual(['search/terms.#.js', 'search/incidents/2024-08-10-sign-ins.js']);
  await page.keyboard.type(' leak');
  expect(await noteOf(page)).toBe('1 result.');
  expect(loaded()).toEqual([]);
});

test.each(['index.js', 'incidents/2024-08-10-sign-ins.js'])(
  'says so when %s is not there, and tries again',
  async (name) => {
    const { site } = await builtSite(documents);
    const file = path.join(site, 'search', name);
    const script = await readFile(file);
    await rm(file);
    const { page } = await openPage();
    await page.goto(fromDisk(site, 'index.html'));
    await openSearch(page);
    await page.keyboard.type('memory');
    expect(await noteOf(page)).toBe(
      'The search index could not be loaded. Close the search and open it again to retry.',
    );
    await page.keyboard.press('Escape');
    await writeFile(file, script);
    await openSearch(page);
    expect(await noteOf(page)).toBe('3 results.');
  },
);

/** A site with the index of other incidents. */
async function siteWith(records: readonly Partial<SearchRecord>[]): Promise<string> {
  const { site } = await builtSite(documents);
  const whole = records.map((record, index): SearchRecord => ({
    path: `incidents/${index}.html`,
    year: '2024',
    title: `Zebra ${index}`,
    rank: 0,
    labels: [],
    names: [],
    places: [],
    tasks: [],
    ...record,
  }));
  await mkdir(path.join(site, 'search/incidents'), { recursive: true });
  for (const [file, text] of searchSiteOf(whole)) await writeFile(path.join(site, file), text);
  return site;
}

test('searches every year, and shows more when somebody asks for it or moves past the end', async () => {
  const site = await siteWith(Array.from({ length: 40 }, (_, index) => ({ year: String(2024 - index) })));
  const { page, pageErrors } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  await openSearch(page);
  const more = page.getByRole('button', { name: 'Show more' });
  expect(await more.isVisible()).toBe(false);
  await page.keyboard.type('zebra');
  expect(await noteOf(page)).toBe('40 results.');
  expect(await optionsOf(page)).toHaveLength(8);
  await more.click();
  expect(await optionsOf(page)).toHaveLength(18);
  expect(await focused(page)).toBe('INPUT');
  for (let index = 0; index < 18; index += 1) await page.keyboard.press('ArrowDown');
  expect(await optionsOf(page)).toHaveLength(28);
  expect(await chosenIn(page).textContent()).toContain('Zebra 18');
  await more.click();
  await more.click();
  expect(await optionsOf(page)).toHaveLength(40);
  expect(await more.isVisible()).toBe(false);
  expect(pageErrors).toEqual([]);
});

test('checks what is in quotes in as many incidents as somebody asks for', async () => {
  const site = await siteWith(
    Array.from({ length: 200 }, (_, index) => ({ summary: index === 190 ? 'zebra is striped' : 'striped zebra is' })),
  );
  const { page } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  await openSearch(page);
  await page.keyboard.type('"zebra is striped"');
  expect(await noteOf(page)).toBe('No results so far. 128 of 200 incidents checked for the exact text.');
  await page.getByRole('button', { name: 'Check more' }).click();
  expect(await noteOf(page)).toBe('1 result. 192 of 200 incidents checked for the exact text.');
  await page.getByRole('button', { name: 'Check more' }).click();
  expect(await noteOf(page)).toBe('1 result.');
  expect(await page.getByRole('button', { name: 'Check more' }).isVisible()).toBe(false);
});

test.each([1280, 390])('has no barrier that axe knows when it is open, at %d pixels', async (width) => {
  const { site } = await commonSite('everyFeature');
  const { page } = await openPage({ viewport: { width, height: 900 }, bypassCSP: true });
  await page.goto(fromDisk(site, 'incidents/2024-03-02-queue.html'));
  await openSearch(page);
  for (const query of ['', 'orders', 'qeue', 'zebra']) {
    await page.getByRole('dialog').getByRole('combobox').fill(query);
    await settled(page);
    expect(await barriersOn(page)).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
});
