import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { commonSite, fromDisk, openPage, sharedSite, withBrowser } from '../support/browser.ts';
import { serve } from '../support/site.ts';

withBrowser();

const documents = {
  'postmortems/2024-03-02-queue.md': `---
title: The queue fills
status: in_review
severity: SEV2
services: [queue]
timezone: Europe/Amsterdam
duration: { start: "2024-03-02T23:10", end: "2024-03-03T03:40" }
impact: Orders wait.
root_cause: Two consumers had one name.
tasks: [{ title: Give every consumer a name of its own, owner: orders, due: 2024-08-19 }]
---

Orders waited for hours.

## Timeline
- 23:10 \`started\` Consumers start.
- 23:5? \`changed\` A setting.
- 2024-03-03 ~00:30 \`detected\` A customer calls.
- 01:?? \`ruled_out\` Network.
- 01:10–02:00 \`identified\` Names are compared.
- 03:40 \`mitigated\` \`resolved\` New names are out.
`,
  'postmortems/2024-03-01-one-day.md': `---
title: Orders are slow
status: in_review
severity: SEV3
services: [queue]
duration: { start: 2024-03-01T10:00Z, end: 2024-03-01T16:00Z }
impact: Orders are slow.
root_cause: Unknown
tasks: [{ title: Give each consumer a name of its own, owner: orders, due: 2024-08-19 }]
related: [{ id: 2024-03-02-queue, relation: see_also }]
---

Orders were slow.

## Timeline
- 10:00 UTC \`started\` A
- 11:00 UTC \`detected\` B
- 16:00 UTC \`resolved\` C

## One
A.
## Two
B.
## Three
C.
## Four
D.
## Five
E.
`,
  'postmortems/2024-03-04-draft.md': `---
title: Something is odd
duration: { start: 2024-03-04T10:00Z }
---
## Timeline
- 10:00 UTC \`started\` A
- 12:00 UTC \`detected\` B
- 14:30 UTC C
`,
};

const incidentsSite = sharedSite(documents);

async function openIncident(name: string, options: Parameters<typeof openPage>[0] = {}) {
  const site = incidentsSite();
  const { page, pageErrors } = await openPage({ viewport: { width: 1280, height: 900 }, ...options });
  const address = fromDisk(site, `incidents/${name}.html`);
  await page.goto(address);
  return { site, page, pageErrors, address };
}

const textsOf = async (page: Page, selector: string) =>
  (await page.locator(selector).allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());

test('shows times in another zone, imprecise ones as imprecise as written, and remembers the zone', async () => {
  const { site, page, pageErrors } = await openIncident('2024-03-02-queue', { timezoneId: 'Asia/Kolkata' });
  const zone = page.getByLabel('Times in');
  expect(
    (await page.locator('.zone option').allTextContents()).map((text) => text.replace('Calcutta', 'Kolkata')),
  ).toEqual(['Europe/Amsterdam', 'UTC', 'Asia/Kolkata, yours']);
  const times = () => textsOf(page, '.entry-time');
  const written = ['23:10', '23:5?', '~00:30', '01:??', '01:10 –02:00', '03:40'];
  expect(await times()).toEqual(written);
  expect(await page.locator('.zone-days').isVisible()).toBe(false);

  await zone.selectOption('own');
  expect(await times()).toEqual(['03:40⁺¹', '04:2?⁺¹', '~05:00', '05:30 to 06:29', '05:40 –06:30', '08:10']);
  expect(await textsOf(page, '.when time')).toEqual(['Sunday 3 March 2024, 03:40', '08:10']);
  expect((await textsOf(page, '.when .zone-name'))[0]).toMatch(/^Asia\/(?:Kolkata|Calcutta)$/);
  expect(await page.locator('.tick-name').allTextContents()).toEqual(['04:30', '05:30', '06:30', '07:30']);
  expect(await textsOf(page, '.measured .metric:nth-child(2) dd > span')).toEqual([
    'detected 3 Mar ~05:00 − started 3 Mar 03:40',
  ]);
  expect(await page.locator('.zone-days').textContent()).toContain('Dates are in Europe/Amsterdam');

  await page.reload();
  expect(await zone.inputValue()).toBe('own');
  expect((await times())[0]).toBe('03:40⁺¹');
  await zone.selectOption('utc');
  await page.goto(fromDisk(site, 'incidents/2024-03-01-one-day.html'));
  expect(await zone.inputValue()).toBe('document');
  await page.goBack();
  expect(await textsOf(page, '.when time')).toEqual(['Saturday 2 March 2024, 22:10', 'Sunday 3 March 2024, 02:40']);
  await zone.selectOption('document');
  expect(await times()).toEqual(written);
  expect(pageErrors).toEqual([]);
});

test('counts days from the date of the page if no heading names a day', async () => {
  const { page } = await openIncident('2024-03-01-one-day', { timezoneId: 'Pacific/Auckland' });
  await page.getByLabel('Times in').selectOption('own');
  expect(await textsOf(page, '.when time')).toEqual(['Friday 1 March 2024, 23:00', 'Saturday 2 March 2024, 05:00']);
  expect(await textsOf(page, '.entry-time')).toEqual(['23:00', '00:00⁺¹', '05:00⁺¹']);
  expect(await textsOf(page, '.fact:first-child dd span')).toEqual(['from 23:00 to 05:00⁺¹']);
});

