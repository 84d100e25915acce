import { check, createCatalog, type Catalog, type Incident } from 'casebook';
import { expect, test } from 'vitest';
import { catalogText, divideCatalog } from '../../../src/publish/catalog-files.ts';

const ids = ['2023-05-01-a', '2024-01-01-b', '2024-02-01-c-ü', '2024-03-01-d', '2025-01-01-e', 'undated'];

const catalog = createCatalog(
  ids.map((id) => check({ path: `postmortems/${id}.md`, text: `---\ntitle: ${id}\n---\n` }).postmortem),
  {},
  [{ name: 'mail', aliases: ['post'] }],
);

const textOf = (incident: Incident): Buffer => Buffer.from(JSON.stringify(incident));

function divide(longest?: number, of: Catalog = catalog) {
  return divideCatalog(
    of,
    (incident) => textOf(incident).length,
    ({ id }) => id.slice(0, 4),
    longest,
  );
}

function read(part: { incidents: readonly Incident[] }, of: Catalog = catalog): { text: string; catalog: Catalog } {
  const text = Buffer.concat([...catalogText(of, part.incidents, textOf)]).toString('utf8');
  return { text, catalog: JSON.parse(text) };
}

test('a short catalog is one file', () => {
  const { parts, list, bytes } = divide();
  expect(list).toBeUndefined();
  expect(parts.map(({ path }) => path)).toEqual(['catalog.json']);
  const [part = { incidents: [] }] = parts;
  const { text, catalog: whole } = read(part);
  expect(whole).toEqual(JSON.parse(JSON.stringify(catalog)));
  expect(Buffer.byteLength(text)).toBe(bytes);
});

test('a catalog without incidents is one file', () => {
  const empty: Catalog = { version: 1, services: [], incidents: [] };
  const [part = { incidents: [], bytes: 0 }] = divide(10, { ...empty }).parts;
  expect(read(part, empty)).toEqual({ text: '{"version":1,"services":[],"incidents":[\n\n]}\n', catalog: empty });
});

test('a long catalog is divided by year, and each part is a catalog', () => {
  const { parts, list = '', bytes } = divide(1800);
  expect(JSON.parse(list)).toEqual({
    version: 1,
    services: [{ name: 'mail', aliases: ['post'] }],
    parts: parts.map(({ path, incidents, bytes: length, year }) => ({
      ...(year && { year }),
      path,
      incidents: incidents.length,
      bytes: length,
    })),
  });
  expect(parts.map(({ path, year }) => [path, year])).toEqual([
    ['catalog/2025.json', '2025'],
    ['catalog/2024.json', '2024'],
    ['catalog/2023.json', '2023'],
    ['catalog/undated.json', undefined],
  ]);
  for (const part of parts) {
    expect(Buffer.byteLength(read(part).text)).toBe(part.bytes);
    expect(read(part).catalog).toMatchObject({ version: 1, services: catalog.services });
  }
  expect(parts.flatMap((part) => read(part).catalog.incidents.map(({ id }) => id)).toSorted()).toEqual(ids);
  expect(bytes).toBe(parts.reduce((sum, part) => sum + part.bytes, 0));
});

test('a long year has several files, of which a new incident changes only the last', () => {
  const pathsOf = (some: readonly string[]): [path: string, ids: string[]][] => {
    const incidents = catalog.incidents.filter(({ id }) => some.includes(id));
    const { parts } = divide(700, { ...catalog, incidents });
    return parts.map((part) => [part.path, part.incidents.map(({ id }) => id)]);
  };
  expect(pathsOf(ids.slice(1, 3))).toEqual([
    ['catalog/2024-2.json', ['2024-02-01-c-ü']],
    ['catalog/2024.json', ['2024-01-01-b']],
  ]);
  expect(pathsOf(ids.slice(1, 4))).toEqual([
    ['catalog/2024-3.json', ['2024-03-01-d']],
    ['catalog/2024-2.json', ['2024-02-01-c-ü']],
    ['catalog/2024.json', ['2024-01-01-b']],
  ]);
});
