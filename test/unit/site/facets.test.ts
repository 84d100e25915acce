import { check, createCatalog, defaultSettings, type Catalog } from 'casebook';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageText } from '../../../src/analysis/due-date.ts';
import { taskFilters, valuesOfRow } from '../../../site/src/features/tasks/filters.ts';
import { lifespanLabels } from '../../../site/src/features/tasks/lifespan-labels.ts';
import {
  layOutLifespan,
  labelRoom,
  layOutLifespanAxis,
  lifespanWidth,
  xOfDay,
} from '../../../site/src/features/tasks/lifespan.ts';
import { sumImpact } from '../../../site/src/catalog/impact.ts';
import { countSeverities } from '../../../site/src/catalog/severities.ts';
import { facetPages, facetsOf, findFacet, oftenTogether } from '../../../site/src/catalog/facets.ts';
import { findIncident } from '../../../site/src/catalog/incidents.ts';
import { encodeDueDates } from '../../../site/src/catalog/upcoming-due-dates.ts';
import { ownerPages } from '../../../site/src/features/facets/owners.ts';
import { pagerNumbers, paginate, rowsPerPage } from '../../../site/src/catalog/pagination.ts';
import { routes } from '../../../site/src/routes.ts';
import { ownersOf, taskRows } from '../../../site/src/catalog/tasks.ts';
import { stableSlug } from '../../../src/text/slug.ts';

/** A catalog of postmortems given as frontmatter by id. */
function catalogOf(documents: Record<string, string>): Catalog {
  return createCatalog(
    Object.entries(documents).map(
      ([id, frontmatter]) => check({ path: `postmortems/${id}.md`, text: `---\n${frontmatter}\n---\n` }).postmortem,
    ),
  );
}

const day = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

test('an alias of a service has no page if a service has its name', () => {
  const service = (name: string, aliases: string[]) => ({ name, aliases });
  const catalog = {
    ...catalogOf({ a: 'services: [auth, edge]' }),
    services: [service('authentication', ['auth', 'login']), service('edge', ['login', 'proxy']), service('none', [])],
  };
  const moved = routes(catalog).flatMap(({ path, page }) => (page.name === 'moved' ? [{ path, page }] : []));
  expect(moved).toEqual([
    { path: 'services/login.html', page: { name: 'moved', service: 'authentication' } },
    { path: 'services/proxy.html', page: { name: 'moved', service: 'edge' } },
  ]);
});

describe('slugs', () => {
  test('keep plain names, and give all others a hash', () => {
    const plain = ['edge', 'edge-2', 'ci.jenkins.io', 'api_gateway', '2024-08-10-authentication-outage'];
    expect(plain.map((name) => stableSlug(name, 'service'))).toEqual(plain);
    const names = [
      'ops & co',
      'ops/co',
      'C++',
      'C#',
      'C',
      'Hub',
      '決済',
      '支払',
      'index',
      'con',
      '.net',
      'Ärger',
      '..',
    ];
    expect(names.map((name) => stableSlug(name, 'service').replace(/[0-9a-f]{8}$/, '#'))).toEqual([
      'ops-and-co-#',
      'ops-co-#',
      'C-plus-plus-#',
      'C-sharp-#',
      'C-#',
      'Hub-#',
      'service-#',
      'service-#',
      'index-#',
      'con-#',
      'net-#',
      'Arger-#',
      'service-#',
    ]);
    expect(new Set(names.map((name) => stableSlug(name, 'service'))).size).toBe(names.length);
  });

  test('of other names never change when a name is added', () => {
    const slugs = (services: string[]) =>
      new Map(
        facetsOf(catalogOf({ '2024-01-01-a': JSON.stringify({ services }) }), 'service').map(({ name, slug }) => [
          name,
          slug,
        ]),
      );
    const before = ['C++', '決済', 'edge 2', 'API'];
    const after = slugs(['C', '支払', 'edge', 'edge-2', 'api', ...before]);
    for (const [name, slug] of slugs(before)) expect([name, after.get(name)]).toEqual([name, slug]);
  });

  test('of all pages of a site differ, ignoring case', () => {
    const word = fc.oneof(
      fc.constantFrom('edge', 'Edge', 'edge-2', 'edge 2', 'index', '404', '🔥', 'a/b', '../x', 'tasks'),
      fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
    );
    const owned = fc.record({ services: fc.array(word, { maxLength: 4 }), tags: fc.array(word), owner: word });
    fc.assert(
      fc.property(fc.array(owned, { maxLength: 12 }), (documents) => {
        const catalog = catalogOf(
          Object.fromEntries(
            documents.map(({ services, tags, owner }, index) => {
              const tasks = [{ title: 'T', owner }];
              return [`2024-01-01-${index}`, JSON.stringify({ title: 'A', services, tags, tasks })];
            }),
          ),
        );
        const paths = routes(catalog).map(({ path }) => path);
        expect(paths.filter((path) => !/^(?:[\w-]+\/)?[\w.-]{1,110}(?:\/\d+)?\.html$/.test(path))).toEqual([]);
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
      }),
      { numRuns: 50 },
    );
  }, 30_000);
});

