import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as compiled from '#renderer';
import { expect, test } from 'vitest';
import type { Renderer } from '../../src/publish/renderer.ts';
import { builtSite, fromDisk, openPage, withBrowser } from '../support/browser.ts';

withBrowser();

const { assets }: Renderer = compiled;

/** The words of the site's scripts, among them every name by which they look something up. */
const words = [
  ...new Set(
    Object.entries(assets)
      .filter(([file]) => file.endsWith('.js'))
      .flatMap(([, code]) => code.match(/[$\w-]{2,}/g) ?? []),
  ),
];

test('ids of a document take the place of nothing that the scripts use', async () => {
  const globals = ['casebookSearch', 'casebookNavigation', 'casebookIncidents', 'casebook-navigation', 'MiniSearch'];
  expect(words).toEqual(expect.arrayContaining(['dispatchEvent', 'CustomEvent', 'documentElement']));
  const anchors = [...globals, ...words].map((word) => `<a id="${word}"></a><img name="${word}" id="${word}-2">`);
  const { site, pages } = await builtSite({
    'postmortems/2024-03-01-globals.md': `---
title: Globals
timezone: Europe/Amsterdam
tasks: [{ title: Give it another name, owner: ops, due: 2024-08-19 }]
---

## Timeline

- 2024-03-01 10:00 \`started\` It starts.
- 11:00 \`resolved\` It ends.

## casebookSearch

## Why

${anchors.join('\n')}
`,
  });
  const incident = pages.find((file) => file.startsWith('incidents/')) ?? '';
  const html = await readFile(path.join(site, incident), 'utf8');
  for (const global of globals) expect(html).toContain(` id="${global}"`);
  const { page, pageErrors } = await openPage({ timezoneId: 'Asia/Kolkata' });
  await page.goto(fromDisk(site, incident));
  expect(await page.locator('.task-count').textContent()).toMatch(/1/);
  await page.getByLabel('Times in').selectOption('own');
  await page.keyboard.press('/');
  await page.locator('dialog[open] [role="status"][aria-busy="false"]').waitFor();
  await page.keyboard.type('starts');
  await page.locator('[role="option"]').waitFor();
  expect(await page.locator('.search-note').textContent()).toBe('1 result.');
  expect(await page.getByRole('dialog').getByRole('option').count()).toBe(1);
  expect(pageErrors).toEqual([]);
});