test('offers no choice of one zone, and works without storage', async () => {
  const { page, address } = await openIncident('2024-03-01-one-day', { timezoneId: 'UTC' });
  expect(await page.locator('select').count()).toBe(0);
  expect(await page.locator('.zone').innerText()).toBe('Times in UTC');
  const { page: other, pageErrors } = await openPage({ timezoneId: 'Asia/Kolkata' });
  await other.addInitScript("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })");
  await other.goto(address);
  await other.getByLabel('Times in').selectOption('own');
  expect((await textsOf(other, '.entry-time'))[0]).toBe('15:30');
  expect(pageErrors).toEqual([]);
});

test('links an entry and its moment on the time axis', async () => {
  const { page, pageErrors } = await openIncident('2024-03-02-queue', { timezoneId: 'UTC' });
  const lit = () => textsOf(page, '.entry.is-lit .entry-time');
  const litTick = () =>
    page.evaluate<number>("[...document.querySelectorAll('.tl-scale .rug')].findIndex((e) => e.matches('.is-lit'))");

  await page.locator('.entry').nth(2).hover();
  expect(await lit()).toEqual(['~00:30']);
  expect(await litTick()).toBe(2);
  expect(await page.locator('.cursor.is-on').getAttribute('x1')).toBe(
    await page.locator('.tl-scale .rug').nth(2).getAttribute('x1'),
  );

  await page.evaluate('window.scrollTo(0, 0)');
  const box = await page.locator('.tl-strip').boundingBox();
  if (!box) throw new Error('There is no strip');
  await page.mouse.move(box.x + box.width - 4, box.y + 30);
  expect(await lit()).toEqual(['03:40']);
  expect(await page.locator('.tl-now').textContent()).toBe('03:40 Mitigated Resolved New names are out.');
  await page.mouse.click(box.x + 12, box.y + 30);
  await page.waitForURL(/#t0302-2210$/);
  expect(await page.locator('.entry:target .entry-time').textContent()).toContain('23:10');
  await page.mouse.move(5, 5);
  expect(await lit()).toEqual([]);
  expect(await page.locator('.tl-now').isVisible()).toBe(false);
  expect(pageErrors).toEqual([]);
});

test('moves between entries with keys, past folded days', async () => {
  const { page } = await openIncident('2024-03-02-queue');
  const focused = () => page.evaluate<string>("document.activeElement.closest('.entry')?.id ?? ''");
  await page.locator('#t0302-2210 .entry-time').focus();
  await page.keyboard.press('j');
  expect(await focused()).toBe('t0302-2250');
  expect(await page.locator('.entry.is-lit').getAttribute('id')).toBe('t0302-2250');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('t0302-2320');
  await page.keyboard.press('k');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('t0302-2210');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#t0302-2210$/);
  await page.locator('.day summary').last().click();
  await page.locator('#t0302-2250 .entry-time').focus();
  await page.keyboard.press('j');
  expect(await focused()).toBe('t0302-2250');
});

test('opens a folded day for a link into it, and shows where its entries are while it is folded', async () => {
  const { page } = await openIncident('2024-03-02-queue');
  const day = page.locator('.day').last();
  expect(await textsOf(page, '.day h3')).toEqual(['Saturday 2 March 2024 2 entries', 'Sunday 3 March 2024 4 entries']);
  expect(await page.locator('.day[open]').count()).toBe(2);
  await day.locator('summary').click();
  expect(await day.locator('.day-shut').isVisible()).toBe(true);
  expect(await page.locator('#t0303-0240').isVisible()).toBe(false);
  await page.locator('.measured a', { hasText: '03:40' }).first().click();
  expect(await page.locator('#t0303-0240').isVisible()).toBe(true);
  // The address is that one already.
  await day.locator('summary').click();
  await page.locator('.measured a', { hasText: '03:40' }).first().click();
  expect(await page.locator('#t0303-0240').isVisible()).toBe(true);
});

test('can be used by keyboard alone, in the order of the page', async () => {
  const { page } = await openIncident('2024-03-01-one-day', { timezoneId: 'Pacific/Auckland' });
  const places: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate<string>(`(() => {
      const part = document.activeElement;
      const { outlineStyle } = getComputedStyle(part);
      if (part === document.body) return '';
      return (outlineStyle === 'none' && !part.matches('.skip') ? 'unseen: ' : '') + (part.innerText || part.id).replace(/\\s+/g, ' ').trim();
    })()`);
    if (place === '' || places.length > 60) break;
    places.push(place);
  }
  const order = [
    ['Skip to content', 'Casebook', 'Incidents', 'Tasks 2 2 open, 2 overdue', 'Services', 'Insights', 'Search /'],
    // The service that it names.
    ['queue'],
    // The message on top, and its place.
    ['timeline-gap', 'line 18'],
    // What ended it, and the sections.
    ['C', 'Timeline', 'One', 'Two', 'Three', 'Four', 'Tasks'],
    // The arrow keys lead from one entry to the next; each has the buttons that copy it.
    ['UTC Pacific/Auckland, yours', '10:00', '#', 'MD'],
    ['Timeline', 'One', 'Two', 'Three', 'Four', 'Five', 'Tasks'],
    // The related incident, and what was measured between.
    ['The queue fills', '11:00', '10:00', '10:00', '16:00', '10:00'],
    // The task that repeats, and its owner.
    ['The queue fills', 'orders'],
    ['Markdown', 'Next incident, 2 Mar 2024 The queue fills', 'Tags', 'Owners', 'Rules', 'catalog.json'],
  ];
  expect(places).toEqual(order.flat());
});

