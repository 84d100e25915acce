import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { commonSite, fromDisk, openPage, withBrowser } from '../support/browser.ts';

withBrowser();

/** Incidents that a reader sees without scrolling. */
async function visibleRows(page: Page): Promise<number> {
  return page.evaluate<number>(
    `[...document.querySelectorAll('tbody tr:not(.year)')].filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length`,
  );
}

// Before, 1 and 0.
test.each([
  [1280, 900, 5],
  [390, 844, 4],
])('the first screen of %d by %d pixels shows %d incidents, though each year is short', async (width, height, rows) => {
  const { site } = await commonSite('own');
  const { page } = await openPage({ viewport: { width, height } });
  await page.goto(fromDisk(site, 'index.html'));
  expect(await visibleRows(page)).toBeGreaterThanOrEqual(rows);
});

test('a narrow screen folds the chart and the filters, and opens them where a filter is set', async () => {
  const { site } = await commonSite('own');
  const { page, pageErrors } = await openPage({ viewport: { width: 390, height: 844 } });
  await page.goto(fromDisk(site, 'index.html'));
  const find = page.getByRole('searchbox', { name: 'Find' });
  expect([await find.isVisible(), await page.locator('.overview').isVisible()]).toEqual([false, false]);
  await page.getByText('Chart and filters').click();
  await find.fill('memory');
  const clear = page.getByRole('button', { name: 'Clear filters' });
  await clear.waitFor();
  await page.getByText('Chart and filters').click();
  expect([await find.isVisible(), await clear.isVisible()]).toEqual([false, true]);
  await page.goto(`${fromDisk(site, 'index.html')}?sev=1`);
  expect(await page.locator('.overview').isVisible()).toBe(true);
  expect(await page.getByRole('checkbox', { name: 'SEV1' }).isChecked()).toBe(true);
  expect(pageErrors).toEqual([]);
});

test.each([
  [390, false],
  [1280, true],
])('the chart is within reach without JavaScript, at %d pixels', async (width, isOpen) => {
  const { site } = await commonSite('own');
  const { page } = await openPage({ viewport: { width, height: 844 }, javaScriptEnabled: false });
  await page.goto(fromDisk(site, 'index.html'));
  expect(await page.locator('.overview').isVisible()).toBe(isOpen);
  const summary = page.locator('summary');
  expect(await summary.isVisible()).toBe(!isOpen);
  if (isOpen) return;
  expect((await summary.innerText()).trim()).toBe('Chart');
  await summary.click();
  expect(await page.locator('.overview').isVisible()).toBe(true);
});

test.each([1280, 390])('no mark of the chart is on a label, at %d pixels', async (width) => {
  const { site } = await commonSite('own');
  const { page } = await openPage({ viewport: { width, height: 900 } });
  // A filter opens the chart on the narrow screen.
  await page.goto(`${fromDisk(site, 'index.html')}?from=2000-01-01`);
  const [labels, marks] = await page.evaluate<[number, number]>(`[
    Math.max(...[...document.querySelectorAll('.axis-y')].map((label) => label.getBoundingClientRect().right)),
    Math.min(...[...document.querySelectorAll('.dot use')].map((mark) => mark.getBoundingClientRect().left)),
  ]`);
  expect(marks).toBeGreaterThan(labels + 2);
  const left = await page.evaluate<number>(
    `Math.min(...[...document.querySelectorAll('.axis-y')].map((label) => label.getBoundingClientRect().left))`,
  );
  expect(left).toBeGreaterThanOrEqual(0);
});
