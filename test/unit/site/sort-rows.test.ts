import { check, createCatalog, defaultSettings } from 'casebook';
import { expect, test } from 'vitest';
import { allRows, type FacetRow, type OwnerRow } from '../../../site/src/features/facets/list-rows.ts';
import { sortRows } from '../../../site/src/features/facets/sort-rows.ts';

const incident = (service: string, day: string, minutes: number, tasks: string) =>
  `title: An incident\nstatus: closed\nservices: [${service}]\n${minutes > 0 ? `duration: { start: "${day}T10:00Z", end: "${day}T10:${minutes}Z" }\n` : ''}tasks: [${tasks}]`;
const catalog = createCatalog(
  [
    incident('ads', '2024-03-01', 10, '{ title: A, owner: ann, due: 2024-09-01 }, { title: B, owner: ann }'),
    incident('ads', '2024-04-01', 10, ''),
    incident('db', '2024-05-01', 50, '{ title: C, owner: bob, due: 2024-08-01 }'),
    incident('web', '2024-06-01', 0, '{ title: D, owner: cy, status: done }'),
  ].map(
    (frontmatter, index) => check({ path: `postmortems/${index}.md`, text: `---\n${frontmatter}\n---\n` }).postmortem,
  ),
);
const context = { settings: defaultSettings, today: '2024-08-20' };
const services = allRows(catalog, 'services', context);
const owners = allRows(catalog, 'owners', context);
const namesOf = (rows: readonly (FacetRow | OwnerRow)[], sort: string, today = '2024-08-20') =>
  sortRows(rows, sort, today).map(({ link }) => link?.name);

test.each([
  ['', ['ads', 'db', 'web']],
  ['-name', ['web', 'db', 'ads']],
  ['-incidents', ['ads', 'db', 'web']],
  ['incidents', ['db', 'web', 'ads']],
  // An unknown impact, and an unknown date, come last in either direction.
  ['-impact', ['db', 'ads', 'web']],
  ['impact', ['ads', 'db', 'web']],
  ['-latest', ['db', 'ads', 'web']],
  ['latest', ['ads', 'db', 'web']],
  ['-open', ['ads', 'db', 'web']],
  ['-overdue', ['db', 'ads', 'web']],
  ['nonsense', ['ads', 'db', 'web']],
])('sorts services by %s', (sort, names) => {
  expect(namesOf(services, sort)).toEqual(names);
});

test.each([
  ['-open', ['ann', 'bob', 'cy']],
  ['-overdue', ['bob', 'ann', 'cy']],
  ['due', ['bob', 'ann', 'cy']],
  ['-due', ['ann', 'bob', 'cy']],
  ['-settled', ['cy', 'ann', 'bob']],
])('sorts owners by %s', (sort, names) => {
  expect(namesOf(owners, sort)).toEqual(names);
});

test('counts overdue tasks on the day of the reader', () => {
  const rows = [...owners].toReversed();
  expect(namesOf(rows, '-overdue', '2024-08-20')).toEqual(['bob', 'cy', 'ann']);
  expect(namesOf(rows, '-overdue', '2024-10-01')).toEqual(['bob', 'ann', 'cy']);
});
