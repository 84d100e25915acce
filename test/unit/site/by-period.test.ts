import { check, createCatalog } from 'casebook';
import { expect, test } from 'vitest';
import { measuredIncidents } from '../../../site/src/features/insights/measure.ts';
import { byPeriodData } from '../../../site/src/features/insights/by-period-data.ts';

const context = {};

/** Counted incidents, each given as its day and the minutes of its impact. */
function incidentsOf(impacts: readonly (readonly [day: string, minutes: number])[]) {
  const postmortems = impacts.map(([day, minutes], index) => {
    const end = `${day}T${String(10 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}Z`;
    const text = `---\nstatus: closed\nduration: { start: "${day}T10:00Z", end: "${end}" }\n---\n`;
    return check({ path: `postmortems/${day}-${index}.md`, text }).postmortem;
  });
  return measuredIncidents(createCatalog(postmortems));
}

const five = (day: string, minutes: number) => Array.from({ length: 5 }, (_, index) => [day, minutes + index] as const);

test('puts medians of years side by side, with n, what is unknown and a link to the incidents', () => {
  const data = byPeriodData(
    incidentsOf([...five('2022-03-01', 10), ...five('2023-03-01', 12), ['2024-03-01', 9]]),
    context,
  );
  const [impact] = data?.metrics ?? [];
  expect(data?.unit).toBe('year');
  expect(impact?.periods.map(({ name, path, n, unknown, median }) => [name, path, n, unknown, median?.text])).toEqual([
    ['2022', 'index.html?period=2022', 5, 0, '12\u00a0min'],
    ['2023', 'index.html?period=2023', 5, 0, '14\u00a0min'],
    ['2024', 'index.html?period=2024', 1, 0, undefined],
  ]);
  expect(impact?.periods[0]?.median?.interval).toBe('10\u00a0min to 14\u00a0min');
  expect(impact?.comparison).toBe('No difference shown between 2022 and 2023: their intervals overlap.');
  expect(data?.tooFew).toContain('Time to detect');
});

test('names the neighbours whose intervals do not overlap', () => {
  const years = (...minutes: number[]) =>
    incidentsOf(minutes.flatMap((length, index) => five(`${2020 + index}-03-01`, length)));
  const comparison = (...minutes: number[]) => byPeriodData(years(...minutes), context)?.metrics[0]?.comparison;
  expect(comparison(10, 11, 12)).toBe('No difference shown between neighbouring years: their intervals overlap.');
  expect(comparison(10, 90, 91)).toBe(
    'The intervals of 2020 and 2021 do not overlap. No difference shown between other neighbours.',
  );
  expect(comparison(10, 90, 10)).toBe('The intervals of 2020 and 2021; 2021 and 2022 do not overlap.');
});

test('compares quarters if there are only two years', () => {
  const data = byPeriodData(incidentsOf([...five('2023-11-30', 10), ['2024-02-01', 9]]), context);
  expect(data?.unit).toBe('quarter');
  expect(data?.metrics[0]?.periods.map(({ name, path }) => [name, path])).toEqual([
    ['Q4\u00a02023', 'index.html?from=2023-10-01&to=2023-12-31'],
    ['Q1\u00a02024', 'index.html?from=2024-01-01&to=2024-03-31'],
  ]);
  expect(data?.metrics[0]?.comparison).toBe('Only Q4\u00a02023 has a median.');
});

test('shows the ten latest periods, and none if there is only one', () => {
  const years = Array.from({ length: 12 }, (_, index) => [`${2013 + index}-03-01`, 5] as const);
  expect(byPeriodData(incidentsOf(years), context)).toMatchObject({ earlier: 2, metrics: [] });
  expect(byPeriodData(incidentsOf(five('2024-03-01', 10)), context)).toBe(undefined);
});

test('draws intervals within the marks that enclose them', () => {
  const data = byPeriodData(incidentsOf([...five('2023-11-30', 1), ...five('2024-02-01', 70)]), context);
  const [impact] = data?.metrics ?? [];
  expect(impact?.ticks.map(({ label, at }) => [label, Math.round(at * 100)])).toEqual([
    ['1 min', 0],
    ['10 min', 39],
    ['1 h', 70],
    ['6 h', 100],
  ]);
  for (const { median } of impact?.periods ?? []) {
    expect(median?.from).toBeGreaterThanOrEqual(0);
    expect(median?.to).toBeLessThanOrEqual(1);
    expect(median?.at).toBeGreaterThanOrEqual(median?.from ?? 1);
  }
});

test('keeps the other filters in the links to the index', () => {
  const filter = { others: 'sev=1&service=hub' };
  const data = byPeriodData(incidentsOf([...five('2023-11-30', 10), ['2024-02-01', 9]]), { filter });
  expect(data?.metrics[0]?.periods.map(({ path }) => path)).toEqual([
    'index.html?from=2023-10-01&to=2023-12-31&sev=1&service=hub',
    'index.html?from=2024-01-01&to=2024-03-31&sev=1&service=hub',
  ]);
});
