// How checking and building grow: `npm run scale -- 1000 10000`. Seconds mean little on another machine, so that each is
// told as a multiple of the time that remark-parse alone takes for the same texts in the same run.
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { main } from '../src/cli.ts';
import { manyDocuments } from '../test/fixtures/random-incidents.ts';

const counts = process.argv.slice(2).map(Number);
const quiet = { write: () => true, color: false };

for (const count of counts.length > 0 ? counts : [1000]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'casebook-'));
  const documents = manyDocuments(count);
  await mkdir(path.join(folder, 'postmortems'));
  for (const [file, text] of Object.entries(documents)) await writeFile(path.join(folder, file), text);
  const io = {
    cwd: folder,
    now: '2026-01-01T00:00:00Z',
    inGithubActions: false,
    readStdin: async () => new Uint8Array(),
    stdout: quiet,
    stderr: quiet,
  };
  const parser = unified().use(remarkParse);
  const parse = await secondsOf(() => {
    for (const text of Object.values(documents)) parser.parse(text);
  });
  const lint = await secondsOf(() => main(['lint'], io));
  const build = await secondsOf(() => main(['build'], io));
  print(`${count} documents: remark-parse ${parse.toFixed(1)} s, lint × ${ratio(lint)}, build × ${ratio(build)}`);
  const pages = await sizesBelow(path.join(folder, '_site'));
  const largest = pages.filter(({ file }) => file.endsWith('.html')).toSorted((a, b) => b.size - a.size);
  print(`  ${largest.length} pages, the largest: ${largest.slice(0, 3).map(sizeText).join(', ')}`);
  const other = pages.filter(({ file }) => !file.endsWith('.html')).toSorted((a, b) => b.size - a.size);
  print(`  beside them: ${other.slice(0, 4).map(sizeText).join(', ')}`);
  await rm(folder, { recursive: true });

  function ratio(seconds: number): string {
    return (seconds / parse).toFixed(1);
  }
}

async function secondsOf(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function sizesBelow(folder: string): Promise<{ file: string; size: number }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return { file: path.relative(folder, file), size: (await stat(file)).size };
      }),
  );
}

function sizeText({ file, size }: { file: string; size: number }): string {
  return `${file} ${Math.ceil(size / 1024)} KB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
