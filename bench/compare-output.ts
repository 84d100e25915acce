// Compares what two checkouts make of the same documents: `node bench/compare-output.ts <other checkout> [folder]`.
// A refactoring may change words, and nothing else. Exits with 1 when anything else differs.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { diffLines } from 'diff';
import type * as api from '../src/index.ts';

type Rules = readonly { id: string; examples: Example[] }[];
interface Example {
  name: string;
  path?: string;
  document: string;
  options?: Record<string, unknown>;
  settings?: object;
  files?: Record<string, string>;
}
type Api = typeof api;

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '..');
const now = '2026-01-01T00:00:00Z';
const [other, folder = path.join(root, 'postmortems')] = process.argv.slice(2);
if (other === undefined) throw new Error('Usage: node bench/compare-output.ts <other checkout> [folder of documents]');

const work = await mkdtemp(path.join(tmpdir(), 'casebook-compare-'));
const differences: string[] = [];
try {
  const before = path.resolve(other);
  compare('messages of the examples', await exampleMessages(before, before), await exampleMessages(root, before));
  const [old, present] = [await buildSite(before, 'before'), await buildSite(root, 'after')];
  compare('list of pages', old.keys().toArray().join('\n'), present.keys().toArray().join('\n'));
  for (const [file, text] of old) compare(file, text, present.get(file) ?? '');
} finally {
  await rm(work, { recursive: true, force: true });
}
process.stdout.write(differences.length === 0 ? 'No difference\n' : `${differences.join('\n')}\n`);
process.exitCode = differences.length === 0 ? 0 : 1;

function compare(name: string, before: string, after: string): void {
  if (before === after) return;
  const parts = diffLines(before, after).flatMap(({ added, removed, value }) =>
    added || removed
      ? value
          .trimEnd()
          .split('\n')
          .map((line) => `  ${added ? '+' : '-'} ${line}`)
      : [],
  );
  differences.push(`${name}: ${parts.length} lines differ`, ...parts.slice(0, 40));
}

/** Rule, severity and position of every message of the examples of one checkout, as another checkout reports them. */
async function exampleMessages(checkout: string, examplesOf: string): Promise<string> {
  const importFrom = async <Module>(base: string, file: string): Promise<Module> =>
    import(pathToFileURL(path.join(base, file)).href);
  const { rules } = await importFrom<{ rules: Rules }>(examplesOf, 'src/rules/index.ts');
  const { check, defaultSettings } = await importFrom<Api>(checkout, 'src/index.ts');
  const lines = rules.flatMap(({ id, examples }) =>
    examples.flatMap(({ name, path: file = 'postmortems/2024-08-10-a.md', document, options, settings, files }) => {
      const environment = { now, isFile: (target: string) => Object.hasOwn(files ?? {}, target) };
      const rule = { severity: 'warn' as const, options: options ?? {} };
      const own = { ...defaultSettings, ...settings, rules: { [id]: rule } };
      const { messages } = check({ path: file, text: document }, own, environment);
      return [`${id}: ${name}`, ...messages.map(placeOf)];
    }),
  );
  return lines.join('\n');
}

interface Placed {
  ruleId: string;
  severity: string;
  place: { start: Point; end: Point };
}

interface Point {
  line: number;
  column: number;
}

function placeOf({ ruleId, severity, place: { start, end } }: Placed): string {
  return `  ${severity} ${ruleId} ${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** The structure of every page, and the text of every other file, by path. Names of assets are hashes of their text. */
async function buildSite(checkout: string, name: string): Promise<Map<string, string>> {
  const copy = path.join(work, name);
  await cp(folder, path.join(copy, 'postmortems'), { recursive: true });
  const { stdout } = await casebook(checkout, copy, ['lint', 'postmortems', '--format', 'json']);
  await casebook(checkout, copy, ['build']);
  const site = path.join(copy, '_site');
  const found = await readdir(site, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => /\.html$|^catalog\.json$/.test(file))
    .toSorted();
  const texts = await Promise.all(
    files.map(async (file): Promise<[string, string]> => {
      const text = await readFile(path.join(site, file), 'utf8');
      return [file, file.endsWith('.html') ? structureOf(text) : text];
    }),
  );
  return new Map([['messages of the documents', messagesOf(stdout)], ...texts]);
}

function messagesOf(json: string): string {
  const { files } = JSON.parse(json) as { files: { path: string; messages: Record<string, string | number>[] }[] };
  return files
    .flatMap(({ path: file, messages }) => [
      file,
      ...messages.map(
        ({ ruleId, severity, line, column, endLine, endColumn }) =>
          `  ${severity} ${ruleId} ${line}:${column}-${endLine}:${endColumn}`,
      ),
    ])
    .join('\n');
}

/** A line for each element: its name, and the attributes by which it is linked, found or filled in. */
function structureOf(html: string): string {
  return Array.from(
    html.matchAll(/<(\/?[a-z][a-z0-9-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g),
    ([, tag, attributes]) => {
      const kept = Array.from(attributes?.matchAll(/\s(id|href|src|datetime|d|x|y|cx|cy|type|name)="([^"]*)"/g) ?? []);
      return [
        tag,
        ...kept.map(
          ([, key, value = '']) =>
            `${key}=${value.replace(/\.[0-9a-f]{8}\.(?=css|js|svg)|\.[\w-]{8}\.(?=css|svg)/, '.')}`,
        ),
      ].join(' ');
    },
  ).join('\n');
}

async function casebook(checkout: string, cwd: string, args: string[]): Promise<{ stdout: string }> {
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse(now) / 1000), GITHUB_ACTIONS: '' };
  try {
    return await run(process.execPath, [path.join(checkout, 'dist/bin.js'), ...args], { cwd, env, maxBuffer: 2 ** 28 });
  } catch (error) {
    // 1: documents have errors.
    if (error instanceof Error && 'code' in error && error.code === 1 && 'stdout' in error)
      return { stdout: String(error.stdout) };
    throw error;
  }
}
