// What a person does on the site, in Firefox. It speaks WebDriver BiDi, which Playwright knows only in a Firefox of its own.
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { commonSite, fromDisk } from '../support/browser.ts';
import { findFirefox } from '../support/firefox.ts';

const executablePath = await findFirefox();
if (executablePath === undefined) {
  process.stderr.write('The tests in Firefox are skipped: install Firefox, or set FIREFOX_PATH to its path.\n');
}

describe.skipIf(executablePath === undefined)('Firefox', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: executablePath ?? '', timeout: 120_000 });
  });
  // `undefined` when the browser could not be opened.
  afterAll(() => (browser as Browser | undefined)?.close());

  async function openPage(file: string, now = '2024-08-20T10:00:00Z'): Promise<{ page: Page; pageErrors: string[] }> {
    const { site } = await commonSite('everyFeature');
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const pageErrors: string[] = [];
    page.on('pageerror', (error) => pageErrors.push(String(error)));
    page.on('console', (message) => pageErrors.push(message.text()));
    await page.setViewport({ width: 1280, height: 900 });
    await page.evaluateOnNewDocument(`Date = class extends Date {
      constructor(...parts) { super(...(parts.length > 0 ? parts : [${Date.parse(now)}])); }
      static now() { return ${Date.parse(now)}; }
    }`);
    await page.goto(fromDisk(site, file));
    return { page, pageErrors };
  }

  const textOf = async (page: Page, selector: string) =>
    String(await page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`))
      .replaceAll(/\s+/g, ' ')
      .trim();
  const titlesOn = (page: Page) =>
    page.evaluate(`[...document.querySelectorAll('table.list .c-title > a')].map((link) => link.textContent.trim())`);

  test('opens the site from disk, and leads from the index to an incident and to its tasks', async () => {
    const { page, pageErrors } = await openPage('index.html');
    await Promise.all([page.waitForNavigation(), page.locator('table.list .c-title > a').click()]);
    expect(page.url()).toMatch(/\/incidents\/[^/]+\.html$/);
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).fontFamily')).toContain('Charter');
    await Promise.all([page.waitForNavigation(), page.locator('nav[aria-label="Main"] a[href$="tasks.html"]').click()]);
    expect(await textOf(page, 'h1')).toBe('Tasks');
    expect(pageErrors).toEqual([]);
  });

  test('filters incidents, keeps the filter in the URL, and shows it again', async () => {
    const { page, pageErrors } = await openPage('index.html');
    const all = await titlesOn(page);
    await page.locator('.browse [name="q"]').fill('queue');
    await expect.poll(() => page.url()).toMatch(/\?q=queue$/);
    await expect.poll(() => textOf(page, '.browse output')).toMatch(/^\d+ of \d+ incidents/);
    const found = await titlesOn(page);
    expect(found).not.toEqual(all);
    await page.reload();
    expect(await titlesOn(page)).toEqual(found);
    await page.locator('.result button').click();
    expect(await titlesOn(page)).toEqual(all);
    expect(pageErrors).toEqual([]);
  });

  test('finds a word with the keyboard, and opens the first result', async () => {
    const { page, pageErrors } = await openPage('index.html');
    await page.keyboard.press('/');
    await page.locator('dialog[open] [role="status"][aria-busy="false"]').wait();
    await page.keyboard.type('queue');
    await expect.poll(() => page.evaluate(`document.querySelectorAll('[role="option"]').length`)).toBeGreaterThan(0);
    await page.keyboard.press('ArrowDown');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(page.url()).toMatch(/\/(?:incidents|services)\/[^/]+\.html/);
    expect(pageErrors).toEqual([]);
  });

  test('moves between the entries of a timeline with keys, and links to one', async () => {
    const { page, pageErrors } = await openPage('incidents/2024-03-02-queue.html');
    const focused = () => page.evaluate(`document.activeElement.closest('.entry')?.id ?? ''`);
    await page.focus('#t0302-2210 .entry-time');
    await page.keyboard.press('j');
    expect(await focused()).toBe('t0302-2250');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#t0302-2250');
    expect(await focused()).toBe('t0302-2250');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('t0302-2210');
    expect(pageErrors).toEqual([]);
  });

  test.each([
    ['2024-08-20T10:00:00Z', '1 overdue'],
    ['2024-08-27T10:00:00Z', '2 overdue'],
  ])('counts overdue tasks on the day of the reader: %s, %s', async (now, overdue) => {
    const { page, pageErrors } = await openPage('tasks.html', now);
    expect(await textOf(page, '.sum')).toContain(overdue);
    expect(pageErrors).toEqual([]);
  });
});
