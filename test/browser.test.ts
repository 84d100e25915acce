import { access } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casebook, folderWithOwnPostmortems } from './support/run.ts';

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

let browser: Browser | undefined;

beforeAll(async () => {
  const found = await Promise.all(
    candidates.map(
      async (candidate) =>
        candidate &&
        (await access(candidate).then(
          () => candidate,
          () => undefined,
        )),
    ),
  );
  const executablePath = found.find(Boolean);
  if (!executablePath) {
    throw new Error('No Chromium: install it (Debian: apt-get install chromium) or say where it is in CHROMIUM_PATH');
  }
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
});

afterAll(() => browser?.close());

test.each([
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const)('opens from disk at %d pixels, %s, and leads from page to page', async (width, colorScheme) => {
  const folder = await folderWithOwnPostmortems();
  await casebook(folder, ['build']);
  const context = await browser?.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context?.newPage();
  if (!context || !page) throw new Error('no browser');
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(message.text()));
  page.on('requestfailed', (request) => troubles.push(request.url()));

  await page.goto(pathToFileURL(path.join(folder, '_site/index.html')).href);
  await page.getByRole('link', { name: /^Sign-ins failed/ }).click();
  expect(await page.locator('h1').textContent()).toMatch(/^Sign-ins failed/);
  expect(await page.locator('.entry').count()).toBe(10);
  await page.getByRole('navigation').getByRole('link', { name: 'Tasks' }).click();
  expect(await page.getByRole('row').filter({ hasText: 'overdue' }).count()).toBeGreaterThanOrEqual(3);
  await page
    .getByRole('link', { name: /^Sign-ins failed/ })
    .first()
    .click();

  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  expect(background).toBe(colorScheme === 'dark' ? 'rgb(15, 19, 23)' : 'rgb(255, 255, 255)');
  expect(troubles).toEqual([]);
  await context.close();
});