const hub = 'title: Hub\nservices: [hub, grafana, hub]\ntags: [storage]\nseverity: SEV1';
const again = 'title: Hub again\nservices: [grafana, hub, proxy]\nseverity: SEV2\naliases: [old-name]';
const proxy = 'title: Proxy\nservices: [proxy, hub]\ntags: [storage, Alerts]';

describe('services and tags', () => {
  const catalog = catalogOf({ '2024-01-01-hub': hub, '2024-02-01-again': again, '2024-03-01-proxy': proxy });

  test('list the incidents that name them, newest first, each once', () => {
    const told = (['service', 'tag'] as const).flatMap((kind) =>
      facetsOf(catalog, kind).map(({ name, incidents }) => [kind, name, ...incidents.map(({ id }) => id)]),
    );
    expect(told).toEqual([
      ['service', 'grafana', '2024-02-01-again', '2024-01-01-hub'],
      ['service', 'hub', '2024-03-01-proxy', '2024-02-01-again', '2024-01-01-hub'],
      ['service', 'proxy', '2024-03-01-proxy', '2024-02-01-again'],
      ['tag', 'Alerts', '2024-03-01-proxy'],
      ['tag', 'storage', '2024-03-01-proxy', '2024-01-01-hub'],
    ]);
  });

  test('are often together with names that more than one incident shares', () => {
    const together = (name: string) =>
      [findFacet(catalog, 'service', name)].flatMap((facet) => facet && oftenTogether(facet));
    expect(together('hub')).toEqual([
      { name: 'grafana', count: 2 },
      { name: 'proxy', count: 2 },
    ]);
    expect(together('grafana')).toEqual([{ name: 'hub', count: 2 }]);
  });

  test('count severities, most severe first, then unknown names, then none', () => {
    const incidents = catalogOf({
      a: 'severity: SEV3',
      b: 'severity: bad',
      c: 'severity: SEV1',
      d: 'title: A',
      e: 'severity: SEV3',
    }).incidents;
    expect(countSeverities(incidents, defaultSettings)).toEqual([
      { severity: 'SEV1', count: 1 },
      { severity: 'SEV3', count: 2 },
      { severity: 'bad', count: 1 },
      { count: 1 },
    ]);
  });

  test('add up known impact, and count incidents with unknown and without impact', () => {
    const { incidents } = catalogOf({
      a: 'duration: 2024-01-01T10:00Z/2024-01-01T10:30Z',
      b: 'duration: { start: "2024-01-02T10:00Z", end: "2024-01-02 ~11:00 UTC" }',
      c: 'duration: { start: 2024-01-03T10:00Z }',
      d: 'impact: none\nduration: 2024-01-01T10:00Z/2024-01-01T10:30Z',
      e: 'title: A',
    });
    expect(sumImpact(incidents)).toEqual({ seconds: { least: 4800, most: 6000 }, unknown: 2, none: 1 });
    expect(sumImpact([])).toEqual({ unknown: 0, none: 0 });
  });

  test('find incidents by alias, but a current id wins over an alias', () => {
    const both = catalogOf({ '2024-02-01-again': again, 'old-name': 'title: Another' });
    expect(findIncident(catalog, 'old-name')?.id).toBe('2024-02-01-again');
    expect(findIncident(both, 'old-name')?.title).toBe('Another');
    expect(findIncident(catalog, 'nothing')).toBe(undefined);
  });
});

