import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../support/cli.ts';

test('astro dev shows the postmortems of the repository', async () => {
  const astro = path.join(root, 'node_modules/astro/bin/astro.mjs');
  const server = spawn(process.execPath, [astro, 'dev', '--root', 'site', '--host', '127.0.0.1', '--port', '0'], {
    cwd: root,
    // Without what Vitest sets for its own Vite.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ASTRO_TELEMETRY_DISABLED: '1',
      ASTRO_DEV_BACKGROUND: '0',
      NO_COLOR: '1',
    },
  });
  onTestFinished(async () => {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
  });
  let output = '';
  server.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  while (!/http:\/\/127\.0\.0\.1:\d+/.test(output)) await once(server.stdout, 'data');
  const [origin = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];

  const index = await (await fetch(origin)).text();
  const [, link = ''] = /href="(incidents\/[^"]+)"/.exec(index) ?? [];
  expect(link).not.toBe('');
  const incident = await (await fetch(`${origin}/${link}`)).text();
  expect(incident).toContain('<h2 id="timeline">Timeline</h2>');
  const [, script = ''] = /<script defer src="([^"]+)"/.exec(incident) ?? [];
  expect(await (await fetch(origin + script)).text()).toContain('data-due');
  const [, search = ''] = /<template data-search="([^"]+)"/.exec(incident) ?? [];
  expect(await (await fetch(origin + search)).text()).toContain('search-terms');
  const list = await (await fetch(`${origin}/search/index.js`)).text();
  const [, hash = ''] = /"terms":\[\["[^"]+","(\w+)"/.exec(list) ?? [];
  expect(await (await fetch(`${origin}/search/terms.${hash}.js`)).text()).toMatch(/^dispatchEvent\(/);
  const record = await fetch(`${origin}/search/${link.replace(/\.html$/, '')}.js`);
  expect(await record.text()).toContain('{"path":"incidents/');
  expect((await fetch(`${origin}/nothing.html`)).status).toBe(404);
});
