import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { check, createCatalog } from 'casebook';
import { expect, test } from 'vitest';
import schema from '../../../schema/catalog.schema.json' with { type: 'json' };
import { eightIncidents } from '../../fixtures/eight-incidents.ts';
import { everyFeature } from '../../fixtures/every-feature.ts';
import { root } from '../../support/cli.ts';
import { divideCatalog } from '../../../src/publish/catalog-files.ts';
import { undescribed, unknownOrWrong } from '../../support/strict-schema.ts';

/** What is rare: vague and wrong times, several owners, other incidents, figures with units. */
const rare = `---
title: Everything that is rare
status: closed
kind: security
timezone: Europe/Berlin
duration:
  - { start: 2024-03-31 ~02:30, end: 25:99, services: [mail], note: twice }
  - { start: unknown, end: "2024-03-31" }
impact: { summary: A, percent_affected: 3, support_tickets: 2, revenue: { value: 12.5, unit: EUR, estimate: true }, data_loss: two mails }
root_cause: { summary: A, trigger: b, category: c }
roles: { lead: [ann, bob] }
related: [2024-01-01-a, { id: 2024-01-02-b, relation: caused_by }]
links: [https://example.org]
aliases: [old-name]
x_region: [eu, 2, true, { zone: a }]
x_empty:
serverity: SEV1
---
## Timeline
- 2024-03-31 00:10 PST \`triggered\` A
- 00:1? \`started\` B
- 00:20 \`detected\` \`acknowledged\` \`identified\` \`communicated\` C

### Team two
- 03:00–03:10 \`mitigated\` \`resolved\` D

## Action items
- [ ] Do it (@ann, @bob, due 2024-05-01, P1, #12)
`;

async function texts(): Promise<Record<string, string>> {
  const ours: Record<string, string> = { 'postmortems/2024-03-31-rare.md': rare };
  for await (const name of glob('postmortems/*.md', { cwd: root })) {
    ours[name] = await readFile(path.join(root, name), 'utf8');
  }
  for (const [name, text] of Object.entries({ ...everyFeature, ...eightIncidents })) {
    if (typeof text === 'string' && name.endsWith('.md')) ours[name] = text;
  }
  return ours;
}

const catalog = createCatalog(
  Object.entries(await texts()).map(([name, text]) => check({ path: name, text }).postmortem),
  {},
  [
    {
      name: 'a',
      aliases: ['b'],
      owner: '@c',
      runbook: 'https://d.example',
      dashboard: 'https://e.example',
      chat: 'https://f.example',
    },
  ],
);

const divided = divideCatalog(
  catalog,
  ({ id }) => id.length,
  ({ id }) => id.slice(0, 4),
  10,
);

const other = catalog.incidents[0];
if (other) other.source = { id: 'a', name: 'A', url: 'https://a.example' };
catalog.url = 'https://b.example';

test('a catalog is as its schema says', () => {
  expect(catalog.incidents.length).toBeGreaterThan(10);
  expect(unknownOrWrong(schema, JSON.parse(JSON.stringify(catalog)))).toEqual([]);
});

test('the list of the parts of a long catalog is as the schema says', () => {
  const { list = '' } = divided;
  expect(unknownOrWrong(schema, JSON.parse(list))).toEqual([]);
  expect(unknownOrWrong(schema, { ...catalog, parts: [] })).not.toEqual([]);
  expect(unknownOrWrong(schema, { version: 1, services: [] })).not.toEqual([]);
});

test('the schema describes everything', () => {
  expect(undescribed(schema)).toEqual([]);
});

test('every key of the schema is used by a test document', () => {
  const used = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) for (const key of Object.keys(value)) used.add(key);
    Object.values(value).forEach(collect);
  };
  collect(catalog);
  collect(JSON.parse(divided.list ?? ''));
  expect(keysOf(schema).filter((key) => !used.has(key))).toEqual([]);
});

function keysOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'properties' in part ? Object.keys(part.properties as object) : [];
  return [...own, ...Object.values(part).flatMap(keysOf)];
}
