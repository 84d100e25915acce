// Takes the pictures in docs/screenshots/ from the built site of the repository's own postmortems: `npm run pictures`.
// The fonts are those of the machine; Debian's fonts-inter and fonts-crosextra-caladea come closest to the design.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { main } from '../src/cli.ts';
import { openChromium } from '../test/support/chromium.ts';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'docs/screenshots');
// So that a picture changes only when the site does.
const now = '2024-08-20T09:12:00Z';
const incident = 'incidents/2024-08-10-authentication-outage.html';

const pictures = [
  { name: 'index', page: 'index.html', width: 1280, height: 900, scheme: 'light' },
  { name: 'incident', page: incident, width: 1280, height: 1180, scheme: 'light' },
  { name: 'incident-dark', page: incident, width: 1280, height: 1180, scheme: 'dark' },
  { name: 'incident-narrow', page: incident, width: 390, height: 1180, scheme: 'light' },
  { name: 'incident-narrow-dark', page: incident, width: 390, height: 1180, scheme: 'dark' },
  { name: 'tasks', page: 'tasks.html', width: 1280, height: 720, scheme: 'light' },
  { name: 'insights', page: 'insights.html', width: 1280, height: 1180, scheme: 'light' },
] as const;

const site = await mkdtemp(path.join(tmpdir(), 'casebook-'));
const stream = { write: (text: string) => process.stderr.write(text), color: false };
await main(['build', '--out', site], {
  cwd: root,
  now,
  isAgent: false,
  readStdin: async () => new Uint8Array(),
  stdout: stream,
  stderr: stream,
});
await mkdir(out, { recursive: true });
const browser = await openChromium();
for (const { name, page: file, width, height, scheme } of pictures) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme, timezoneId: 'UTC' });
  await page.clock.setFixedTime(now);
  await page.goto(pathToFileURL(path.join(site, file)).href);
  await page.screenshot({ path: path.join(out, `${name}.png`) });
  await page.close();
}
await browser.close();
await rm(site, { recursive: true });
