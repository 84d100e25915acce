// What a browser loads for the first answer of a search, of sites with 22, 1,000 and 10,000 incidents, in bytes of gzip:
// `node bench/search.ts` after `npm run build`. The texts are passages of the repository's own postmortems, mixed, so that
// questions have many answers; and words that only one incident has, as names and numbers are.
import { gzipSync } from 'node:zlib';
import { assets } from '#renderer';
import { firstLimits } from '../src/search/limits.ts';
import type { SearchRecord } from '../src/search/search-record.ts';
import { mulberry32 } from '../test/support/mulberry32.ts';
import { ownRecords } from '../test/support/own-records.ts';
import { searchSiteOf, SiteReader } from '../test/support/search-site.ts';

const queries = [
  'connection refused',
  'oom',
  'postgres connection limit',
  'certificate expired',
  'who owns prow',
  'rollback',
  'no',
  '"connection refused"',
  'CVE-2022-23812',
  'node-ipc',
  'terrafrom lock',
  'kuberntes',
];

const own = ownRecords();

function mixedRecords(count: number): SearchRecord[] {
  if (count === own.length) return own;
  const random = mulberry32(7);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const places = own.flatMap((record) => record.places);
  const tasks = own.flatMap((record) => record.tasks);
  return Array.from({ length: count }, (_, index): SearchRecord => {
    const year = String(2026 - Math.floor((index * 10) / count));
    const title = pick(own)?.title ?? '';
    const id = `${year}-01-01-${title.toLowerCase().replaceAll(/\W+/g, '-')}-${index}`;
    return {
      path: `incidents/${id}.html`,
      year,
      title,
      severity: 'SEV2',
      rank: 2,
      date: `1 Jan ${year}`,
      labels: pick(own)?.labels ?? [],
      names: [id],
      summary: pick(own)?.summary ?? '',
      ended: pick(own)?.ended ?? '',
      places: [
        ...Array.from({ length: 28 }, () => pick(places)).flatMap((place) => (place ? [place] : [])),
        ['', 'Names', Array.from({ length: 5 }, () => random().toString(36).slice(2, 9)).join(' ')],
      ],
      tasks: Array.from({ length: Math.floor(random() * 8) }, () => pick(tasks)).flatMap((task) => task ?? []),
    };
  });
}

const sizeOf = (text: string): number => gzipSync(text).length;
const scripts: Readonly<Record<string, string>> = assets;
const sizeOfScript = Object.entries(scripts).reduce(
  (sum, [file, text]) => (/\/search\.\w+\.js$/.test(file) ? sum + sizeOf(text) : sum),
  0,
);

for (const count of [own.length, 1000, 10_000]) {
  const files = searchSiteOf(mixedRecords(count));
  const rows = queries.map((query) => {
    const reader = new SiteReader(files);
    const { incidentCount, taskCount, corrections } = reader.find(query, firstLimits);
    const bytes = (pattern: RegExp) =>
      reader.loaded.filter((file) => pattern.test(file)).reduce((sum, file) => sum + sizeOf(files.get(file) ?? ''), 0);
    const sizes = [
      sizeOfScript,
      bytes(/\/index\.js$/),
      bytes(/\/terms\./),
      bytes(/\/words\./),
      bytes(/\/pages\./),
      bytes(/\/(?:incidents|services)\//),
    ];
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const name = [query, ...corrections.values()].join(' → ');
    return [name, incidentCount + taskCount, reader.loaded.length + 1, ...sizes, total].join(' | ');
  });
  process.stdout.write(
    `${count} incidents\nquery | found | files | script | list | terms | words | pages | records | total\n${rows.join('\n')}\n\n`,
  );
}
