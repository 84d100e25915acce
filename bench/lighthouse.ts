// What Lighthouse says of the site of the repository's own postmortems, served locally: `npm run lighthouse`.
// Fails when accessibility, best practices or performance is below 100. The site asks search engines to stay away, which
// is why that category is left out.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { main } from '../src/cli.ts';
import { chromiumFlags, findChromium } from '../test/support/chromium.ts';
import { serveFolder } from '../test/support/server.ts';

const pages = ['index.html', 'incidents/2024-08-10-authentication-outage.html', 'tasks.html', 'insights.html'];
const categories = ['accessibility', 'best-practices', 'performance'];

const site = await mkdtemp(path.join(tmpdir(), 'casebook-'));
const stream = { write: (text: string) => process.stderr.write(text), color: false };
await main(['build', '--out', site], {
  cwd: path.resolve(import.meta.dirname, '..'),
  now: new Date().toISOString(),
  isAgent: false,
  readStdin: async () => new Uint8Array(),
  stdout: stream,
  stderr: stream,
});
const { address, close } = await serveFolder(site);
const { executablePath, env } = await findChromium();
const chrome = await launch({
  chromePath: executablePath,
  envVars: { ...process.env, ...env },
  chromeFlags: ['--headless', ...chromiumFlags],
  logLevel: 'error',
});
for (const page of pages) {
  const result = await lighthouse(address + page, { port: chrome.port, onlyCategories: categories, logLevel: 'error' });
  if (!result) throw new Error(`No result for ${page}`);
  const { audits } = result.lhr;
  for (const { id, score, auditRefs } of Object.values(result.lhr.categories)) {
    process.stdout.write(`${String(Math.round((score ?? 0) * 100)).padStart(3)}  ${id.padEnd(14)}  ${page}\n`);
    if (score === 1) continue;
    process.exitCode = 1;
    const failed = auditRefs.filter((audit) => audit.weight > 0 && (audits[audit.id]?.score ?? 1) < 1);
    for (const audit of failed) process.stdout.write(`     ${audits[audit.id]?.title}\n`);
  }
}
chrome.kill();
close();
await rm(site, { recursive: true });
