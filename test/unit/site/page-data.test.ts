import { check, createCatalog, defaultSettings, type Catalog } from 'casebook';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/rules/index.ts';
import { dataOf } from '../../../site/src/page-data.ts';
import { routes } from '../../../site/src/routes.ts';

const task = (owner: string, due: string) => `{ title: Ask ${owner}, owner: ${owner}, due: ${due}, status: open }`;

const documents: Record<string, string> = {
  '2024-01-01-a': `title: A\nservices: [hub]\ntags: [disk]\nduration: 2024-01-01T10:00Z/2h\ntasks: [${task('ops', '2024-03-01')}]`,
  '2024-02-01-b': `title: B\nservices: [hub, edge]\nduration: 2024-02-01T10:00Z/3h\ntasks: []`,
  '2024-02-02-c': 'title: C\nstatus: draft\nrelated: [2024-01-01-a]',
};

function catalogOf(texts: Record<string, string>): Catalog {
  return createCatalog(
    Object.entries(texts).map(
      ([id, text]) => check({ path: `postmortems/${id}.md`, text: `---\n${text}\n---\n` }).postmortem,
    ),
  );
}

/** The data of every page as JSON, by path. */
function dataByPath(texts: Record<string, string>, today: string): Map<string, string> {
  const catalog = catalogOf(texts);
  const context = { settings: defaultSettings, rules, today, scripts: {}, fieldLabels: {} };
  return new Map(routes(catalog).map((route) => [route.path, JSON.stringify(dataOf(catalog, route, context))]));
}

/** The pages whose data differ. */
function changed(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...before].flatMap(([path, data]) => (after.get(path) === data ? [] : [path])).toSorted();
}

describe('the data of a page', () => {
  test('is plain JSON', () => {
    const catalog = catalogOf(documents);
    const context = { settings: defaultSettings, rules, today: '2024-02-20', scripts: {}, fieldLabels: {} };
    const all = routes(catalog).map((route) => dataOf(catalog, route, context));
    expect(structuredClone(all)).toEqual(JSON.parse(JSON.stringify(all)));
  });

  test('changes with the day only where the page says so', () => {
    const pages = changed(dataByPath(documents, '2024-02-20'), dataByPath(documents, '2024-02-21'));
    expect(pages.filter((path) => path.startsWith('incidents/'))).toEqual(['incidents/2024-01-01-a.html']);
    expect(pages).not.toContain('rules.html');
  });

  test('of an incident does not change with another one that it does not show', () => {
    const other = { ...documents, '2024-02-02-c': 'title: C\nstatus: draft\nrelated: [2024-01-01-a]\nseverity: SEV1' };
    const today = '2024-02-20';
    const pages = changed(dataByPath(documents, today), dataByPath(other, today));
    expect(pages.filter((path) => path.startsWith('incidents/'))).toEqual(['incidents/2024-02-02-c.html']);
  });
});