test('shows what a draft needs, and that the incident is ongoing', async () => {
  const { page } = await openIncident('2024-03-04-draft');
  expect(await textsOf(page, '.messages h2, .needs')).toEqual([
    'This is a draft.',
    'Before review it needs a severity, the affected services, an impact summary, a root cause, a summary and tasks, or an empty list of them.',
  ]);
  expect(await textsOf(page, '.is-missing, .missing')).toEqual([
    'Summary',
    'Not written yet. Needed before review.',
    'Root cause',
    'Not written yet. Needed before review.',
  ]);
  expect(await textsOf(page, '.fact:first-child')).toEqual([
    expect.stringMatching(/^Ongoing since 4 Mar 2024, 10:00 \(\d+ d(?: \d+ h)?\)$/),
  ]);
  expect(await page.locator('.going').allTextContents()).toEqual(['ongoing →']);
  expect(await textsOf(page, '.phases li')).toEqual(['Undetected 2 h', 'Diagnosing ongoing']);
  expect(await textsOf(page, '.case-timeline .sec-head > p:not(.zone)')).toEqual(['3 entries so far']);
});

test('links related incidents, repeated tasks, and the previous and next incident', async () => {
  const { page } = await openIncident('2024-03-01-one-day');
  expect(await textsOf(page, '.similar li')).toEqual(['See also The queue fills 2 Mar 2024']);
  expect(await textsOf(page, '.repeat')).toEqual(['Planned again after The queue fills, still open']);
  expect(await textsOf(page, '.turn a')).toEqual(['Next incident, 2 Mar 2024 The queue fills']);
  expect(await textsOf(page, '.toc a')).toEqual(['Timeline', 'One', 'Two', 'Three', 'Four', 'Five', 'Tasks']);
  await page.locator('.turn a').click();
  expect(await textsOf(page, '.repeat')).toEqual(['Also planned after Orders are slow, still open']);
  expect(await textsOf(page, '.turn a')).toEqual([
    'Previous incident, 1 Mar 2024 Orders are slow',
    'Next incident, 4 Mar 2024 Something is odd',
  ]);
  expect(await page.locator('.toc').count()).toBe(0);
});

test('shows the length of a gap in the timeline', async () => {
  const { page } = await openIncident('2024-03-01-one-day');
  expect(await textsOf(page, '.silence')).toEqual(['5 h without an entry']);
  expect(await page.locator('#t0301-1600 .wait.is-quiet').count()).toBe(1);
});

test('prints everything but the controls', async () => {
  const { page } = await openIncident('2024-03-02-queue', { timezoneId: 'Asia/Kolkata' });
  await page.getByLabel('Times in').selectOption('own');
  await page.locator('.day summary').last().click();
  await page.emulateMedia({ media: 'print' });
  for (const selector of ['.top', '.foot', '.turn', '.zone select', '.cursor']) {
    expect([selector, await page.locator(selector).isVisible()]).toEqual([selector, false]);
  }
  expect((await page.locator('.zone').innerText()).replace('Calcutta', 'Kolkata')).toContain('Times in Asia/Kolkata');
  expect(await page.locator('#t0303-0240').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  expect(await page.locator('.day[open]').count()).toBe(2);
  await page.evaluate("dispatchEvent(new Event('afterprint'))");
  expect(await page.locator('.day[open]').count()).toBe(1);
});

test('prints an ordinary incident on two pages', async () => {
  const { site } = await commonSite('own');
  const { page } = await openPage();
  await page.goto(fromDisk(site, 'incidents/2024-08-10-authentication-outage.html'));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBe(2);
});

test('loads at most 30 KB, 10 KB of them script', async () => {
  const { site } = await commonSite('own');
  const base = await serve(site);
  const { page } = await openPage();
  const loaded: string[] = [];
  page.on('response', (response) => loaded.push(response.url().slice(base.length)));
  await page.goto(`${base}incidents/2024-08-10-authentication-outage.html`);
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(
    loaded.map(
      async (file) => [file.split('.').at(-1), gzipSync(await readFile(path.join(site, file))).length] as const,
    ),
  );
  const sum = (...types: string[]) =>
    sizes.reduce((all, [type, size]) => all + (types.includes(type ?? '') ? size : 0), 0);
  expect(sum('html', 'css', 'js')).toBeGreaterThan(5000);
  expect(sum('html', 'css', 'js')).toBeLessThan(30 * 1024);
  expect(sum('js')).toBeLessThan(10 * 1024);
});
