import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as compiled from '#renderer';
import { defaultSettings, type Catalog, type Incident } from 'casebook';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Renderer } from '../../src/publish/renderer.ts';
import { builtSite, commonSite, fromDisk, openPage, withBrowser } from '../support/browser.ts';

withBrowser();

const renderer: Renderer = compiled;

/** The page of the project's own postmortems as a browser without JavaScript shows it, and their catalog. */
async function ownInsights(): Promise<{ page: Page; catalog: Catalog; counted: Incident[] }> {
  const { site } = await commonSite('own');
  const { page } = await openPage({ javaScriptEnabled: false });
  await page.goto(fromDisk(site, 'insights.html'));
  // The cast: the file holds what was built.
  const catalog = JSON.parse(await readFile(path.join(site, 'catalog.json'), 'utf8')) as Catalog;
  const written = new Set(['in_review', 'reviewed', 'closed']);
  const counted = catalog.incidents.filter(
    ({ kind, status }) => ['incident', 'security'].includes(kind) && written.has(status),
  );
  return { page, catalog, counted };
}

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** The cells of a table under `Numbers`, by row. */
async function numbersOf(part: Locator): Promise<string[][]> {
  const rows = await part.locator('details.numbers').first().locator('tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
}

async function factsOf(page: Page): Promise<Record<string, string>> {
  const facts = await page.locator('.fact').all();
  const told = await Promise.all(
    facts.map(
      async (fact) => [await fact.locator('dt').innerText(), await fact.locator('dd > b').innerText()] as const,
    ),
  );
  return Object.fromEntries(told.map(([name, value]) => [name, value.replaceAll(/\s+/g, ' ')]));
}

describe('of our own postmortems', () => {
  test('counts what the catalog holds', async () => {
    const { page, catalog, counted } = await ownInsights();
    const methods = counted.flatMap(({ detection }) => detection.method ?? []).filter((method) => method !== 'unknown');
    const owed = catalog.incidents.flatMap(({ tasks }) => tasks).filter(({ outstanding }) => outstanding);
    const late = owed.filter(({ due }) => due !== undefined && Date.parse(due) < Date.parse('2024-08-20'));
    const facts = await factsOf(page);
    expect(facts).toMatchObject({
      Incidents: String(counted.length),
      'Detected by an alert': `${methods.filter((method) => method === 'alert').length} of ${methods.length}`,
      'Tasks overdue': String(late.length),
    });
    const [least = 0, most = 0] = (['least', 'most'] as const).map((end) =>
      counted.reduce((sum, { metrics }) => sum + (metrics.impactSeconds?.[end] ?? 0), 0),
    );
    const text = (seconds: number) => {
      const hours = Math.round(seconds / 3600);
      return `${Math.floor(hours / 24)} d ${hours % 24} h`;
    };
    expect(facts['Total user impact']).toBe(`${text(least)}–${text(most)}`);
  });

  test('draws each incident in its year, and tells the same numbers', async () => {
    const { page, counted } = await ownInsights();
    const part = section(page, 'Incidents over time');
    const years = new Map<string, number>();
    for (const { duration, timeline, id } of counted) {
      const start = (duration[0]?.start ?? timeline[0]?.start)?.earliest ?? id;
      years.set(start.slice(0, 4), (years.get(start.slice(0, 4)) ?? 0) + 1);
    }
    const rows = await numbersOf(part);
    expect(rows.map(([year, ...counts]) => [year, Number(counts.at(-1))]).filter(([, count]) => count)).toEqual(
      [...years].toSorted(([a], [b]) => a.localeCompare(b)),
    );
    for (const row of rows) {
      const [all = 0, ...bySeverity] = row.slice(1).map(Number).toReversed();
      expect(bySeverity.reduce((a, b) => a + b, 0)).toBe(all);
    }
    const drawn = await part.locator('svg.years > svg').evaluateAll((all) => all.map((one) => one.childElementCount));
    expect(drawn).toEqual(rows.map((row) => Number(row.at(-1))).filter((count) => count > 0));
  });

  test('gives the middle of what is known, and draws what its table lists', async () => {
    const { page, counted } = await ownInsights();
    const measured = [
      ['Impact duration', 'impactSeconds'],
      ['Time to detect', 'timeToDetectSeconds'],
      ['Time to acknowledge', 'timeToAcknowledgeSeconds'],
      ['Time to identify', 'timeToIdentifySeconds'],
      ['Time to mitigate', 'timeToMitigateSeconds'],
      ['Time to resolve', 'timeToResolveSeconds'],
      ['Time to first public update', 'timeToFirstUpdateSeconds'],
    ] as const;
    for (const [title, name] of measured) {
      const part = section(page, title);
      const known = counted.flatMap(({ metrics }) => metrics[name] ?? []).filter(({ most }) => most >= 0);
      const before = counted.filter(({ metrics }) => (metrics[name]?.most ?? 0) < 0).length;
      const withoutImpact = name === 'impactSeconds' ? counted.filter(({ impact }) => impact.none).length : 0;
      const said = (await part.locator('.say').innerText()).replaceAll(/\s+/g, ' ');
      expect(said).toContain(
        [
          `n = ${known.length}`,
          `${counted.length - known.length - before - withoutImpact || 'none'} unknown`,
          ...(before > 0 ? [`${before} caught before users felt it`] : []),
          ...(withoutImpact > 0 ? [`${withoutImpact} without user impact`] : []),
        ].join(', '),
      );

      const rows = await numbersOf(part);
      expect(rows.length).toBe(known.length);
      const steps = /d="([^"]+)"/.exec(await part.locator('figure').innerHTML())?.[1] ?? '';
      const heights = Array.from(steps.matchAll(/V([\d.]+)/g), ([, y]) => Math.round(((164 - Number(y)) / 154) * 100));
      expect(heights.map((share) => `${share}\u00a0%`)).toEqual(rows.map((row) => row.at(-1)));
      const marks = await part.locator('figure use').evaluateAll((all) =>
        all.map((mark) => ({
          title: mark.textContent,
          x: Number.parseFloat(mark.getAttribute('x') ?? ''),
          y: Number(mark.getAttribute('y')),
        })),
      );
      expect(marks.toSorted((a, b) => a.x - b.x || b.y - a.y).map((mark) => mark.title)).toEqual(
        rows.map((row) => row[0]),
      );

      // The line of the median: as many marks on one side as on the other.
      const median = Number.parseFloat((await part.locator('line.median').getAttribute('x1')) ?? '');
      expect(marks.filter(({ x }) => x < median - 0.01).length).toBeLessThanOrEqual(known.length / 2);
      expect(marks.filter(({ x }) => x > median + 0.01).length).toBeLessThanOrEqual(known.length / 2);
    }
  });

  test('gives exact medians where nothing in the middle is vague', async () => {
    const { page, counted } = await ownInsights();
    const lengths = counted
      .flatMap(({ metrics }) => metrics.timeToIdentifySeconds ?? [])
      .map(({ least, most }) => (least + most) / 120)
      .toSorted((a, b) => a - b);
    expect(lengths.length % 2).toBe(1);
    const middle = lengths[(lengths.length - 1) / 2] ?? NaN;
    const half = await section(page, 'Time to identify').locator('.big b').innerText();
    expect(half.replaceAll('\u00a0', ' ')).toBe(`${Math.floor(middle / 60)} h ${middle % 60} min`);
  });

  test('counts an incident for every service that it names', async () => {
    const { page, counted } = await ownInsights();
    const part = section(page, 'Impact by service');
    const names = counted.flatMap(({ services }) => services);
    const listed = await part.locator('.svc tbody tr').all();
    const more = await part.locator('details.numbers').last().locator('tbody tr').count();
    expect(listed.length).toBe(8);
    expect(listed.length + more).toBe(new Set(names).size);
    for (const [index, row] of listed.entries()) {
      const name = await row.locator('th').innerText();
      const its = counted.filter(({ services }) => services.includes(name));
      const unknown = its.filter(({ metrics, impact }) => !metrics.impactSeconds && !impact.none).length;
      expect(await row.locator('td').last().innerText()).toBe(`${unknown} of ${its.length}`);
      const bands = (await numbersOf(part))[index]?.slice(1).map(Number) ?? [];
      const drawn = await row.locator('use[class^="sev-"]').count();
      expect(drawn).toBe(its.filter(({ metrics }) => metrics.impactSeconds).length);
      expect(bands.reduce((a, b) => a + b, 0)).toBe(drawn);
    }
  });

  test('says what became of every task', async () => {
    const { page, catalog } = await ownInsights();
    const tasks = catalog.incidents.flatMap((incident) => incident.tasks);
    const part = section(page, 'Task outcomes');
    const rows = await part.locator('.bars tbody tr').all();
    let sum = 0;
    for (const row of rows) {
      const count = Number(await row.locator('td.n').innerText());
      expect(await row.locator('use').count()).toBe(count);
      sum += count;
    }
    expect(sum).toBe(tasks.length);
    expect((await numbersOf(part)).reduce((all, row) => all + Number(row.at(-1)), 0)).toBe(tasks.length);
    const ages = section(page, 'Age of open tasks');
    expect(await ages.locator('use').count()).toBe(tasks.filter(({ outstanding }) => outstanding).length);
    const listed = (await numbersOf(ages)).map(([title = '']) => title);
    const owed = tasks.filter(({ outstanding }) => outstanding).map(({ title }) => title);
    expect([listed.length, new Set(listed)]).toEqual([owed.length, new Set(owed)]);
  });
});

