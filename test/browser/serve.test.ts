import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openPage, withBrowser } from '../support/browser.ts';
import { folderWith } from '../support/cli.ts';
import { startServing } from '../support/serve.ts';

withBrowser();

const file = 'postmortems/2024-08-10-queue.md';

function documentOf(first: string, last: string): string {
  const sections = Array.from({ length: 30 }, (_, index) => `## Section ${index}\n\n${'Orders waited. '.repeat(40)}\n`);
  return `---\ntitle: Orders wait\nseverity: SEV2\n---\n# Orders wait\n\n${first}\n\n${sections.join('\n')}\n${last}\n`;
}

test('reloads a page that is saved, and keeps the reader at the same section', async () => {
  const folder = await folderWith({ [file]: documentOf('Start.', 'End.'), 'casebook.yaml': '' });
  const { url } = await startServing(folder);
  const { page, pageErrors } = await openPage();
  await page.goto(`${url}incidents/2024-08-10-queue.html`);
  const topOf = async () => (await page.getByRole('heading', { name: 'Section 20' }).boundingBox())?.y ?? 0;
  await page.evaluate(`document.getElementById('section-20').scrollIntoView()`);
  const before = await topOf();
  expect(await page.evaluate<number>('scrollY')).toBeGreaterThan(1000);

  await writeFile(path.join(folder, file), documentOf('Many more words. '.repeat(200), 'A new end.'));
  await page.getByText('A new end.').waitFor();
  await page.waitForLoadState();
  await expect.poll(async () => Math.abs((await topOf()) - before)).toBeLessThan(2);

  await writeFile(path.join(folder, 'casebook.yaml'), 'severity: [\n');
  await page
    .getByRole('alert')
    .getByText(/casebook\.yaml:\d+:\d+: /)
    .waitFor();
  await page.waitForLoadState();
  await expect.poll(async () => Math.abs((await topOf()) - before)).toBeLessThan(2);
  await writeFile(path.join(folder, 'casebook.yaml'), '');
  await page.getByRole('alert').waitFor({ state: 'detached' });
  expect(pageErrors).toEqual([]);
});
