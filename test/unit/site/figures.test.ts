import { defaultSettings, type Catalog } from 'casebook';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../../src/rules/index.ts';
import { formatSeconds } from '../../../src/text/seconds.ts';
import { decode } from '../../../site/src/features/browse/decode.ts';
import { encodeBrowseData } from '../../../site/src/features/browse/encode.ts';
import { indexData } from '../../../site/src/features/browse/page-data.ts';
import { findIncidents } from '../../../site/src/features/browse/query.ts';
import { resultText } from '../../../site/src/features/browse/result-text.ts';
import { sectionData } from '../../support/sections.ts';
import { insightsData } from '../../../site/src/features/insights/page-data.ts';
import { outstandingTasks } from '../../../site/src/catalog/tasks.ts';
import { dataOf } from '../../../site/src/page-data.ts';
import { routes } from '../../../site/src/routes.ts';
import {
  catalogs,
  isListed,
  isSummed,
  naiveImpact,
  naiveTasks,
  pastDay,
  services,
  today,
} from '../../support/naive-figures.ts';

const context = { settings: defaultSettings, rules, today, scripts: {}, fieldLabels: {} };

function pageOf(catalog: Catalog, path: string): unknown {
  const route = routes(catalog).find((one) => one.path === path);
  if (!route) throw new Error(`no page ${path}`);
  return dataOf(catalog, route, context);
}

test('the index shows the numbers of its documents', () => {
  fc.assert(
    fc.property(catalogs, ({ made, catalog }) => {
      const listed = made.filter(isListed);
      const { count, list } = indexData(catalog, context);
      expect(count).toBe(listed.length);
      if (!list) return;
      expect(list.summary).toMatchObject({ count, impact: naiveImpact(made.filter(isSummed)) });
      expect(list.tasks).toMatchObject(naiveTasks(made));
      expect(list.table.groups.flatMap(({ rows }) => rows).length).toBe(count);
    }),
    { numRuns: 20 },
  );
}, 20_000);

test('the index adds up what is found in a period', () => {
  const period = fc.record({ from: pastDay, to: pastDay, service: fc.constantFrom('', ...services) });
  fc.assert(
    fc.property(catalogs, period, ({ made, catalog }, { from, to, service }) => {
      const all = decode(encodeBrowseData(catalog, defaultSettings));
      const found = findIncidents(all, new URLSearchParams({ from, to, service }), undefined, today);
      const wanted = made.filter(
        (one) =>
          isListed(one) && one.day >= from && one.day <= to && (service === '' || one.services.includes(service)),
      );
      expect(found.length).toBe(wanted.length);
      const { seconds, unknown } = naiveImpact(wanted.filter(isSummed));
      const { outstanding, overdue } = naiveTasks(wanted);
      const text = resultText(found, 99, today).replaceAll('\u00a0', ' ');
      expect(text.startsWith(`${wanted.length} of 99 incidents`)).toBe(true);
      expect(text.includes('user impact')).toBe(seconds !== undefined);
      expect(text).toContain(
        seconds && seconds.least === seconds.most
          ? `user impact ${formatSeconds(seconds.least).replaceAll('\u00a0', ' ')}`
          : '',
      );
      expect(/(\d+) of unknown/.exec(text)?.[1] ?? '0').toBe(String(unknown));
      expect(/(\d+) open task/.exec(text)?.[1] ?? '0').toBe(String(outstanding));
      expect(/(\d+) overdue/.exec(text)?.[1] ?? '0').toBe(String(overdue));
    }),
    { numRuns: 20 },
  );
}, 20_000);

test('the lists and pages of services show the numbers of their documents', () => {
  interface Row {
    link: { name: string; path: string };
    incidents: number;
    impact: unknown;
    tasks: unknown;
  }
  fc.assert(
    fc.property(catalogs, ({ made, catalog }) => {
      // The casts: the routes say which pages these are.
      const { rows, without } = pageOf(catalog, 'services.html') as { rows: Row[]; without: number };
      expect(without).toBe(made.filter((one) => isListed(one) && one.services.length === 0).length);
      for (const { link, incidents, impact, tasks } of rows) {
        const own = made.filter((one) => isListed(one) && one.services.includes(link.name));
        expect(incidents).toBe(own.length);
        expect(impact).toEqual(naiveImpact(own.filter(isSummed)));
        expect(tasks).toMatchObject(naiveTasks(made.filter((one) => one.services.includes(link.name))));
        const { summary } = pageOf(catalog, link.path) as { summary: unknown };
        expect(summary).toMatchObject({ incidents, impact });
      }
    }),
    { numRuns: 20 },
  );
}, 20_000);

test('tasks are counted by outcome, and overdue ones in the navigation', () => {
  fc.assert(
    fc.property(catalogs, ({ made, catalog }) => {
      const tasks = made.filter(isListed).flatMap((one) => one.tasks);
      const { sections } = insightsData(catalog, context);
      const outcomes = sectionData(sections, 'taskOutcomes');
      const named = { Done: ['done'], Verified: ['verified'], Declined: ['wont_do'], Proposed: ['proposed'] };
      for (const { name, count } of outcomes?.groups ?? []) {
        // The cast: another name has no entry.
        const states = (named as Record<string, string[]>)[name] ?? ['open', 'in_progress'];
        expect(count).toBe(tasks.filter(({ status }) => states.includes(status)).length);
      }
      const { outstanding, dues } = outstandingTasks(catalog);
      let overdue = 0;
      for (const item of dues.split(' ')) {
        const [due = '', times = '1'] = item.split('*');
        if (due !== '' && due < today) overdue += Number(times);
      }
      expect({ outstanding, overdue }).toEqual(naiveTasks(made));
    }),
    { numRuns: 20 },
  );
}, 20_000);