test('works out again in the browser how many tasks are overdue', async () => {
  const task = (title: string, due: string) => `{ title: ${title}, owner: ops, due: ${due} }`;
  const { site } = await builtSite({
    'postmortems/2024-08-10-a.md': `---\nstatus: closed\ntasks: [${task('A', '2024-08-25')}, ${task('B', '2024-08-25')}, ${task('C', '2024-09-01')}]\n---\n`,
  });
  const { page } = await openPage({ timezoneId: 'UTC' });
  const overdue = async (now: string) => {
    await page.clock.setFixedTime(now);
    await page.goto(fromDisk(site, 'insights.html'));
    return [(await factsOf(page))['Tasks overdue'], await page.locator('.fates .is-late').count()];
  };
  expect(await overdue('2024-08-20T10:00:00Z')).toEqual(['0', 0]);
  expect(await overdue('2024-08-27T10:00:00Z')).toEqual(['2', 2]);
  expect(await overdue('2024-09-27T10:00:00Z')).toEqual(['3', 3]);
});

describe('with next to nothing', () => {
  const sections = async (files: Record<string, string>) => {
    const { site } = await builtSite(files);
    const { page } = await openPage();
    await page.goto(fromDisk(site, 'insights.html'));
    expect(await page.locator('main figure svg').count()).toBe(0);
    const parts = await page.locator('main section').all();
    return Promise.all(
      parts.map(async (part) => (await part.locator('h2, .say p:not(.formula)').allInnerTexts()).join(': ')),
    );
  };

  test('says that there is nothing yet', async () => {
    const hidden = '---\ntitle: A\nvisibility: restricted\n---\n';
    expect(await sections({ 'postmortems/2024-08-10-a.md': hidden })).toEqual([]);
    const draft = await builtSite({ 'postmortems/2024-08-10-a.md': '---\ntitle: A\n---\n' });
    const { page } = await openPage();
    await page.goto(fromDisk(draft.site, 'insights.html'));
    expect((await page.locator('.blank').innerText()).split('\n').filter(Boolean)).toEqual([
      'Nothing to count',
      'This page shows what incidents have in common. Incidents and security incidents are counted from status in_review on. Not counted: 1 draft.',
    ]);
  });

  test('says of one incident what there is to say', async () => {
    const text =
      '---\ntitle: Orders wait\nstatus: closed\nservices: [orders]\nduration: { start: "2024-08-10T10:00Z", end: "2024-08-10T10:40Z" }\ndetection: { method: customer }\n---\n## Timeline\n- 10:12 UTC `detected` A\n';
    const { site } = await builtSite({ 'postmortems/2024-08-10-a.md': text });
    const { page } = await openPage();
    await page.goto(fromDisk(site, 'insights.html'));
    expect(await page.locator('main h2').allTextContents()).toEqual([
      'The only incident',
      'Task outcomes',
      'Age of open tasks',
      'How figures are calculated',
    ]);
    const rows = await page.getByRole('table', { name: 'Measures by incident' }).getByRole('row').all();
    const texts = await Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
    expect(texts.map((cells) => cells.map((cell) => cell.split('\n')[0]?.replaceAll('\u00a0', ' ')))).toEqual([
      ['Measure', 'Orders wait'],
      ['Date', '10 Aug 2024'],
      ['Severity', 'Unknown'],
      ['Services', 'orders'],
      ['Detected by', 'Customer'],
      ['Impact duration', '40 min'],
      ['Time to detect', '12 min'],
      ['Time to acknowledge', 'Unknown'],
      ['Time to identify', 'Unknown'],
      ['Time to mitigate', '40 min'],
      ['Time to resolve', 'Unknown'],
      ['Time to first public update', 'Unknown'],
    ]);
  });
});

