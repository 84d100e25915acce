// Texts and marks that once touched or covered each other, in documents made for it.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { commonSite, fromDisk, openPage, sharedSite, withBrowser } from '../support/browser.ts';

withBrowser();

const site = sharedSite({
  'postmortems/2024-03-01-night.md': `---
title: A night
timezone: Asia/Tokyo
duration: { start: 2024-03-01T23:40+09:00, end: 2024-03-02T13:50+09:00 }
---
## Timeline
### 2024-03-01
- ~23:40:20 \`started\` Requests fail.
- 23:50 \`detected\` An alert fires.
### 2024-03-02
- ~13:45:30 \`identified\` The disk is full.
- ~13:45–13:50 \`mitigated\` Logs are removed.

## Cause

| plugin | upgraded to | back at |
| --- | --- | --- |
| container-agents-of-the-cloud | 182.v3ccd4a755864 | 177.v816b81058018 |
| 1 | 2 | 3 |
`,
  'postmortems/2024-03-03-reversed.md': `---
title: Ends before it starts
timezone: UTC
duration: { start: 2024-03-03T10:00Z, end: 2024-03-03T09:00Z }
---
`,
});

/** Pairs of boxes of elements, by pairs of selectors below an ancestor, that overlap each other. */
async function overlaps(page: Page, within: string, [one, other]: [string, string]): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('${within}')].flatMap((part) => {
    const boxes = (selector) => [...part.querySelectorAll(selector)].map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const svg = element.ownerSVGElement;
      return { box: (svg ? element : range).getBoundingClientRect(), text: element.textContent.trim() };
    }).filter(({ box }) => box.width > 0 || box.height > 0);
    return boxes('${one}').flatMap((a) => boxes('${other}')
      .filter((b) => a.box.left - 2 < b.box.right && b.box.left < a.box.right + 2 && a.box.top < b.box.bottom && b.box.top < a.box.bottom)
      .map((b) => a.text + ' and ' + b.text));
  })`);
}

test.each([
  [1280, 'own'],
  [800, 'utc'],
  [390, 'utc'],
])('the time of an entry does not touch its kind, at %d pixels, zone %s', async (width, zone) => {
  const { page } = await openPage({ viewport: { width, height: 900 }, timezoneId: 'Europe/Amsterdam' });
  await page.goto(fromDisk(site(), 'incidents/2024-03-01-night.html'));
  for (const option of ['document', zone]) {
    await page.getByRole('combobox', { name: 'Times in' }).selectOption(option);
    expect(await page.locator('.entry .kind').count()).toBe(4);
    expect(await overlaps(page, '.entry', ['.entry-time', '.kind'])).toEqual([]);
  }
});

test.each([
  [1280, 'screen'],
  [760, 'screen'],
  [760, 'print'],
] as const)('the length of a step is beside the lines of the drawing, at %d pixels, %s', async (width, media) => {
  const own = await commonSite('own');
  const { page } = await openPage({ viewport: { width, height: 900 } });
  await page.emulateMedia({ media });
  await page.goto(fromDisk(own.site, 'incidents/2024-08-10-authentication-outage.html'));
  // A line has no width, so it never counts as visible.
  expect(await page.locator('.entry-plot').first().isVisible()).toBe(true);
  expect(await overlaps(page, '.case-timeline', ['.wait-name', '.drop'])).toEqual([]);
});

test('a long word squeezes no other column of a table, and leaves no narrow screen', async () => {
  const { page } = await openPage({ viewport: { width: 390, height: 900 } });
  await page.goto(fromDisk(site(), 'incidents/2024-03-01-night.html'));
  const [right, heights] = await page.evaluate<[number, number[]]>(`(() => {
    const table = document.querySelector('.prose table');
    return [table.getBoundingClientRect().right, [...table.rows].map((row) => row.getBoundingClientRect().height)];
  })()`);
  expect(right).toBeLessThanOrEqual(390 - 16);
  expect(Math.max(...heights)).toBeLessThan(60);
});

test('an end before the start is not shown as a range', async () => {
  const { page } = await openPage();
  await page.goto(fromDisk(site(), 'incidents/2024-03-03-reversed.html'));
  expect((await page.locator('.when').innerText()).replaceAll(/\s+/g, ' ')).toBe(
    'Sunday 3 March 2024, 10:00; the end in the document is before the start: 09:00 UTC',
  );
});
