import { check, createCatalog, defaultSettings } from 'casebook';
import { expect, test } from 'vitest';
import { dateOfIncident, dayOfIncident } from '../../../site/src/catalog/incidents.ts';
import { figureText, roughRangeText } from '../../../site/src/catalog/labels.ts';
import { measuredIncident } from '../../../site/src/features/insights/measure.ts';
import { servicesData } from '../../../site/src/features/insights/services-data.ts';
import { dueText } from '../../../src/analysis/due-date.ts';
import { formatDay } from '../../../src/time/format.ts';

function incidentOf(id: string, frontmatter: string) {
  const text = `---\n${frontmatter}\n---\n`;
  const [incident] = createCatalog([check({ path: `${id}.md`, text }).postmortem]).incidents;
  if (!incident) throw new Error('There is no incident');
  return incident;
}

test.each([
  ['2026-01-01-a', 'duration: { start: 2026-06-05 }', '2026-06-05', '5 Jun 2026', 'Friday 5 June 2026'],
  ['2026-01-01-a', 'duration: { start: 2026-06-?? }', '2026-06', 'Jun 2026', 'June 2026, day not known'],
  ['2026-01-01-a', 'duration: { start: 2026-??-?? }', '2026', '2026', '2026, month not known'],
  ['2026-01-01-a', 'status: withdrawn', '2026-01-01', '1 Jan 2026', 'Thursday 1 January 2026'],
  ['2026-a', 'status: withdrawn', '2026', '2026', '2026, month not known'],
])('shows as much of a date as is known: %s, %s', (id, frontmatter, date, short, long) => {
  const known = dateOfIncident(incidentOf(id, frontmatter)) ?? '';
  expect([known, formatDay(known, 'short'), formatDay(known, 'long')]).toEqual([date, short, long]);
});

test('has no date where nothing states one', () => {
  expect([dateOfIncident, dayOfIncident].map((of) => of(incidentOf('a', 'title: A')))).toEqual([undefined, undefined]);
});

test('shows the unit of a figure', () => {
  expect(figureText({ value: 1_234_567.89, unit: 'EUR', estimate: true })).toBe('about 1,234,567.89\u00a0EUR');
  expect(figureText({ value: 40, estimate: false }, '%')).toBe('40\u00a0%');
  expect(figureText({ value: 20_092, estimate: false })).toBe('20,092');
});

test('says how late a task is in years after years', () => {
  expect(dueText('2012-01-05', '2026-11-27')).toBe('14 years overdue');
  expect(dueText('2026-11-26', '2026-11-27')).toBe('1 day overdue');
});

test.each([
  [60, 60, '1 min'],
  [0, 3480, 'at most 58 min'],
  [896, 956, 'about 15 min'],
  [3600, 36_000, '1 h–10 h'],
])('shows a length between %i and %i s as %s', (least, most, text) => {
  expect(roughRangeText({ least, most }).replaceAll('\u00a0', ' ')).toBe(text);
});

test('adds up the limits of imprecise durations, never their middles', () => {
  const counted = [
    incidentOf('2024-01-01-a', 'services: [bot]\nduration: { start: 2024-01-01T00:00Z, end: 2024-01-01T0?:??Z }'),
    incidentOf('2024-01-02-b', 'services: [bot]\nduration: 2024-01-02T00:00Z/2024-01-02T00:30Z'),
  ];
  const { first, ranges } = servicesData(counted.map(measuredIncident), defaultSettings);
  expect(first.map(({ name, sum, counts }) => [name, sum, counts])).toEqual([
    ['bot', { least: 1800, most: 1800 + 599 * 60 }, [1, 1]],
  ]);
  expect(ranges).toEqual(['10 min to 1 h', 'Imprecise']);
});
