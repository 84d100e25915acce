import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { bundleOptions } from './bundle-options.ts';

/** Larger chunks are for what few runs need, in bytes. */
const largest = 40_000;

/** The small chunks that are made one, by their number in it. */
interface Group {
  chunks: ReadonlyMap<string, number>;
  /** Name of the file that they become. */
  name: string;
}

/**
 * Merge small chunks of a bundle. esbuild makes a chunk for each set of entries that share some modules, so that a
 * command would load thirty, and Node takes nearly a millisecond for each, whatever its size.
 *
 * @param outdir Absolute path of the bundle, whose whitespace is minified.
 * @param starts Paths of modules that begin a stage of a run, in the order in which they are loaded. What the first loads
 *   becomes one file, what the second loads besides another one, and so on.
 */
export async function mergeChunks(outdir: string, { outputs }: Metafile, starts: readonly string[]): Promise<void> {
  const files = new Map(Object.entries(outputs).map(([name, output]) => [path.basename(name), output]));
  const importsOf = (name: string): string[] =>
    (files.get(name)?.imports ?? [])
      .filter(({ kind, external }) => kind === 'import-statement' && external !== true)
      .map(({ path: target }) => path.basename(target));
  // Whoever loads one of a group loads all, so they must not bring anything large along.
  const isSmall = (name: string): boolean => {
    const file = files.get(name);
    return (
      file !== undefined && file.entryPoint === undefined && file.bytes <= largest && importsOf(name).every(isSmall)
    );
  };
  const closureOf = (name: string): string[] => [name, ...importsOf(name).flatMap(closureOf)];
  const folder = path.join(outdir, 'chunks');
  const groups: Group[] = [];
  const taken = new Set<string>();
  for (const start of starts) {
    const entry = [...files.keys()].find((name) => files.get(name)?.entryPoint === start);
    if (entry === undefined) throw new Error(`${start} is not loaded by itself`);
    const chunks = [...new Set(closureOf(entry))].filter((name) => isSmall(name) && !taken.has(name)).toSorted();
    if (chunks.length < 2) continue;
    for (const chunk of chunks) taken.add(chunk);
    const exported = chunks.map((name) => files.get(name)?.exports ?? []);
    const load = async (chunk: string) => redirect(await readFile(path.join(folder, chunk), 'utf8'), groups);
    const name = await merge(folder, path.parse(start).name, chunks, exported, load);
    groups.push({ name, chunks: new Map(chunks.map((chunk, index) => [chunk, index])) });
  }
  const kept = Object.keys(outputs).filter((name) => !taken.has(path.basename(name)));
  for (const name of taken) await rm(path.join(folder, name));
  for (const name of kept) {
    const file = path.join(name.includes('/chunks/') ? folder : outdir, path.basename(name));
    await writeFile(file, redirect(await readFile(file, 'utf8'), groups));
  }
}

/** @returns The name of the file. What the third chunk exports as `name`, it exports as `name_2`. */
async function merge(
  folder: string,
  name: string,
  chunks: readonly string[],
  exported: readonly (readonly string[])[],
  load: (chunk: string) => Promise<string>,
): Promise<string> {
  const statements = chunks.map((chunk, index) => {
    const names = (exported[index] ?? []).map((one) => `${one} as ${one}_${index}`);
    return `export { ${names.join(', ')} } from './${chunk}';`;
  });
  const { metafile } = await build({
    ...bundleOptions,
    stdin: { contents: statements.join('\n'), resolveDir: folder },
    plugins: [
      {
        name: 'chunks',
        setup: (bundle) => {
          bundle.onLoad({ filter: /^/ }, async ({ path: file }) => ({ contents: await load(path.basename(file)) }));
          bundle.onResolve({ filter: /^/ }, ({ kind, path: target }) =>
            kind === 'dynamic-import' || !chunks.includes(path.basename(target))
              ? { path: target, external: true }
              : { path: path.join(folder, target) },
          );
        },
      },
    ],
    absWorkingDir: folder,
    outdir: folder,
    entryNames: `${name}-common-[hash]`,
    metafile: true,
  });
  return Object.keys(metafile.outputs).join('');
}

/** Imports at the top of a file, as esbuild writes them. */
const header = /^(?:#!.*\n)?(?:import(?:\{[^}]*\}from)?"[^"]*";)*/;

const statement = /import(?:\{([^}]*)\}from)?"(\.\/(?:chunks\/)?)([^"/]*)";/g;

/** Have a file import from groups what it imported from their chunks. */
function redirect(text: string, groups: readonly Group[]): string {
  const [head = ''] = header.exec(text) ?? [];
  const bare = new Set<string>();
  const changed = head.replaceAll(statement, (whole, names: string | undefined, folder: string, chunk: string) => {
    const group = groups.find(({ chunks }) => chunks.has(chunk));
    if (!group) return whole;
    const from = `"${folder}${group.name}";`;
    // Several chunks that were loaded for what they do at their start are one now.
    if (names === undefined) return bare.has(from) ? '' : (bare.add(from), `import${from}`);
    const parts = names.split(',').map((part) => {
      const [name = '', local = name] = part.split(' as ');
      return `${name}_${group.chunks.get(chunk)} as ${local}`;
    });
    return `import{${parts.join(',')}}from${from}`;
  });
  const result = changed + text.slice(head.length);
  const left = groups.flatMap(({ chunks }) => [...chunks.keys()]).find((chunk) => result.includes(chunk));
  if (left !== undefined) throw new Error(`An import of ${left} is not where esbuild writes imports`);
  return result;
}
