import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support/cli.ts';

// What each part may import, beside itself; CONTRIBUTING.md draws it.
const data = ['errors', 'settings', 'message'];
const reading = ['postmortem', 'markdown', 'time', ...data];
const checking = ['rule', ...reading];
const allowed: Record<string, string[]> = {
  bin: ['cli'],
  cli: ['commands', 'errors'],
  worker: ['lint', 'markdown', 'settings'],
  commands: ['worker', 'lint', 'site', 'reporters', 'config', 'files', 'rules', 'schema', 'catalog', ...checking],
  index: ['defaults', 'lint', 'site', 'reporters', 'config', 'files', 'rules', 'catalog', ...checking],
  site: ['lint', 'catalog', 'files', ...checking],
  reporters: ['lint', 'text', ...checking],
  lint: ['rules', ...checking],
  config: ['defaults', 'schema', 'markdown', 'settings', 'errors'],
  defaults: ['settings'],
  files: ['errors', 'markdown'],
  rules: ['schema', 'text', ...checking],
  catalog: ['text', ...reading],
  schema: reading,
  rule: reading,
  postmortem: ['markdown', 'time', 'text', ...data],
  markdown: data,
  time: data,
  message: ['markdown', 'settings'],
  settings: [],
  errors: [],
  text: [],
};

interface Import {
  from: string;
  to: string;
  statement: string;
}

async function importsBelow(folder: string): Promise<Import[]> {
  const files = await Array.fromAsync(glob(`${folder}/**/*.{ts,astro}`, { cwd: root }));
  const imports = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(path.join(root, file), 'utf8');
      const found = text.matchAll(/^(?:import|export)\s[^;]*?from '([^']+)'|import\('([^']+)'\)|^import '([^']+)'/gm);
      return Array.from(found, ([statement, ...targets]) => {
        const target = targets.find(Boolean) ?? '';
        return { from: file, to: target.startsWith('.') ? path.join(path.dirname(file), target) : target, statement };
      });
    }),
  );
  return imports.flat();
}

function partOf(file: string): string {
  return (file.split(path.sep)[1] ?? '').replace(/\.(?:d\.)?ts$/, '');
}

const own = await importsBelow('src');
const inside = own.filter(({ to }) => to.startsWith('src'));

test('finds imports at all', () => {
  expect(inside.length).toBeGreaterThan(40);
});

test('imports point one way', () => {
  const wrong = inside.filter(
    ({ from, to }) => partOf(from) !== partOf(to) && !allowed[partOf(from)]?.includes(partOf(to)),
  );
  expect(wrong).toEqual([]);
});

test('rules import neither each other nor the file system', () => {
  const wrong = own.filter(
    ({ from, to }) =>
      partOf(from) === 'rules' &&
      !from.endsWith('index.ts') &&
      ((to.startsWith('src') && partOf(to) === 'rules') || to.startsWith('node:')),
  );
  expect(wrong).toEqual([]);
});

test('only the edges touch the disk, the process and the streams', () => {
  const edges = new Set(['bin', 'cli', 'commands', 'worker', 'config', 'files', 'site']);
  const wrong = own.filter(({ from, to }) => /^node:(?!path|util)/.test(to) && !edges.has(partOf(from)));
  expect(wrong).toEqual([]);
});

test('Temporal stays in time/', () => {
  expect(own.filter(({ from, to }) => to === 'temporal-polyfill' && partOf(from) !== 'time')).toEqual([]);
});

test('bin.ts imports nothing before it has checked the version', () => {
  expect(own.filter(({ from, statement }) => partOf(from) === 'bin' && !statement.startsWith('import('))).toEqual([]);
});

test('the site takes types from src, and what is pure', async () => {
  const pure = new Set(
    [
      'time/format.ts',
      'postmortem/slug.ts',
      'postmortem/milestones.ts',
      'postmortem/quiet.ts',
      'postmortem/silences.ts',
      'postmortem/repeats.ts',
      'catalog/metrics.ts',
      'catalog/similar.ts',
      'catalog/statistics.ts',
    ].map((file) => path.join('src', file)),
  );
  const wrong = (await importsBelow('site')).filter(
    ({ from, to, statement }) =>
      to.startsWith('src') &&
      !pure.has(to) &&
      !from.endsWith('.d.ts') &&
      // Only the development server reads documents.
      from !== path.join('site', 'adapter', 'dev.ts') &&
      !/^(?:import|export) type /.test(statement),
  );
  expect(wrong).toEqual([]);
});
