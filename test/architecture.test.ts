import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './support/cli.ts';

// CONTRIBUTING.md draws this map. A part may import the parts in its list, which are below it, so there is no cycle.
// The test fails for an import that is not allowed, and for a permission that is not used.

/** Imported from everywhere; each may import those after it. */
const leaves = ['errors', 'settings', 'message', 'edit', 'position', 'text'];

const src: Record<string, string[]> = {
  bin: ['cli'],
  cli: [
    'commands',
    'completion',
    'find',
    'host',
    'drafts',
    'importers',
    'exporters',
    'review',
    'reporters',
    'stats',
    'tasks',
    'trackers',
  ],
  index: ['lint', 'config', 'catalog', 'analysis', 'postmortem', 'markdown', 'time'],
  commands: [
    'serve',
    'work',
    'completion',
    'tasks',
    'find',
    'stats',
    'listing',
    'doctor',
    'drafts',
    'tickets',
    'catalog',
    'publish',
    'importers',
    'exporters',
    'host',
    'review',
    'reporters',
    'lint',
    'config',
    'search',
    'rules',
    'rule',
    'analysis',
    'postmortem',
    'markdown',
    'time',
    'disk',
  ],
  serve: ['work', 'sources', 'publish', 'host', 'config', 'rule', 'disk'],
  worker: ['work', 'host', 'markdown'],
  work: [
    'drafts',
    'build-id',
    'tasks',
    'trackers',
    'tickets',
    'sources',
    'publish',
    'search',
    'host',
    'review',
    'reporters',
    'lint',
    'config',
    'catalog',
    'rules',
    'rule',
    'postmortem',
    'markdown',
    'time',
    'disk',
  ],
  'build-id': [],
  completion: [],
  find: ['catalog', 'search', 'analysis', 'time'],
  doctor: ['postmortem'],
  stats: ['catalog', 'analysis', 'time'],
  listing: ['reporters', 'catalog', 'time'],
  drafts: ['lint', 'rule', 'postmortem', 'markdown', 'time'],
  trackers: ['tickets', 'host', 'reporters', 'postmortem'],
  tickets: ['postmortem', 'markdown', 'time'],
  sources: ['host', 'catalog', 'postmortem', 'time', 'disk'],
  importers: ['exporters', 'lint', 'rule', 'schema', 'analysis', 'postmortem', 'markdown', 'time'],
  publish: ['tasks', 'search', 'host', 'lint', 'catalog', 'rules', 'rule', 'postmortem', 'markdown'],
  tasks: ['reporters', 'catalog', 'analysis', 'postmortem', 'time'],
  exporters: ['config', 'schema', 'postmortem', 'markdown', 'time'],
  host: ['rule', 'schema', 'markdown', 'disk'],
  review: ['reporters', 'lint', 'rule', 'catalog', 'analysis', 'postmortem', 'markdown', 'time'],
  reporters: ['lint', 'rules', 'rule', 'markdown'],
  lint: ['rules', 'rule', 'analysis', 'postmortem', 'markdown', 'time'],
  config: ['schema', 'markdown', 'disk'],
  rules: ['rule', 'schema', 'analysis', 'postmortem', 'markdown', 'time'],
  rule: ['postmortem', 'markdown'],
  catalog: ['analysis', 'postmortem'],
  analysis: ['postmortem', 'time'],
  search: ['postmortem'],
  postmortem: ['markdown', 'time'],
  schema: ['markdown', 'time'],
  markdown: [],
  time: [],
  disk: [],
};

const site: Record<string, string[]> = {
  adapter: ['pages', 'root', 'features', 'catalog'],
  pages: ['features'],
  root: ['features', 'client', 'catalog'],
  features: ['layouts', 'ui', 'catalog', 'client', 'shared'],
  layouts: ['catalog', 'shared', 'styles'],
  ui: ['catalog', 'shared'],
  catalog: [],
  client: [],
  shared: [],
  styles: [],
};