test('stays below 300 KB of ten thousand incidents, and draws all of them', async () => {
  const { site } = await commonSite('own');
  // The cast: the file holds what was built.
  const { incidents } = JSON.parse(await readFile(path.join(site, 'catalog.json'), 'utf8')) as Catalog;
  const many = Array.from({ length: 10_000 }, (_, index) => {
    const incident = incidents[index % incidents.length];
    if (!incident) throw new Error('no incident');
    return {
      ...incident,
      id: `${incident.id}-${index}`,
      slug: `${incident.slug}-${index}`,
      services: incident.services.map((service) => `${service}-${index % 40}`),
      tasks: incident.tasks.map((task) => ({ ...task, due: `2024-${String((index % 12) + 1).padStart(2, '0')}-15` })),
    };
  });
  const catalog: Catalog = { version: 1, services: [], incidents: many };
  const route = renderer
    .routes({ version: 1, services: [], incidents: [] })
    .find(({ page }) => page.name === 'insights');
  if (!route) throw new Error('no page of insights');
  const context = { settings: defaultSettings, rules: [], today: '2024-08-20', scripts: {}, fieldLabels: {} };
  const { site: siteSettings, severities } = defaultSettings;
  const frame = { site: siteSettings, severities, branding: { stylesheets: [] }, hasSearch: true };
  const data = renderer.dataOf(catalog, route, context);
  const html = await renderer.render({ route, frame, data, source: {}, messages: [] });
  expect(Buffer.byteLength(html)).toBeLessThan(300_000);
  const { page } = await openPage({ javaScriptEnabled: false });
  await page.setContent(html);
  const counted = many.filter(({ kind }) => kind === 'incident' || kind === 'security').length;
  const rows = await numbersOf(section(page, 'Incidents over time'));
  expect(rows.reduce((sum, row) => sum + Number(row.at(-1)?.replace(',', '')), 0)).toBe(counted);
  const lengths = await numbersOf(section(page, 'Impact duration'));
  const known = many.filter(({ kind, metrics }) => /incident|security/.test(kind) && metrics.impactSeconds).length;
  expect(lengths.reduce((sum, row) => sum + Number(row[1]?.replace(',', '')), 0)).toBe(known);
  expect(lengths.at(-1)?.at(-1)).toBe('100\u00a0%');
});

