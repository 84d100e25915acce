// How long Casebook takes beside its peers: `npm run bench -- --rows lint,build,start --documents 1000,10000 --runs 3`.
// Whole processes take turns, since seconds mean little on another machine. Prints the tables of docs/performance.md.
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildPrograms, floorPrograms, lintPrograms, names, startPrograms, type Place } from './casebook.ts';
import { describeMachine, describeSite } from './describe.ts';
import { writeDocuments } from './documents.ts';
import { compete, type Program } from './measure.ts';
import { createAstroSite, createHugoSite, installLinters } from './peers.ts';
import { tableOf, type Row } from './table.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: 'lint,build,start' },
    documents: { type: 'string', default: '1000,10000' },
    runs: { type: 'string', default: '3' },
  },
});
const wanted = new Set(values.rows.split(','));
/** Slower programs are not given more documents than this. */
const mostForSlowPeers = 1000;

const temporary = await mkdtemp(path.join(tmpdir(), 'casebook-bench-'));
const rows: Row[] = [];
const notes: string[] = [];
try {
  for (const count of values.documents.split(',').map(Number)) {
    const place = await createPlace(count);
    if (wanted.has('lint')) await measureLint(place, count);
    if (wanted.has('build')) await measureBuild(place, count);
    await rm(path.dirname(place.folder), { recursive: true });
  }
  if (wanted.has('start')) await measureStart(await createPlace(1));
} finally {
  await rm(temporary, { recursive: true, force: true });
}
process.stdout.write(`${[await describeMachine(), tableOf(rows), ...notes].join('\n\n')}\n`);

async function createPlace(count: number): Promise<Place> {
  const folder = path.join(temporary, String(count), 'repository');
  const work = path.join(temporary, String(count), 'work');
  await writeDocuments(folder, count);
  await mkdir(work);
  const [first = ''] = (await readdir(path.join(folder, 'postmortems'))).toSorted();
  return { folder, work, first: path.join(folder, 'postmortems', first) };
}

async function measureLint(place: Place, count: number): Promise<void> {
  const isSmall = count <= mostForSlowPeers;
  const { lint, lintAgain, remarkParse, satteri } = names;
  const peers = isSmall ? await installLinters(path.join(place.work, 'linters'), place.folder) : [];
  const programs = [...(await lintPrograms(place)), ...peers, ...floorPrograms(place, [remarkParse, satteri])];
  await race(count, programs, [
    ...(isSmall
      ? [
          { own: lint, peer: 'remark-cli', atMost: 1 / 4 },
          { own: lintAgain, peer: 'remark-cli', atMost: 1 / 20 },
          { own: lint, peer: 'markdownlint-cli2', atMost: 1 / 3 },
          { own: lintAgain, peer: 'markdownlint-cli2', atMost: 1 / 15 },
        ]
      : []),
    { own: lint, peer: remarkParse },
    { own: lint, peer: satteri },
    { own: lintAgain, peer: satteri },
  ]);
}

async function measureBuild(place: Place, count: number): Promise<void> {
  const isSmall = count <= mostForSlowPeers;
  const { build, buildAgain, copy } = names;
  const documents = path.join(place.folder, 'postmortems');
  const hugo = await createHugoSite(path.join(place.work, 'hugo'), documents);
  const astro = isSmall ? await createAstroSite(path.join(place.work, 'astro'), documents) : undefined;
  const peers = [hugo, astro].filter((peer) => peer !== undefined);
  await race(
    count,
    [...(await buildPrograms(place)), ...peers, ...floorPrograms(place, [copy])],
    [
      { own: build, peer: 'Hugo', atMost: isSmall ? 2.5 : 3 },
      { own: buildAgain, peer: 'Hugo', atMost: isSmall ? 1 / 2 : 1 / 5 },
      ...(astro ? [{ own: build, peer: astro.name, atMost: 1 / 2 }] : []),
      { own: build, peer: copy },
    ],
  );
  notes.push(await describeSite(path.join(place.work, 'site'), count));
}

async function measureStart(place: Place): Promise<void> {
  const { version, lintOne, node } = names;
  await race(1, await startPrograms(place), [
    { own: version, peer: node, atMost: 1.6 },
    { own: lintOne, peer: node, atMost: 2.5 },
  ]);
}

/** Run programs in turn, and add what is between them to the table. */
async function race(
  count: number,
  programs: readonly Program[],
  pairs: readonly { own: string; peer: string; atMost?: number }[],
): Promise<void> {
  const measured = await compete(programs, Number(values.runs));
  for (const { own, peer, atMost } of pairs) {
    const work = count === 1 ? own : `${own}, ${count.toLocaleString('en')} documents`;
    rows.push({ work, ours: measured.get(own), peer, theirs: measured.get(peer), atMost });
  }
}
