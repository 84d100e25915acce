import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { builtSite, fromDisk, openPage, sharedSite, withBrowser } from '../support/browser.ts';
import { serve } from '../support/site.ts';

withBrowser();

const files = {
  'postmortems/2024-06-01-leak.md': `---
title: Sessions leak
services: [authentication, edge]
duration: { start: 2024-06-01T10:00Z }
tasks:
  - { title: Free them, owner: edge, due: 2024-08-01, type: fix, priority: P1 }
  - { title: Watch them, owner: ops & co, due: 2024-08-25, type: detect, priority: P2 }
  - { title: Alert early, owner: edge, due: 2024-12-01, type: detect }
  - { title: Rewrite it, type: prevent, status: proposed }
---
`,
  'postmortems/2024-07-01-disk.md': `---
title: A disk fills
services: [storage]
duration: { start: 2024-07-01T10:00Z }
tasks:
  - { title: Rotate logs, owner: edge, type: fix, priority: P2 }
  - { title: Buy disks, due: 2024-09-01 }
  - { title: Compress logs, owner: ops & co, status: done, closed: 2024-07-10 }
---
`,
};

const tasksSite = sharedSite(files);

/** The groups that a reader sees: heading, count, note and the titles of the tasks. */
async function groups(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('.is-arranged tbody')]
    .filter((group) => group.checkVisibility())
    .map((group) => [
      group.querySelector('.group th').innerText.replace(/\\s+/g, ' ').trim(),
      ...[...group.querySelectorAll('tr:not(.group)')].filter((row) => row.checkVisibility())
        .map((row) => row.querySelector('.c-task').firstChild.textContent.trim()),
    ].join(' | '))`);
}

const byDate = [
  'Overdue 1 | Free them',
  'Due within two weeks 2 | Watch them | Buy disks',
  'Later 1 | Alert early',
  'No date 1 | Rotate logs',
  'Proposed 1 An owner and a date make them tasks. | Rewrite it',
];
const edgeByIncident = ['A disk fills 1 | Rotate logs', 'Sessions leak 2 | Free them | Alert early'];

async function open(address: string, now = '2024-08-20T10:00:00Z') {
  const opened = await openPage({ timezoneId: 'UTC', viewport: { width: 1280, height: 900 } });
  await opened.page.clock.setFixedTime(now);
  await opened.page.goto(address);
  return { ...opened, result: opened.page.locator('.result output') };
}

test.each(['served', 'from disk'])(
  'groups and filters tasks, and shows them so to who is sent the link, %s',
  async (way) => {
    const site = tasksSite();
    const address = way === 'served' ? `${await serve(site)}tasks.html` : fromDisk(site, 'tasks.html');
    const { page, result, pageErrors } = await open(address);
    expect(await groups(page)).toEqual(byDate);
    expect(await result.textContent()).toBe('5 open, 1 proposed');

    await page.getByRole('radio', { name: 'Owner' }).check();
    expect(await groups(page)).toEqual([
      'edge 3 | Free them | Alert early | Rotate logs',
      'ops & co 1 | Watch them',
      'Unassigned 1 | Buy disks',
      byDate[4],
    ]);
    expect(page.url()).toBe(`${address}?by=owner`);
    await page.getByRole('radio', { name: 'Priority' }).check();
    expect(await groups(page)).toEqual([
      'P1 1 | Free them',
      'P2 2 | Watch them | Rotate logs',
      'No priority 2 | Buy disks | Alert early',
      byDate[4],
    ]);
    await page.getByRole('radio', { name: 'Type' }).check();
    expect((await groups(page)).map((group) => group.split(' | ')[0])).toEqual([
      'Detect 2',
      'Fix 2',
      'No type 1',
      'Proposed 1 An owner and a date make them tasks.',
    ]);

    await page.getByRole('radio', { name: 'Incident' }).check();
    await page.getByRole('combobox', { name: 'Owner' }).selectOption('edge');
    expect(await groups(page)).toEqual(edgeByIncident);
    expect(await result.textContent()).toBe('3 of 5 open, 0 of 1 proposed');
    expect(page.url()).toBe(`${address}?by=incident&owner=edge`);
    const sent = await open(page.url());
    expect(await groups(sent.page)).toEqual(edgeByIncident);
    expect(await sent.result.textContent()).toBe('3 of 5 open, 0 of 1 proposed');
    const options = (name: string) => sent.page.locator(`select[name="${name}"] option`).allTextContents();
    // The numbers follow when the browser is idle.
    await expect.poll(() => options('service')).toEqual(['All (3)', 'authentication (2)', 'edge (2)', 'storage (1)']);
    expect(await options('owner')).toEqual(['All (6)', 'edge (3)', 'ops & co (1)', 'Unassigned (2)']);
    expect(await options('type')).toEqual(['All (3)', 'Detect (1)', 'Fix (2)', 'Prevent (0)', 'No type (0)']);

    await sent.page.getByRole('link', { name: 'A disk fills' }).click();
    expect(await sent.page.locator('h1').textContent()).toBe('A disk fills');
    await sent.page.goBack();
    expect(await groups(sent.page)).toEqual(edgeByIncident);
    await sent.page.getByRole('button', { name: 'Clear filters' }).click();
    await sent.page.getByRole('radio', { name: 'Due date' }).check();
    expect(await groups(sent.page)).toEqual(byDate);
    expect(sent.page.url()).toBe(address);
    expect(await sent.page.getByRole('button', { name: 'Clear filters' }).isVisible()).toBe(false);
    expect([...pageErrors, ...sent.pageErrors]).toEqual([]);
  },
);

test('keeps names with any characters in the address', async () => {
  const site = tasksSite();
  const { page } = await open(fromDisk(site, 'tasks.html'));
  await page.locator('select[name="owner"]').selectOption('ops & co');
  expect(page.url()).toMatch(/tasks\.html\?owner=ops\+%26\+co$/);
  await page.reload();
  expect(await groups(page)).toEqual(['Due within two weeks 1 | Watch them']);
});

test('says that nothing is left of what a link asks for, and takes no way that it does not know', async () => {
  const site = tasksSite();
  const { page, result, pageErrors } = await open(`${fromDisk(site, 'tasks.html')}?owner=gone&by=mood`);
  expect(await groups(page)).toEqual([]);
  expect(await result.textContent()).toBe('0 of 5 open, 0 of 1 proposed');
  expect(await page.locator('select[name="owner"]').inputValue()).toBe('gone');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  expect(await groups(page)).toEqual(byDate);
  expect(pageErrors).toEqual([]);
});

test('notices that a task has become overdue, in whatever groups it stands', async () => {
  const site = tasksSite();
  const { page } = await open(`${fromDisk(site, 'tasks.html')}?by=owner`);
  const watch = page.getByRole('row').filter({ hasText: 'Watch them' });
  expect(await watch.locator('.due').innerText()).toBe('In 5 days');
  expect(await watch.locator('.age').innerText()).toBe('2\u00a0months');
  const drawn = await watch.locator('.life-gap').getAttribute('d');

  // The page stays open for a week; then somebody comes back to it.
  await page.clock.setFixedTime('2024-08-27T10:00:00Z');
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  expect(await watch.locator('.due').innerText()).toBe('2 days overdue');
  expect(await watch.locator('.life-gap.late').count()).toBe(1);
  expect(await watch.locator('.life-gap').getAttribute('d')).not.toBe(drawn);
  expect((await groups(page))[1]).toBe('ops & co 1 | Watch them');
  expect(await page.locator('.sum').textContent()).toContain('5 open tasks from 2 incidents, 2 overdue.');
  await page.getByRole('radio', { name: 'Due date' }).check();
  expect(await groups(page)).toEqual([
    'Overdue 2 | Free them | Watch them',
    'Due within two weeks 1 | Buy disks',
    ...byDate.slice(2),
  ]);
});

test('is arranged with the keyboard alone', async () => {
  const site = tasksSite();
  const { page } = await open(fromDisk(site, 'tasks.html'));
  await page.getByRole('radio', { name: 'Due date' }).focus();
  await page.keyboard.press('ArrowRight');
  expect((await groups(page))[0]).toBe('edge 3 | Free them | Alert early | Rotate logs');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  expect(await groups(page)).toEqual(['edge 3 | Free them | Alert early | Rotate logs']);
  for (const name of ['type', 'priority', 'service']) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.name')).toBe(name);
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.name')).toBe('owner');
  expect(page.url()).toMatch(/\?by=owner$/);
});

test('has no controls without JavaScript, and reads as it was built', async () => {
  const site = tasksSite();
  const { page } = await openPage({ javaScriptEnabled: false });
  await page.goto(`${fromDisk(site, 'tasks.html')}?by=owner`);
  expect(await page.getByRole('search').isVisible()).toBe(false);
  expect(await page.getByRole('row').filter({ hasText: 'Free them' }).innerText()).toMatch(
    /Open\s+Free them\s+Fix, P1 Sessions leak\s+edge\s+2\u00a0months\s+19 days overdue\s*1 Aug 2024/,
  );
  const titles = await page.locator('.is-arranged .group').allInnerTexts();
  expect(titles.map((title) => title.replaceAll(/\s+/g, ' ').trim())).toEqual([
    'Overdue 1',
    'Due within two weeks 2',
    'Later 1',
    'No date 1',
    'Proposed 1 An owner and a date make them tasks.',
  ]);
});

test('leads from an incident to its services and owners, and back', async () => {
  const site = tasksSite();
  const { page, pageErrors } = await open(fromDisk(site, 'incidents/2024-06-01-leak.html'));
  await page.getByRole('link', { name: 'authentication' }).click();
  expect(await page.locator('h1').textContent()).toBe('authentication');
  await page.getByRole('link', { name: 'ops & co' }).click();
  expect(await page.locator('h1').textContent()).toBe('ops & co');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Services' }).click();
  await page.getByRole('link', { name: 'storage' }).click();
  await page.getByRole('link', { name: 'A disk fills' }).last().click();
  expect(await page.locator('h1').textContent()).toBe('A disk fills');
  expect(pageErrors).toEqual([]);
});

test('groups and filters the tasks of all pages, and loads those of the others only then', async () => {
  const documents = Array.from({ length: 40 }, (_, index): [string, string] => {
    const tasks = Array.from({ length: 10 }, (_task, task) => ({
      title: `T${index}-${task}`,
      ...(task % 4 < 2 && { owner: `team-${task % 4}`, due: `2024-08-${10 + (index % 20)}` }),
      ...(task === 5 && { type: 'fix', priority: 'P1', done_when: 'It is.', ticket: 'https://example.com/1' }),
      ...(task === 6 && { would_prevent: ['2024-01-10-a0', 'gone'] }),
      ...(task === 9 && { status: 'proposed' }),
    }));
    const fields = { title: `A ${index}`, services: [`service-${index % 3}`], impact: 'B', tasks };
    const duration = index % 7 > 0 && { start: `2024-01-${10 + (index % 20)}T10:00Z` };
    const day = `2024-01-${10 + (index % 20)}`;
    return [
      `postmortems/${day}-a${index}.md`,
      `---\n${JSON.stringify({ ...fields, ...(duration && { duration }) })}\n---\n`,
    ];
  });
  const { site } = await builtSite(Object.fromEntries(documents));
  const address = fromDisk(site, 'tasks.html');
  const { page, result, pageErrors } = await open(address);
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  const pager = page.getByRole('navigation', { name: 'Pages of tasks' });
  // Filters compare `data-` attributes only of rows that the page was built with.
  const rows = async () => {
    const html = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.is-arranged tbody tr:not(.group)')].map((row) => row.outerHTML)`,
    );
    const plain = html.map((row) => row.replaceAll(/ data-(?:owner|type|priority|service|tag)="[^"]*"/g, ''));
    return plain.map((row) => row.replaceAll(/\s*(<[^>]*>)\s*/g, '$1').replaceAll(' class=""', ''));
  };
  const built = await rows();
  expect(built.length).toBe(150);
  expect(await result.textContent()).toBe('360 open, 40 proposed');
  expect(await page.locator('select[name="owner"] option').allTextContents()).toEqual([
    'All (400)',
    'team-0 (120)',
    'team-1 (120)',
    'Unassigned (160)',
  ]);
  expect(await pager.innerText()).toMatch(/Page 1 of 3$/);
  expect(loaded.filter((url) => url.includes('/data/tasks'))).toEqual([]);

  await page.locator('select[name="owner"]').selectOption('team-1');
  await expect.poll(() => result.textContent()).toBe('80 of 360 open, 40 proposed');
  await expect.poll(async () => (await rows()).length).toBe(120);
  const drawn = await rows();
  expect(drawn).toEqual(expect.arrayContaining(built.filter((row) => row.includes('>team-1</a>'))));
  expect(await pager.isVisible()).toBe(false);

  // What one team has to do, as it is sent to somebody, and from another page of the list.
  await page.goto(`${fromDisk(site, 'tasks/2.html')}?by=owner&owner=team-0`);
  await expect.poll(async () => (await rows()).length).toBe(120);
  expect((await groups(page)).map((group) => group.split(' | ')[0])).toEqual(['team-0 120']);
  await page.getByRole('radio', { name: 'Incident' }).check();
  await page.locator('select[name="owner"]').selectOption('');
  await expect.poll(async () => (await rows()).length).toBe(200);
  await page.getByRole('button', { name: 'Show 200 more' }).click();
  await expect.poll(async () => (await rows()).length).toBe(400);
  await page.locator('.made .group a').first().click();
  expect(page.url()).toContain('/incidents/2024-01-29-a');

  await page.goto(`${address}?by=incident`);
  await expect.poll(() => page.locator('.made').count()).toBeGreaterThan(3);
  await page.getByRole('radio', { name: 'Due date' }).check();
  await expect.poll(() => rows()).toEqual(built);
  expect(await pager.isVisible()).toBe(true);
  expect(await result.textContent()).toBe('360 open, 40 proposed');
  expect(pageErrors).toEqual([]);
});