/** Features that use another feature. */
const featureUses = [
  // The page of a service lists incidents and tasks.
  'facets → browse',
  'facets → tasks',
  // Insights have the filters of the index.
  'insights → browse',
  // The page of an incident shows its timeline and its tasks.
  'incident → tasks',
  'incident → timeline',
  // Every page has a button that opens the search.
  'layouts → search',
];

/** Parts of `src` whose code the site may run: pure, and without Node. Types may come from anywhere. */
const pure = /^src\/(?:analysis|search|text|time)\//;

interface Import {
  from: string;
  to: string;
  isType: boolean;
  statement: string;
}

async function importsBelow(folder: string): Promise<Import[]> {
  const files = await Array.fromAsync(glob(`${folder}/**/*.{ts,tsx,astro}`, { cwd: root }));
  const imports = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(path.join(root, name), 'utf8');
      const from = name.replaceAll(path.sep, '/');
      const found = text.matchAll(/^(?:import|export)\s[^;]*?from '([^']+)'|import\('([^']+)'\)|^import '([^']+)'/gm);
      return Array.from(found, ([statement, ...targets]): Import => {
        const target = targets.find(Boolean) ?? '';
        const to = target.startsWith('.') ? path.posix.join(path.posix.dirname(from), target) : target;
        // `export type * from` and `import('…')` in a type are types as well.
        const isType = /^(?:import|export) type /.test(statement) || from.endsWith('.d.ts');
        return { from, to, isType, statement };
      });
    }),
  );
  return imports.flat();
}

const ofSrc = await importsBelow('src');
const ofSite = await importsBelow('site');

function partOfSrc(file: string): string {
  return (file.split('/')[1] ?? '').replace(/\.(?:d\.)?ts$/, '');
}

/** `site/src/features/tasks/x.ts` is in `features`, `site/src/routes.ts` in `root`. */
function partOfSite(file: string): string {
  const [, folder = '', part = '', ...rest] = file.split('/');
  // The middleware belongs to the way in which Astro is run; it has its place from Astro.
  if (folder !== 'src' || part === 'middleware.ts') return 'adapter';
  return rest.length === 0 ? 'root' : part;
}

function featureOf(file: string): string | undefined {
  return /^site\/src\/features\/([^/]+)\//.exec(file)?.[1];
}

/** Edges between parts, as `from → to`, each with an import that makes it. */
function edgesOf(imports: readonly Import[], partOf: (file: string) => string): Map<string, Import> {
  const edges = imports.map((found) => [`${partOf(found.from)} → ${partOf(found.to)}`, found] as const);
  return new Map(edges.filter(([, { from, to }]) => partOf(from) !== partOf(to)));
}

function edgesIn(map: Record<string, string[]>): string[] {
  return Object.entries(map).flatMap(([from, targets]) => targets.map((to) => `${from} → ${to}`));
}

describe.each([
  [
    'src',
    src,
    edgesOf(
      ofSrc.filter(({ to }) => to.startsWith('src/') && !leaves.includes(partOfSrc(to))),
      partOfSrc,
    ),
  ],
  [
    'site',
    site,
    edgesOf(
      ofSite.filter(
        ({ from, to }) =>
          from !== 'site/astro.config.ts' && /^site\/(?:src|adapter)\/[^?]*$/.test(to) && !isFeatureUse(from, to),
      ),
      partOfSite,
    ),
  ],
])('%s', (_name, map, edges) => {
  test('has no import that the map does not allow', () => {
    const allowed = new Set(edgesIn(map));
    expect(Array.from(edges).filter(([edge]) => !allowed.has(edge))).toEqual([]);
  });

  test('uses every import that the map allows', () => {
    expect(edgesIn(map).filter((edge) => !edges.has(edge))).toEqual([]);
  });

  test('imports downwards only', () => {
    const order = Object.keys(map);
    const upwards = Object.entries(map).flatMap(([from, targets]) =>
      targets.filter((to) => order.indexOf(to) <= order.indexOf(from)).map((to) => `${from} → ${to}`),
    );
    expect(upwards).toEqual([]);
  });
});

