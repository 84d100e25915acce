import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eightIncidents } from '../fixtures/eight-incidents.ts';
import { numberedDocuments } from '../fixtures/numbered-incidents.ts';
import { builtSite, commonSite, fromDisk, openPage, sharedSite, withBrowser } from '../support/browser.ts';
import { filesBelow, serve } from '../support/site.ts';

withBrowser();
const smallSite = sharedSite(eightIncidents);
const largeSite = sharedSite({
  ...numberedDocuments(450),
  'postmortems/2020-02-02-secret.md': '---\ntitle: Nobody may know\nvisibility: restricted\n---\n',
});

async function titlesOn(page: Page): Promise<string[]> {
  return page.locator('table.list .c-title > a').allTextContents();
}

async function resultOn(page: Page): Promise<string | null> {
  return page.locator('.browse output').textContent();
}

/** What stands behind `index.html`. Playwright hears of it later than the page knows it. */
async function searchOf(page: Page): Promise<string> {
  return decodeURIComponent(await page.evaluate<string>('location.search'));
}

async function drag(page: Page, from: [x: number, y: number], to: [x: number, y: number]): Promise<void> {
  await page.locator('.overview').scrollIntoViewIfNeeded();
  const plot = await page.locator('.overview').boundingBox();
  if (!plot) throw new Error('The plot is not to be seen');
  const place = ([x, y]: [number, number]) => [plot.x + x * plot.width, plot.y + y] as const;
  await page.mouse.move(...place(from));
  await page.mouse.down();
  await page.mouse.move(...place(to), { steps: 5 });
  await page.mouse.up();
}

test.each(['served', 'from disk'])('shows who gets a link the rows that were chosen, %s', async (way) => {
  const site = smallSite();
  const address = way === 'served' ? `${await serve(site)}index.html` : fromDisk(site, 'index.html');
  const { page, pageErrors } = await openPage();
  await page.goto(address);
  const all = await titlesOn(page);
  expect(all.length).toBe(8);
  expect(await resultOn(page)).toBe('8 incidents');
  await page.getByRole('checkbox', { name: 'SEV1' }).check();
  await page.getByRole('checkbox', { name: 'SEV2' }).check();
  await page.getByRole('combobox', { name: 'Service' }).selectOption('queue');
  expect(await searchOf(page)).toBe('?sev=1&sev=2&service=queue');
  const chosen = await titlesOn(page);
  expect(chosen).toEqual(['Orders wait', 'The queue fills within a week']);
  expect(await resultOn(page)).toMatch(/^2 of 8 incidents/);
  expect(await page.locator('.dot.is-out').count()).toBe(6);
  const addressesOf = (selector: string) =>
    page.evaluate<string[]>(`[...document.querySelectorAll('${selector}')].map((link) => link.getAttribute('href'))`);
  expect(await addressesOf('.dot:not(.is-out)')).toEqual((await addressesOf('.c-title > a')).toReversed());

  const other = await openPage();
  await other.page.goto(await page.evaluate<string>('location.href'));
  expect(await titlesOn(other.page)).toEqual(chosen);
  expect(await resultOn(other.page)).toMatch(/^2 of 8 incidents/);

  await page.getByRole('link', { name: /^The queue fills/ }).click();
  await page.goBack();
  expect(await titlesOn(page)).toEqual(chosen);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  expect(await searchOf(page)).toBe('');
  expect(await titlesOn(page)).toEqual(all);
  expect(await page.locator('.is-out').count()).toBe(0);
  expect([...pageErrors, ...other.pageErrors]).toEqual([]);
});

test('ignores what an address asks for and there is not', async () => {
  const site = smallSite();
  const { page, pageErrors } = await openPage();
  await page.goto(`${fromDisk(site, 'index.html')}?sev=9&service=nothing&sort=title&box=1,2&colour=red&year=2023`);
  expect(await resultOn(page)).toMatch(/^2 of 8 incidents/);
  await page.goto(`${fromDisk(site, 'index.html')}?sev=x&kind=&sort=&box=`);
  expect(await resultOn(page)).toBe('8 incidents');
  expect(pageErrors).toEqual([]);
});

