import { expect, test } from 'vitest';
import { builtSite, fromDisk, openPage, withBrowser } from '../support/browser.ts';

withBrowser();

test('a value of an own field leads to the incidents that share it', async () => {
  const document = (more: string): string => `---\ntitle: It fails\n${more}\n---\n`;
  const { site } = await builtSite({
    'casebook.yaml':
      'site: { facets: [x_region] }\nservices: [{ name: mail, owner: "@post", aliases: [smtp] }, { name: auth, owner: ops }]\n',
    'postmortems/2024-08-10-a.md': document('x_region: [eu west, us]'),
    'postmortems/2024-08-11-b.md': document('x_region: eu west'),
    'postmortems/2024-08-12-c.md': document('services: [smtp]'),
  });
  const { page, pageErrors } = await openPage();
  await page.goto(fromDisk(site, 'incidents/2024-08-11-b.html'));
  await page.getByRole('link', { name: 'eu west', exact: true }).click();
  await page.locator('output', { hasText: '2 of 3' }).waitFor();
  expect(page.url()).toContain('index.html?x_region=eu%20west');
  await page.getByRole('combobox', { name: 'Region' }).selectOption('us');
  await page.locator('output', { hasText: '1 of 3' }).waitFor();
  expect(page.url()).toContain('?x_region=us');
  // The search names a service and its owner.
  await page.keyboard.press('Control+k');
  await page.locator('dialog[open] [role="status"][aria-busy="false"]').waitFor();
  await page.keyboard.type('smtp');
  const hit = page.locator('.hit', { hasText: 'Service' }).first();
  await hit.locator('mark', { hasText: 'smtp' }).first().waitFor();
  expect(await hit.innerText()).toMatch(/^mail\s+Service[^]*Owner: @post/);
  expect(pageErrors).toEqual([]);
});
