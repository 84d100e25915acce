// `node bench/organisation.ts [repositories] [incidents]` simulates an organisation: it makes up the catalogs of its
// repositories, serves them, builds one site of all, and prints what that takes. Build the tool before.
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { check, createCatalog } from '../dist/index.js';
import { documentOf } from './documents.ts';
import { run } from './measure.ts';

const [repositories = 200, incidents = 20_000] = process.argv.slice(2).map(Number);
const bin = path.resolve(import.meta.dirname, '../dist/bin.js');
const folder = await mkdtemp(path.join(tmpdir(), 'casebook-organisation-'));
try {
  print(`${repositories} repositories, ${incidents} incidents`);
  const { catalogs, bytes } = makeCatalogs();
  print(`catalogs: ${megabytes(bytes)}`);
  const address = await serve(catalogs);
  const sources = [...catalogs.keys()].map((id) => `  - { id: ${id}, catalog: "${address}/${id}/catalog.json" }`);
  await writeFile(
    path.join(folder, 'casebook.yaml'),
    ['sources:', ...sources, 'site: { url: "https://incidents.example" }', ''].join('\n'),
  );
  for (const what of ['first build', 'nothing changed']) {
    const { seconds, mebibytes = 0 } = await run({
      name: what,
      command: [process.execPath, bin, 'build', '--cache-location', 'kept'],
      cwd: folder,
    });
    print(`${what}: ${seconds.toFixed(1)} s, ${mebibytes.toFixed(0)} MiB`);
  }
  await printSizes(path.join(folder, '_site'));
} finally {
  await rm(folder, { recursive: true, force: true });
  process.exit();
}

/** By the id of the source; compressed, as hosts send them. */
function makeCatalogs(): { catalogs: Map<string, Uint8Array>; bytes: number } {
  let bytes = 0;
  const each = Math.ceil(incidents / repositories);
  const catalogs = new Map(
    Array.from({ length: repositories }, (_, repository): [string, Uint8Array] => {
      const from = repository * each;
      const length = Math.min(each, incidents - from);
      const postmortems = Array.from({ length }, (__, index) => {
        const { name, text } = documentOf(from + index);
        return check({ path: `postmortems/${name}`, text }).postmortem;
      });
      const json = JSON.stringify(createCatalog(postmortems));
      bytes += Buffer.byteLength(json);
      return [`repository-${repository}`, gzipSync(json, { level: 1 })];
    }),
  );
  return { catalogs, bytes };
}

async function serve(catalogs: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const server = createServer(({ url = '', headers }, response) => {
    const catalog = catalogs.get(url.split('/')[1] ?? '');
    if (!catalog) response.writeHead(404).end();
    else if (headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.writeHead(200, { 'Content-Encoding': 'gzip', ETag: '"1"' }).end(catalog);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return `http://127.0.0.1:${address.port}`;
}

async function printSizes(site: string): Promise<void> {
  const groups = new Map<string, { files: number; bytes: number }>();
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(site, file);
    const group = name.startsWith('data') || !name.includes(path.sep) ? name : `${name.split(path.sep)[0]}/`;
    const { files = 0, bytes = 0 } = groups.get(group) ?? {};
    groups.set(group, { files: files + 1, bytes: bytes + (await stat(file)).size });
  }
  for (const [name, { files, bytes }] of [...groups].toSorted((a, b) => b[1].bytes - a[1].bytes)) {
    print(`${name}: ${files === 1 ? '' : `${files} files, `}${megabytes(bytes)}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}