test('leaves import only the leaves after them', () => {
  const wrong = ofSrc.filter(({ from, to }) => {
    const [user, used] = [leaves.indexOf(partOfSrc(from)), leaves.indexOf(partOfSrc(to))];
    return user >= 0 && to.startsWith('src/') && partOfSrc(from) !== partOfSrc(to) && used <= user;
  });
  expect(wrong).toEqual([]);
});

function isFeatureUse(from: string, to: string): boolean {
  const [user, used] = [featureOf(from) ?? partOfSite(from), featureOf(to)];
  return used !== undefined && user !== used && featureUses.includes(`${user} → ${used}`);
}

test('rules import neither each other nor Node', () => {
  const ruleOf = (file: string): string | undefined => /^src\/rules\/([^/]+?)(?:\.ts|\/)/.exec(file)?.[1];
  const shared = new Set(['index', 'across-documents', 'examples']);
  const wrong = ofSrc.filter(({ from, to }) => {
    const [rule, other] = [ruleOf(from), ruleOf(to)];
    if (rule === undefined || shared.has(rule)) return false;
    return to.startsWith('node:') || (other !== undefined && other !== rule && !shared.has(other));
  });
  expect(wrong).toEqual([]);
});

test('only the edges touch the disk, the process and the streams', () => {
  const edges = new Set(['bin', 'cli', 'commands', 'serve', 'host', 'worker', 'config', 'publish', 'disk']);
  const wrong = ofSrc.filter(({ from, to }) => /^node:(?!path|util|crypto)/.test(to) && !edges.has(partOfSrc(from)));
  // It loads a native library, which gives the same as remark.
  expect(wrong.filter(({ from }) => from !== 'src/markdown/native/binding.ts')).toEqual([]);
});

test('the product does without Temporal, which the tests compare its arithmetic with', () => {
  expect(ofSrc.filter(({ to }) => to === 'temporal-polyfill').map(({ from }) => from)).toEqual([]);
});

test('bin.ts imports nothing before it has checked the version', () => {
  const early = ofSrc.filter(({ from, statement }) => from === 'src/bin.ts' && !statement.startsWith('import('));
  expect(early).toEqual([]);
});

test('the site takes types from src, and code that is pure', () => {
  const wrong = ofSite.filter(
    ({ from, to, isType }) =>
      to.startsWith('src/') &&
      !isType &&
      !pure.test(to) &&
      // The development server reads documents.
      from !== 'site/adapter/dev.ts',
  );
  expect(wrong).toEqual([]);
});

test('features use each other only where the map says so', () => {
  const uses = ofSite.flatMap(({ from, to }) => {
    const [user, used] = [featureOf(from) ?? partOfSite(from), featureOf(to)];
    const isShared = ['pages', 'root', 'adapter'].includes(user);
    return used === undefined || user === used || isShared ? [] : [`${user} → ${used}`];
  });
  expect([...new Set(uses)].toSorted()).toEqual(featureUses.toSorted());
});

describe('the code of the browser', () => {
  const isClient = (file: string): boolean => file.endsWith('.client.ts');
  const values = [...ofSite, ...ofSrc].filter(({ isType, to }) => !isType && !to.includes('?'));

  /** Every module that ends up in a script of the site. */
  const bundled = new Set(values.filter(({ from }) => isClient(from)).map(({ from }) => from));
  for (const file of bundled) {
    for (const { from, to } of values) if (from === file && /^(?:site|src)\//.test(to)) bundled.add(to);
  }

  test('holds no component of Astro, and of src nothing but what is pure', () => {
    const wrong = [...bundled].filter(
      (file) =>
        !/^site\/src\/(?:client|shared|features|ui|catalog|main\.client)|^src\/(?:analysis|search|text|time)\//.test(
          file,
        ) || file.endsWith('.astro'),
    );
    expect(wrong).toEqual([]);
  });

  test('uses no package but those of components that the build and the browser share', () => {
    const packages = values.filter(({ from, to }) => bundled.has(from) && !/^(?:site|src)\//.test(to));
    expect(new Set(packages.map(({ to }) => to))).toEqual(new Set(['preact', 'clsx']));
  });

  test('is not imported by the build', () => {
    expect(values.filter(({ from, to }) => isClient(to) && !isClient(from))).toEqual([]);
  });
});