describe('long lists', () => {
  test('are divided in order into full pages, with the rest on the last page', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 450 }), (items) => {
        const pages = paginate(items);
        expect(pages.flatMap((page) => page.items)).toEqual(items);
        expect(pages.map(({ number, count }) => [number, count])).toEqual(
          pages.map((_, index) => [index + 1, pages.length]),
        );
        expect(pages.slice(0, -1).every((page) => page.items.length === rowsPerPage)).toBe(true);
        expect(pages.at(-1)?.items.length).toBeLessThanOrEqual(rowsPerPage);
        expect(pages.length).toBe(Math.max(1, Math.ceil(items.length / rowsPerPage)));
      }),
    );
  });

  test('have one page if they are empty or just full, and two with one item more', () => {
    const countOf = (length: number) => paginate(Array.from({ length })).map(({ items }) => items.length);
    expect([0, rowsPerPage, rowsPerPage + 1].map(countOf)).toEqual([[0], [rowsPerPage], [rowsPerPage, 1]]);
  });

  test('of a service hold its incidents; of an owner, the settled tasks last', () => {
    const tasks = Array.from({ length: 90 }, (_, index) => ({
      title: `Task ${index}`,
      owner: 'edge',
      due: `2024-0${1 + (index % 9)}-01`,
      status: index < 30 ? 'done' : index < 60 ? 'proposed' : 'open',
    }));
    const catalog = catalogOf(
      Object.fromEntries(
        Array.from({ length: 160 }, (_, index) => [
          `2024-01-01-${index}`,
          JSON.stringify({ title: 'A', services: ['hub'], tasks: index < 5 ? tasks : [] }),
        ]),
      ),
    );
    const service = findFacet(catalog, 'service', 'hub');
    const pages = service ? facetPages(service) : [];
    expect(pages.map(({ items }) => items.length)).toEqual([150, 10]);
    expect(pages.flatMap(({ items }) => items)).toEqual(catalog.incidents);

    const [owner] = ownersOf(catalog);
    const states = owner ? ownerPages(owner).map(({ items }) => items.map(({ task }) => task.status)) : [];
    expect(states).toEqual(['open', 'proposed', 'done'].map((status) => Array.from({ length: 150 }, () => status)));
  });

  test('have pages that are written before the pages that link them', () => {
    const tasks = Array.from({ length: 170 }, (_, index) => ({ title: `T${index}`, owner: 'edge', status: 'done' }));
    const open = Array.from({ length: 170 }, (_, index) => ({ title: `O${index}`, owner: 'edge' }));
    const catalog = catalogOf({ '2024-01-01-a': JSON.stringify({ services: ['hub'], tasks: [...tasks, ...open] }) });
    expect(routes(catalog).map(({ path }) => path)).toEqual([
      'incidents/2024-01-01-a.html',
      'services/hub.html',
      'owners/edge/3.html',
      'owners/edge/2.html',
      'owners/edge.html',
      'services.html',
      'tags.html',
      'owners.html',
      'tasks-settled/2.html',
      'tasks-settled.html',
      'tasks/2.html',
      'tasks.html',
      'insights.html',
      'rules.html',
      '404.html',
      'index.html',
    ]);
  });
});

describe('filters of tasks', () => {
  const { rows } = {
    rows: taskRows(
      catalogOf({
        '2024-01-01-a':
          'services: [hub, "a  b"]\ntasks: [{ title: A, owner: edge, type: detect, priority: P10 }, { title: B, priority: P2 }]',
        '2024-01-02-b': 'tasks: [{ title: C, owner: dev, type: fix }]',
      }),
    ),
  };

  test('have a value for each task, with a word for a missing value', () => {
    const services = ['hub', 'a b'];
    expect(rows.map(valuesOfRow)).toEqual([
      { owner: ['edge'], type: ['detect'], priority: ['P10'], service: services, tag: [] },
      { owner: ['Nobody yet'], type: ['No type'], priority: ['P2'], service: services, tag: [] },
      { owner: ['dev'], type: ['fix'], priority: ['No priority'], service: [], tag: [] },
    ]);
  });

  test('list values by name, the missing value last, and need at least two values', () => {
    expect(taskFilters(rows).map(({ name, options }) => [name, ...options.map(({ text }) => text)])).toEqual([
      ['owner', 'dev', 'edge', 'Unassigned'],
      ['type', 'Detect', 'Fix', 'No type'],
      ['priority', 'P2', 'P10', 'No priority'],
      ['service', 'a b', 'hub'],
    ]);
    expect(taskFilters(rows.slice(2))).toEqual([]);
  });
});

describe('due dates for the browser', () => {
  const tasksDue = (dues: string[]) =>
    taskRows(catalogOf({ a: JSON.stringify({ tasks: dues.map((due, index) => ({ title: `T${index}`, due })) }) })).map(
      ({ task }) => task,
    );

  test('are listed once each with the number of tasks, without overdue ones', () => {
    const tasks = tasksDue(['2024-09-01', '2024-08-19', '2024-08-20', '2024-09-01', '2024-09-01']);
    expect(encodeDueDates(tasks, '2024-08-20')).toBe('2024-08-20 2024-09-01*3');
    expect(encodeDueDates([], '2024-08-20')).toBe('');
  });

  test('end with a plus if they are too many', () => {
    const dues = Array.from({ length: 70 }, (_, index) => `20${30 + index}-01-01`);
    expect(encodeDueDates(tasksDue(dues), '2024-08-20')).toBe(`${dues.slice(0, 60).join(' ')} +`);
  });
});

