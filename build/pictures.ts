// Takes the pictures in docs/screenshots/ from the built site of the repository's own postmortems: `npm run pictures`.
// The fonts are those of the machine; Debian's fonts-inter and fonts-crosextra-caladea come closest to the design.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
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
  { name: 'insights-filtered', page: 'insights.html?sev=1', width: 1280, height: 1000, scheme: 'light' },
  { name: 'service', page: 'services/authentication.html', width: 1280, height: 900, scheme: 'light' },
  { name: 'search', page: 'index.html', width: 1280, height: 720, scheme: 'light', query: 'load balancer targets' },
] as const;

const configuration = `services:
  - name: authentication
    owner: identity-team
    runbook: https://wiki.example.com/runbooks/authentication
    dashboard: https://grafana.example.com/d/authentication
    chat: https://chat.example.com/channels/identity-team
    aliases: [sign-in]
`;

const folder = await mkdtemp(path.join(tmpdir(), 'casebook-'));
const site = path.join(folder, '_site');
await cp(path.join(root, 'postmortems'), path.join(folder, 'postmortems'), { recursive: true });
await writeFile(path.join(folder, 'casebook.yaml'), configuration);
const stream = { write: (text: string) => process.stderr.write(text), color: false };
await main(['build'], {
  cwd: folder,
  now,
  isAgent: false,
  readStdin: async () => new Uint8Array(),
  stdout: stream,
  stderr: stream,
});
await mkdir(out, { recursive: true });
const browser = await openChromium();
for (const picture of pictures) {
  const { name, page: file, width, height, scheme } = picture;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme, timezoneId: 'UTC' });
  await page.clock.setFixedTime(now);
  await page.goto(new URL(file, pathToFileURL(`${site}/`)).href);
  if ('query' in picture) await search(page, picture.query);
  // What filters find is drawn section by section.
  await page.waitForTimeout(1500);
  await page.screenshot({ path: path.join(out, `${name}.png`) });
  await page.close();
}
await browser.close();
await rm(folder, { recursive: true });

async function search(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(query);
  await page.getByRole('dialog').getByRole('option').first().waitFor();
}
