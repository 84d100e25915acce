import { expect, test } from 'vitest';
import { builtSite, fromDisk, openPage, withBrowser } from '../support/browser.ts';

withBrowser();

test('sorts services over all pages, in the URL and for screen readers', async () => {
  const count = 160;
  const documents = Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(3, '0');
    const isLast = index === count - 1;
    const text = `---\ntitle: Outage ${number}\nstatus: closed\nservices: [svc-${number}${isLast ? '' : ', core'}]\n${isLast ? 'duration: 2024-08-01T10:00Z/2024-08-01T11:00Z\n' : ''}---\n`;
    return [`postmortems/${isLast ? '2024' : '2023'}-01-01-${number}.md`, text];
  });
  const { site } = await builtSite(Object.fromEntries(documents));
  const { page } = await openPage();
  await page.goto(fromDisk(site, 'services/2.html'));
  const first = () => page.locator('.facets tbody th').first().textContent();
  const built = await first();

  await page.getByRole('button', { name: 'Incidents', exact: true }).click();
  await expect.poll(first).toBe('core');
  expect(new URL(page.url()).search).toBe('?sort=-incidents');
  expect(await page.locator('th[aria-sort]').allTextContents()).toEqual(['Incidents']);
  expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
  expect(await page.getByRole('button', { name: 'Show 0 more' }).count()).toBe(0);
  expect(await page.locator('.facets tbody tr').count()).toBeGreaterThan(0);
  expect(await page.locator('.pager').isVisible()).toBe(false);
  expect(await page.locator('.facets tbody a').first().getAttribute('href')).toBe('../services/core.html');

  await page.goto(fromDisk(site, 'services.html') + '?sort=-latest');
  await expect.poll(first).toBe(`svc-${count - 1}`);
  await page.goto(fromDisk(site, 'services/2.html') + '?sort=-incidents');
  await expect.poll(first).toBe('core');
  await page.getByLabel('Sort').selectOption('');
  await expect.poll(first).toBe(built);
  expect(await page.locator('.pager').isVisible()).toBe(true);
});
