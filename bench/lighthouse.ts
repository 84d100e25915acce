// What Lighthouse says of every kind of page, served locally: `npm run lighthouse`. Of two sites, since the pages of a large
// one are others: the repository's own postmortems, and 1,000 invented ones. Fails when a category is below 100 on any page.
// Performance is the best of three runs, since it depends on what else the machine does.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse, { type Result } from 'lighthouse';
import { main } from '../src/cli.ts';
import { chromiumFlags, findChromium } from '../test/support/chromium.ts';
import { serveFolder } from '../test/support/server.ts';
import { writeDocuments } from './documents.ts';

const categories = ['accessibility', 'best-practices', 'seo', 'performance'];
const attempts = 3;
// Lighthouse asks for it from within the page, whose policy forbids requests.
const skipAudits = ['robots-txt'];
// Search engines are asked to stay away from any other site.
const configuration = `services:
  - { name: authentication, owner: identity, runbook: 'https://wiki.example.com/runbooks/authentication', aliases: [auth] }
site: { visibility: public, url: 'https://incidents.example.com' }
`;

const folder = await mkdtemp(path.join(tmpdir(), 'casebook-'));
const own = path.join(folder, 'own');
await cp(path.resolve(import.meta.dirname, '../postmortems'), path.join(own, 'postmortems'), { recursive: true });
const invented = path.join(folder, 'invented');
await mkdir(invented);
await writeDocuments(invented, 1000);

const { executablePath, env } = await findChromium();
const chrome = await launch({
  chromePath: executablePath,
  envVars: { ...process.env, ...env },
  chromeFlags: ['--headless', ...chromiumFlags],
  logLevel: 'error',
});
for (const repository of [own, invented]) {
  const site = await buildPublicSite(repository);
  const { address, close } = await serveFolder(site);
  process.stdout.write(`${path.basename(repository)}: ${categories.join(', ')}\n`);
  for (const page of await kindsOfPages(site)) await audit(address, page);
  close();
}
chrome.kill();
await rm(folder, { recursive: true });

/** Build the site of a folder with `postmortems/` as one that anybody may read, and return its folder. */
async function buildPublicSite(repository: string): Promise<string> {
  const documents = path.join(repository, 'postmortems');
  for (const name of await readdir(documents)) {
    const file = path.join(documents, name);
    const text = await readFile(file, 'utf8');
    if (!/^visibility:/m.test(text)) await writeFile(file, text.replace('---\n', '---\nvisibility: public\n'));
  }
  await writeFile(path.join(repository, 'casebook.yaml'), configuration);
  const stream = { write: (text: string) => process.stderr.write(text), color: false };
  await main(['build'], {
    cwd: repository,
    now: new Date().toISOString(),
    isAgent: false,
    readStdin: async () => new Uint8Array(),
    stdout: stream,
    stderr: stream,
  });
  return path.join(repository, '_site');
}

/** Every page at the root, and of each folder the longest one. */
async function kindsOfPages(site: string): Promise<string[]> {
  const entries = await readdir(site, { withFileTypes: true });
  const pages: string[] = [];
  for (const { name } of entries.filter((entry) => entry.name.endsWith('.html'))) pages.push(name);
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    const files = (await readdir(path.join(site, name))).filter((file) => file.endsWith('.html'));
    const lengths = await Promise.all(
      files.map(async (file) => ({ file, length: (await readFile(path.join(site, name, file))).length })),
    );
    const [longest] = lengths.toSorted((a, b) => b.length - a.length);
    if (longest) pages.push(`${name}/${longest.file}`);
  }
  // A host answers with this page and status 404, which is no fault of it, but is one to search engines.
  return pages.filter((page) => page !== '404.html');
}

async function audit(address: string, page: string): Promise<void> {
  const best = new Map<string, Result.Category>();
  let result: Result | undefined;
  const isPerfect = () => best.size > 0 && [...best.values()].every(({ score }) => score === 1);
  for (let attempt = 0; attempt < attempts && !isPerfect(); attempt += 1) {
    result = (
      await lighthouse(address + page, { port: chrome.port, onlyCategories: categories, skipAudits, logLevel: 'error' })
    )?.lhr;
    if (!result) throw new Error(`No result for ${page}`);
    for (const category of Object.values(result.categories)) {
      if ((category.score ?? 0) >= (best.get(category.id)?.score ?? 0)) best.set(category.id, category);
    }
  }
  const scores = categories.map((id) => String(Math.round((best.get(id)?.score ?? 0) * 100)).padStart(3));
  process.stdout.write(`${scores.join('  ')}  ${page}\n`);
  if (isPerfect()) return;
  process.exitCode = 1;
  const failed = [...best.values()]
    .filter(({ score }) => score !== 1)
    .flatMap(({ auditRefs }) =>
      auditRefs.filter(({ weight, id }) => weight > 0 && (result?.audits[id]?.score ?? 1) < 1),
    );
  for (const { id } of failed) {
    process.stdout.write(`     ${result?.audits[id]?.title} ${result?.audits[id]?.displayValue ?? ''}\n`);
  }
}