test('follows the way back through addresses', async () => {
  const site = smallSite();
  const { page } = await openPage();
  await page.goto(`${fromDisk(site, 'index.html')}?year=2023`);
  await page.evaluate("history.pushState(null, '', '?year=2024&sort=date&q=mail')");
  await page.reload();
  expect(await resultOn(page)).toMatch(/^1 of 8 incidents/);
  await page.evaluate("history.pushState(null, '', '?year=2022')");
  await page.goBack();
  await expect.poll(() => resultOn(page)).toMatch(/^1 of 8 incidents/);
  expect(await page.getByRole('combobox', { name: 'Period' }).inputValue()).toBe('2024');
});

test('shows a period, relative ones by their name in the address', async () => {
  const site = smallSite();
  const { page, pageErrors } = await openPage({ timezoneId: 'UTC' });
  await page.clock.setFixedTime('2024-08-20T10:00:00Z');
  await page.goto(`${fromDisk(site, 'index.html')}?from=2023-01-01&to=2024-06-30`);
  expect(await page.getByRole('combobox', { name: 'Period' }).inputValue()).toBe('dates');
  expect(await page.getByLabel('To', { exact: true }).inputValue()).toBe('2024-06-30');
  expect(await resultOn(page)).toMatch(/^\d of 8 incidents, /);
  await page.getByRole('combobox', { name: 'Period' }).selectOption('Last 90 days');
  expect(await searchOf(page)).toBe('?period=90d');
  expect(await page.getByLabel('To', { exact: true }).isVisible()).toBe(false);
  const titles = await titlesOn(page);
  await page.reload();
  expect(await titlesOn(page)).toEqual(titles);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  expect(await resultOn(page)).toBe('8 incidents');
  expect(pageErrors).toEqual([]);
});

