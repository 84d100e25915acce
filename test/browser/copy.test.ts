import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { commonSite, fromDisk, openPage, withBrowser } from '../support/browser.ts';
import { serve } from '../support/site.ts';

withBrowser();

const name = 'incidents/2024-08-10-authentication-outage.html';
const title = 'Sign-ins failed for three in five users when authentication ran out of memory';

/** The page from a server, which may use the clipboard; or from disk. */
async function openIncident({ isServed = true } = {}): Promise<{ page: Page; url: string }> {
  const { site } = await commonSite('own');
  const { page } = await openPage({ viewport: { width: 1280, height: 900 } });
  const url = isServed ? `${await serve(site)}${name}` : fromDisk(site, name);
  if (isServed) await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(url);
  return { page, url };
}

const clipboard = (page: Page): Promise<string> => page.evaluate('navigator.clipboard.readText()');
const press = (page: Page, label: string) => page.getByRole('button', { name: label }).click();
const status = (page: Page) => page.locator('.copy-status').textContent();

test('an entry that is pointed at is copied as a link and as Markdown, and nothing moves', async () => {
  const { page, url } = await openIncident();
  const places = () =>
    page.evaluate(`[...document.querySelectorAll('main :is(h2, p, li, dd, td)')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y + scrollY, width, height].join();
    }).join(';')`);
  await page.locator('#t0810-1435').scrollIntoViewIfNeeded();
  const before = await places();
  await page.locator('#t0810-1435 .entry-text').hover();
  expect(await places()).toBe(before);
  await press(page, 'Copy link');
  expect(await clipboard(page)).toBe(`${url}#t0810-1435`);
  expect(await status(page)).toBe('Link copied');
  await press(page, 'Copy as Markdown');
  expect(await clipboard(page)).toBe(
    '- 2024-08-10 14:35 UTC `acknowledged` The on-call engineer reads the alert and confirms that sign-ins fail. A customer ' +
      `complains through support as well. ([link](${url}#t0810-1435))`,
  );
  expect(await status(page)).toBe('Markdown copied');
  await page.locator('#resolution').scrollIntoViewIfNeeded();
  const lower = await places();
  await page.locator('#resolution').hover();
  expect(await places()).toBe(lower);
  await press(page, 'Copy as Markdown');
  expect(await clipboard(page)).toBe(`[${title}: Resolution](${url}#resolution)`);
});

test('the timeline is copied as Markdown', async () => {
  const { page, url } = await openIncident();
  await page.locator('#timeline').hover();
  await press(page, 'Copy as Markdown');
  const [heading, , first, , , ruledOut, ...others] = (await clipboard(page)).split('\n');
  expect(heading).toBe(`[${title}: Timeline](${url}#timeline)`);
  expect(first).toMatch(/^- 2024-08-10 14:30 UTC `detected` A monitoring alert fires: .* rises\.$/);
  expect(ruledOut).toMatch(/^- 2024-08-10 14:50 UTC `ruled_out` The load balancer/);
  expect(others.at(-1)).toMatch(/^- 2024-08-10 16:45 UTC `mitigated` `resolved` /);
  expect(await page.getByRole('heading', { name: 'Timeline', exact: true }).count()).toBe(1);
});

test('the keyboard reaches the buttons with two stops for all entries', async () => {
  const { page, url } = await openIncident();
  const stops = () => page.locator('.case-timeline :is(a, button, select):not([tabindex="-1"])').count();
  const before = await stops();
  await page.locator('#t0810-1430 .entry-time').focus();
  await page.keyboard.press('ArrowDown');
  expect(await stops()).toBe(before + 2);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await clipboard(page)).toBe(`${url}#t0810-1435`);
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate('document.activeElement.closest(".entry").id')).toBe('t0810-1440');
  // A heading that a link leads to.
  await page.locator('.jump a', { hasText: 'Resolution' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('#resolution .copy-bar').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await clipboard(page)).toBe(`${url}#resolution`);
});

test('without a clipboard the selection is copied, or else a dialog shows the text', async () => {
  const { page, url } = await openIncident({ isServed: false });
  await page.evaluate(`Object.defineProperty(navigator, 'clipboard', { value: undefined });
    window.copied = [];
    document.addEventListener('copy', () => window.copied.push(document.activeElement.value))`);
  await page.locator('#t0810-1430 .entry-text').hover();
  await press(page, 'Copy link');
  expect(await page.evaluate('window.copied')).toEqual([`${url}#t0810-1430`]);
  expect(await status(page)).toBe('Link copied');
  expect(await page.evaluate('document.activeElement.title')).toBe('Copy link');
  await page.evaluate('document.execCommand = () => false');
  await press(page, 'Copy as Markdown');
  expect(await page.locator('dialog textarea').inputValue()).toMatch(/^- 2024-08-10 14:30 UTC `detected` A monitoring/);
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await page.locator('dialog').count()).toBe(0);
  expect(await page.evaluate('document.activeElement.title')).toBe('Copy as Markdown');
});

test('a touch shows them, and print does not', async () => {
  const { site } = await commonSite('own');
  const { page } = await openPage({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  await page.goto(fromDisk(site, name));
  await page.locator('#t0810-1450 .entry-text').tap();
  expect(await page.locator('#t0810-1450 .copy-bar').isVisible()).toBe(true);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.copy-bar').isVisible()).toBe(false);
});