describe('the lifespan of a task', () => {
  const numbers = (data: string) => Array.from(data.matchAll(/[MH](\d+)/g), ([, x]) => Number(x));

  test('is drawn to scale from its incident to its due date', () => {
    fc.assert(
      fc.property(day, day, fc.option(day, { nil: undefined }), day, (from, since, due, today) => {
        const axis = layOutLifespanAxis(from, due ?? today, today);
        const life = layOutLifespan(axis, since, due, today);
        for (const x of [life.today, life.dot, life.lived, life.gap, life.due].flatMap(numbers)) {
          expect(x).toBeGreaterThanOrEqual(20);
          expect(x).toBeLessThanOrEqual(lifespanWidth);
        }
        expect(life.isOverdue).toBe(due !== undefined && due < today);
        const [start = 0, end = 1] = numbers(life.lived);
        expect(end).toBeGreaterThan(start);
        // Twice as far is twice as long.
        const middle = xOfDay({ from: '2020-01-01', days: 200 }, '2020-04-10');
        expect(middle * 2).toBe(xOfDay(axis, '0001-01-01') + xOfDay(axis, '9999-12-31'));
      }),
    );
  });

  test('is heavy from the due date to today if overdue, and dashed up to the due date if not', () => {
    const axis = layOutLifespanAxis('2024-01-01', '2024-12-31', '2024-08-20');
    expect(axis).toEqual({ from: '2024-01-01', days: 322 });
    expect(layOutLifespan(axis, '2024-01-01', '2024-08-15', '2024-08-20')).toEqual({
      today: 'M676 0V20',
      dot: 'M20 10h0',
      lived: 'M20 10H662',
      gap: 'M662 10H676',
      isOverdue: true,
      due: 'M662 5V15',
    });
    expect(layOutLifespan(axis, '2024-06-01', '2024-11-01', '2024-08-20')).toEqual({
      today: 'M676 0V20',
      dot: 'M450 10h0',
      lived: 'M450 10H676',
      gap: 'M676 10H882',
      isOverdue: false,
      due: 'M882 5V15',
    });
    expect(layOutLifespan(axis, '2024-06-01', undefined, '2024-08-20')).toMatchObject({
      gap: '',
      due: '',
      isOverdue: false,
    });
    // Due in another century: it runs off the edge, and squeezes nobody else.
    expect(layOutLifespan(axis, '2024-06-01', '2124-01-01', '2024-08-20')).toMatchObject({
      gap: 'M676 10H1000',
      due: '',
    });
  });

  test('has an axis whose labels do not touch each other or today', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from, today] = one < other ? [one, other] : [other, one];
        const axis = layOutLifespanAxis(from, today, today);
        const places = [...lifespanLabels(axis, today).map((label) => xOfDay(axis, label.day)), xOfDay(axis, today)];
        for (const [index, x] of places.slice(1).entries())
          expect(x - (places[index] ?? 0)).toBeGreaterThanOrEqual(labelRoom);
      }),
    );
  });

  test.each([
    ['2018-01-11', '2026-11-25', '’20 ’22 ’24'],
    ['2023-04-12', '2024-08-20', 'Jul ’24'],
    ['2024-06-20', '2024-08-20', 'Jul Aug'],
    ['2024-08-10', '2024-08-20', '10 Aug'],
    ['2024-08-20', '2024-08-20', ''],
  ])('has an axis that names years, months or its first day: %s to %s', (from, today, names) => {
    const labels = lifespanLabels(layOutLifespanAxis(from, today, today), today);
    expect(labels.map(({ text }) => text).join(' ')).toBe(names);
  });

  test('is shown in days, months and years', () => {
    const ages = ['2024-08-20', '2024-08-19', '2024-06-25', '2024-06-21', '2022-08-22', '2022-08-01', '2024-09-01'];
    expect(ages.map((since) => ageText(since, '2024-08-20').replace('\u00a0', ' '))).toEqual([
      '0 days',
      '1 day',
      '56 days',
      '1 month',
      '23 months',
      '2 years',
      '0 days',
    ]);
  });
});

test('a pager shows the first page, the last, and those around the current one', () => {
  const shown = (number: number, count: number) => pagerNumbers({ number, count }).join(' ').replaceAll('gap', '…');
  expect(shown(1, 1)).toBe('1');
  expect(shown(5, 7)).toBe('1 2 3 4 5 6 7');
  expect(shown(1, 143)).toBe('1 2 3 … 143');
  expect(shown(4, 143)).toBe('1 2 3 4 5 … 143');
  expect(shown(70, 143)).toBe('1 … 69 70 71 … 143');
  expect(shown(140, 143)).toBe('1 … 139 140 141 142 143');
  expect(shown(143, 143)).toBe('1 … 141 142 143');
});