test('puts incidents in order by their columns', async () => {
  const site = smallSite();
  const { page, pageErrors } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  const sorted = () =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll('th[aria-sort]')].map((head) => head.firstElementChild.textContent + ' ' + head.ariaSort)`,
    );
  expect(await sorted()).toEqual(['Date descending']);
  const newest = await titlesOn(page);

  await page.getByRole('button', { name: 'User impact' }).click();
  expect(await searchOf(page)).toBe('?sort=-min');
  expect(await sorted()).toEqual(['User impact descending']);
  const longest = await titlesOn(page);
  expect(longest[0]).toBe('The queue fills within a week');
  expect(await page.locator('.c-date').nth(1).innerText()).toBe('10 Jan 2022');
  expect(await page.locator('tr.year').count()).toBe(0);
  await page.getByRole('button', { name: 'User impact' }).click();
  expect(await sorted()).toEqual(['User impact ascending']);
  const known = (titles: string[]) => titles.slice(0, 6);
  expect(known(await titlesOn(page))).toEqual(known(longest).toReversed());

  await page.getByRole('button', { name: 'Severity' }).click();
  expect(await page.locator('tbody .c-sev').allTextContents()).toEqual([
    'SEV1',
    'SEV1',
    'SEV2',
    'SEV2',
    'SEV3',
    'SEV3',
    'SEV4',
    'Not set',
  ]);
  expect(await page.locator('caption').textContent()).toBe('Incidents, most severe first');

  await page.getByRole('button', { name: 'Date' }).click();
  expect(await searchOf(page)).toBe('');
  expect(await titlesOn(page)).toEqual(newest);
  await page.getByRole('button', { name: 'Date' }).click();
  expect(await titlesOn(page)).toEqual(newest.toReversed());
  expect(pageErrors).toEqual([]);
});

test('keeps the part of the picture that a mouse was dragged over, whatever the size of the window', async () => {
  const site = smallSite();
  const { page, pageErrors } = await openPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(fromDisk(site, 'index.html'));
  await drag(page, [0.2, 20], [0.8, 100]);
  const [from = '', to = '', least = '', most = ''] = (await searchOf(page)).replace('?box=', '').split(',');
  expect(from < to && Number(least) < Number(most)).toBe(true);
  const chosen = await titlesOn(page);
  expect(chosen.length).toBeGreaterThan(2);
  expect(await page.locator('.dot:not(.is-out)').count()).toBe(chosen.length);
  const box = await page.locator('.brush').boundingBox();
  const lit = await page.locator('.dot:not(.is-out) .hit').all();
  for (const dot of lit) {
    const place = await dot.boundingBox();
    const [x, y] = [(place?.x ?? 0) + 11, (place?.y ?? 0) + 11];
    expect(x >= (box?.x ?? 0) && x <= (box?.x ?? 0) + (box?.width ?? 0)).toBe(true);
    expect(y >= (box?.y ?? 0) && y <= (box?.y ?? 0) + (box?.height ?? 0)).toBe(true);
  }

  const narrow = await openPage({ viewport: { width: 390, height: 800 } });
  await narrow.page.goto(await page.evaluate<string>('location.href'));
  expect(await titlesOn(narrow.page)).toEqual(chosen);
  expect(await narrow.page.locator('.brush').isVisible()).toBe(true);

  const plot = await page.locator('.overview').boundingBox();
  await page.mouse.click((plot?.x ?? 0) + 3, (plot?.y ?? 0) + 4);
  expect(await searchOf(page)).toBe('');
  expect(await resultOn(page)).toBe('8 incidents');
  expect(await page.locator('.brush').isVisible()).toBe(false);
  expect([...pageErrors, ...narrow.pageErrors]).toEqual([]);
});

test('leaves the picture to a finger that scrolls, and dots to whoever clicks them', async () => {
  const site = smallSite();
  const { page } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  await page.evaluate(`for (const [type, at] of [['pointerdown', 50], ['pointermove', 300], ['pointerup', 300]]) {
    const plot = document.querySelector('.overview');
    const { x, y } = plot.getBoundingClientRect();
    plot.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', pointerId: 1, clientX: x + at, clientY: y + at / 2 }));
  }`);

  expect(await searchOf(page)).toBe('');
  await page.locator('.dot').first().click();
  expect(new URL(page.url()).pathname).toMatch(/incidents\/2021-01-15-logs\.html$/);
});

test('lights a dot with its row, and a row with its dot', async () => {
  const site = smallSite();
  const { page } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  const lit = () => page.evaluate<string[]>(`[...document.querySelectorAll('.is-lit')].map((part) => part.localName)`);
  await page.getByRole('row', { name: /^1 May/ }).hover();
  expect(await lit()).toEqual(['a', 'tr']);
  expect(await page.locator('.dot.is-lit').getAttribute('href')).toBe('incidents/2024-05-01-orders.html');
  await page.locator('.dot').first().hover();
  expect(await page.locator('tr.is-lit .c-title > a').getAttribute('href')).toBe('incidents/2021-01-15-logs.html');
  await page.locator('h1').hover();
  expect(await lit()).toEqual([]);
});

test('says that nothing matches, and how to get out of it', async () => {
  const site = smallSite();
  const { page } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  await page.getByRole('searchbox').fill('zebra');
  await expect.poll(() => resultOn(page)).toBe('Nothing in titles, services or tags.');
  expect(await page.getByRole('table').isVisible()).toBe(false);
  expect(await searchOf(page)).toBe('?q=zebra');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  expect(await page.getByRole('status').textContent()).toBe('8 incidents');
  expect(await page.getByRole('table').isVisible()).toBe(true);
  expect(await page.getByRole('searchbox').inputValue()).toBe('');
});

test('can be used with the keyboard alone', async () => {
  const site = smallSite();
  const { page } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  const focused = () =>
    page.evaluate<string>(
      'document.activeElement.name || document.activeElement.textContent || document.activeElement.tagName',
    );
  const passed: string[] = [];
  for (let step = 0; step < 40 && (await focused()) !== 'q'; step += 1) {
    await page.keyboard.press('Tab');
    passed.push(await focused());
  }
  // The picture is passed over: the table and the filters say and do all of it.
  expect(passed.filter((name) => /SEV\d:/.test(name))).toEqual([]);
  expect(passed.at(-1)).toBe('q');
  await page.keyboard.type('capacity');
  await expect.poll(() => resultOn(page)).toMatch(/^3 of 8 incidents/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(await searchOf(page)).toBe('?q=capacity&sev=1');
  expect(await resultOn(page)).toMatch(/^1 of 8 incidents/);
  for (let step = 0; step < 20 && (await focused()) !== 'Clear filters'; step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await resultOn(page)).toBe('8 incidents');
  expect(await focused()).toBe('q');
  for (let step = 0; step < 20 && (await focused()) !== 'Severity'; step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await searchOf(page)).toBe('?sort=-sev');
  expect(await focused()).toBe('Severity');
});

test('is a plain table without JavaScript', async () => {
  const site = smallSite();
  const { page } = await openPage({ javaScriptEnabled: false });
  await page.goto(`${fromDisk(site, 'index.html')}?sev=1`);
  expect((await titlesOn(page)).length).toBe(8);
  for (const role of ['searchbox', 'combobox', 'checkbox', 'button'] as const) {
    expect([role, await page.getByRole(role).count()]).toEqual([role, 0]);
  }
  expect(await page.locator('.drag-hint').isVisible()).toBe(false);
  expect(await page.locator('th[aria-sort]').textContent()).toBe('Date');
});

test('draws in the browser the rows that the page was built with', async () => {
  const { site } = await commonSite('own');
  const { page } = await openPage({ timezoneId: 'UTC' });
  await page.clock.setFixedTime('2024-08-20T09:12:00Z');
  const rows = async () => {
    const html = await page.evaluate<string[]>(
      `[...document.querySelectorAll('tbody tr:not(.year)')].map((row) => row.outerHTML)`,
    );
    // The page counts apart what was late when it was built.
    return html.map((row) => row.replaceAll(/ data-(?:late|dues)="[^"]*"/g, '')).toSorted();
  };
  await page.goto(fromDisk(site, 'index.html'));
  const built = await rows();
  expect(built.length).toBeGreaterThan(15);
  await page.getByRole('button', { name: 'Severity' }).click();
  expect(await rows()).toEqual(built);
});

test('searches 450 incidents across all pages of a site, and loads them only then', async () => {
  const site = largeSite();
  const pages = (await filesBelow(site)).filter((file) => file.endsWith('.html'));
  for (const file of pages) expect([file, (await stat(path.join(site, file))).size < 300_000]).toEqual([file, true]);
  const data = (await filesBelow(site)).filter((file) => file.startsWith('data/'));
  expect(data).toEqual([
    expect.stringMatching(/^data\/incidents\.[0-9a-f]{12}\.js$/),
    expect.stringMatching(/^data\/insights\.[0-9a-f]{12}\.js$/),
    'data/navigation.js',
    ...['services', 'tags', 'tasks'].map((name) => expect.stringMatching(String.raw`^data/${name}\.[0-9a-f]{12}\.js$`)),
  ]);
  expect(await readFile(path.join(site, data[0] ?? ''), 'utf8')).not.toMatch(/nobody may know|secret/i);

  const { page, pageErrors } = await openPage({ timezoneId: 'UTC' });
  await page.clock.setFixedTime('2024-08-20T09:12:00Z');
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(fromDisk(site, 'index.html'));
  const newest = await titlesOn(page);
  expect(newest[0]).toBe('Incident number 449');
  expect(newest.length).toBeLessThan(450);
  expect(loaded.filter((address) => address.includes('/data/incidents'))).toEqual([]);

  await page.getByRole('searchbox').fill('number 7');
  await expect.poll(() => resultOn(page)).toMatch(/^81 of 450 incidents/);
  await expect.poll(async () => (await titlesOn(page)).at(-1)).toBe('Incident number 7');
  expect(loaded.filter((address) => address.includes('/data/incidents')).length).toBe(1);
  expect(await page.getByText('By year').isVisible()).toBe(false);
  expect(await page.locator('.dot:not(.is-out)').count()).toBe(81);

  await page.goto(`${fromDisk(site, 'index.html')}?sort=date`);
  await expect.poll(() => page.locator('tbody tr').count()).toBe(200);
  expect((await titlesOn(page))[0]).toBe('Incident number 0');
  expect(await page.locator('tbody .c-tasks').first().innerText()).toBe('1 overdue');
  await page.getByRole('button', { name: 'Show 200 more' }).click();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Incident number 200');
  await page.getByRole('button', { name: 'Show 50 more' }).click();
  await expect.poll(async () => (await titlesOn(page)).at(-1)).toBe('Incident number 449');
  expect(await page.getByRole('button', { name: /more/ }).isVisible()).toBe(false);

  await page.getByRole('combobox', { name: 'Period' }).selectOption('2019');
  await page.getByRole('combobox', { name: 'Service' }).selectOption('service-3');
  expect(await resultOn(page)).toMatch(/^9 of 450 incidents/);
  await drag(page, [0.9, 20], [0.95, 30]);
  expect(await resultOn(page)).toBe('No incidents match.');
  expect(pageErrors).toEqual([]);
});

test('leads to all incidents by year without JavaScript', async () => {
  const site = largeSite();
  const { page } = await openPage({ javaScriptEnabled: false });
  await page.goto(fromDisk(site, 'index.html'));
  const years = await page.getByRole('navigation', { name: 'Incidents by year' }).getByRole('link').all();
  expect(await Promise.all(years.map((link) => link.textContent()))).toEqual([
    '2024',
    '2023',
    '2022',
    '2021',
    '2020',
    '2019',
    '2018',
    '2017',
  ]);
  expect(await page.locator('tr.year').last().textContent()).toMatch(/^20\d\d \d+ of \d+$/);
  const addresses = await Promise.all(years.map((link) => link.getAttribute('href')));
  const found: string[] = [];
  for (const address of addresses) {
    await page.goto(fromDisk(site, address ?? ''));
    const titles = await titlesOn(page);
    expect(await page.locator('.sum b').first().textContent()).toBe(String(titles.length));
    expect(await page.locator('h1').textContent()).toBe(`Incidents in ${address?.slice(6, 10)}`);
    found.push(...titles);
  }
  expect(found).toEqual(Array.from({ length: 450 }, (_, index) => `Incident number ${449 - index}`));
});

test('says so when the other incidents cannot be loaded', async () => {
  const site = largeSite();
  const { page } = await openPage();
  await page.route('**/data/**', (route) => route.abort());
  await page.goto(`${await serve(site)}index.html`);
  await page.getByRole('checkbox', { name: 'SEV1' }).check();
  await expect
    .poll(() => resultOn(page))
    .toBe('The other incidents could not be loaded. Reload the page to try again.');
  await page.unroute('**/data/**');
  await page.getByRole('checkbox', { name: 'SEV2' }).check();
  await expect.poll(() => resultOn(page)).toMatch(/^226 of 450 incidents/);
});

test('counts 2,100 incidents in cells, and again what was chosen of them', async () => {
  const documents = Object.entries(numberedDocuments(450)).flatMap(([file, text]) => {
    // Tasks that repeat each other and incidents that are similar would take most of the time.
    const short = text.replaceAll(/^(?:services|tags|impact|root_cause|tasks):.*\n|^ {2}- \{ title: Alert.*\n/gm, '');
    return Array.from({ length: 5 }, (_, index): [string, string] => [file.replace('.md', `-${index}.md`), short]);
  });
  const { site } = await builtSite(Object.fromEntries(documents.slice(0, 2100)));
  const { page, pageErrors } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  const sum = async () =>
    (await page.locator('.cell text').allTextContents()).reduce((total, text) => total + Number(text), 0);
  expect(await sum()).toBe(2100);
  await page.getByRole('combobox', { name: 'Period' }).selectOption('2018');
  await expect.poll(() => resultOn(page)).toMatch(/^285 of 2,100 incidents/);
  expect(await sum()).toBe(285);
  expect(await page.locator('tr.year').textContent()).toBe('2018 200 of 285');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  expect(await sum()).toBe(2100);
  expect(pageErrors).toEqual([]);
});

test('says what to do where there is no incident yet', async () => {
  const { site } = await commonSite('empty');
  const { page, pageErrors } = await openPage();
  await page.goto(fromDisk(site, 'index.html'));
  expect(await page.locator('h2').textContent()).toBe('No incidents yet');
  expect(await page.locator('main').innerText()).toContain('The first write-up can be a near miss.');
  expect(await page.getByRole('searchbox').count()).toBe(0);
  expect(pageErrors).toEqual([]);
});