test('is calculated again for what the filters find, as the build does it, and leads to the index and back', async () => {
  const document = (severity: string, day: string) =>
    `---\ntitle: Outage of ${day}\nseverity: ${severity}\nstatus: closed\nservices: [hub]\nduration: { start: "${day}T10:00Z", end: "${day}T10:30Z" }\n---\n`;
  const ofYear = (year: string) =>
    Object.fromEntries(
      ['01', '02', '03', '04', '05', '06'].map((month) => [
        `postmortems/${year}-${month}-01-a.md`,
        document(month === '01' ? 'SEV1' : 'SEV3', `${year}-${month}-01`),
      ]),
    );
  const [{ site: both }, { site: one }] = await Promise.all([
    builtSite({ ...ofYear('2022'), ...ofYear('2023') }),
    builtSite(ofYear('2022')),
  ]);
  const { page } = await openPage({ timezoneId: 'UTC' });
  await page.clock.setFixedTime('2024-08-20');
  const htmlOf = async (part: Locator) => (await part.evaluate((element) => element.innerHTML)).replaceAll('=""', '');
  await page.goto(fromDisk(one, 'insights.html'));
  const wanted = await htmlOf(section(page, 'Impact duration'));

  await page.goto(fromDisk(both, 'index.html'));
  await page.getByLabel('Period').selectOption('2022');
  await page.getByRole('link', { name: 'Insights of these' }).click();
  expect(new URL(page.url()).search).toBe('?period=2022');
  await expect.poll(() => page.locator('.result output').textContent()).toBe('6 of 12 incidents');
  await expect.poll(() => htmlOf(section(page, 'Impact duration'))).toBe(wanted);
  expect(await section(page, 'Incidents over time').locator('.axis-mid').first().textContent()).toBe('Jan\u00a02022');

  await page.locator('[name="sev"][value="1"]').check({ force: true });
  await expect.poll(() => page.locator('.few th a').count()).toBe(1);
  await page.getByLabel('Find').fill('nowhere');
  await expect.poll(() => page.locator('.result output').textContent()).toBe('No incidents match.');
  expect(await page.locator('.sections').textContent()).toBe('');
  expect(
    new URL(
      await page.getByRole('link', { name: 'List these' }).evaluate((link) => link.getAttribute('href') ?? ''),
      page.url(),
    ).search,
  ).toBe('?q=nowhere&sev=1&period=2022');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(() => page.locator('.fact b').first().textContent()).toBe('12');
  expect(new URL(page.url()).search).toBe('');
});
