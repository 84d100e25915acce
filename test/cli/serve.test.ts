import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow } from '../support/site.ts';
import { casebook, folderWith, root } from '../support/cli.ts';
import { sendRaw, startServing } from '../support/serve.ts';

const name = '2024-08-10-queue';
const file = `postmortems/${name}.md`;
const page = `incidents/${name}.html`;
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function documentOf(title: string, body = ''): string {
  return `---
title: ${title}
severity: SEV2
duration: { start: 2024-08-10T10:00Z, end: 2024-08-10T11:00Z }
impact: Orders waited.
aliases: ["INC-7"]
---
# ${title}

## Timeline

- 10:00 The queue grew
- 09:00 Somebody noticed

${body}
`;
}

async function textOf(url: string, headers: Record<string, string> = {}): Promise<string> {
  return (await fetch(url, { headers })).text();
}

/** What a URL shows once it shows a text. */
async function expectToShow(url: string, text: string | RegExp): Promise<void> {
  await expect.poll(() => textOf(url), patience).toMatch(text);
}

const patience = { timeout: 15_000, interval: 20 };

test('serves exactly the pages that build writes, with a script that reloads them', async () => {
  const folder = await folderWith({
    [file]: documentOf('Orders wait', '![A plot](plot.png)'),
    'postmortems/plot.png': pixel,
  });
  await casebook(folder, ['build']);
  const { url } = await startServing(folder);
  const site = path.join(folder, '_site');
  for (const built of await filesBelow(site)) {
    if (built.startsWith('.casebook') || built === '404.html') continue;
    const response = await fetch(url + built);
    expect({ built, status: response.status }).toEqual({ built, status: 200 });
    const served = Buffer.from(await response.arrayBuffer()).toString('latin1');
    const expected = await readFile(path.join(site, built), 'latin1');
    const isPage = built.endsWith('.html');
    expect([served.includes("; connect-src 'self'"), served.includes('/_live/')]).toEqual([isPage, isPage]);
    const plain = served.replace("; connect-src 'self'", '').replace(/<script defer src="\/_live[^>]*><\/script>/, '');
    expect(plain === expected).toBe(true);
    expect(expected).not.toMatch(/connect-src|_live\//);
  }
  expect((await fetch(url)).headers.get('content-type')).toBe('text/html; charset=utf-8');
  const missing = await fetch(`${url}no/such/page`);
  expect(missing.status).toBe(404);
  expect(await missing.text()).toContain(`href="${url}assets/style.`);
});

test('answers a known page with 304, and HEAD without a body', async () => {
  const { url } = await startServing(await folderWith({ [file]: documentOf('Orders wait') }));
  const first = await fetch(url + page);
  const etag = first.headers.get('etag') ?? '';
  expect((await fetch(url + page, { headers: { 'If-None-Match': etag } })).status).toBe(304);
  const head = await fetch(url + page, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(head.headers.get('content-length')).toBe(first.headers.get('content-length'));
  expect(await head.text()).toBe('');
});

test('follows documents that are saved, replaced, added and removed', async () => {
  const folder = await folderWith({ [file]: documentOf('First title') });
  const { url } = await startServing(folder);
  await expectToShow(url + page, 'First title');
  await writeFile(path.join(folder, file), documentOf('Second title'));
  await expectToShow(url + page, 'Second title');
  // As editors do: write aside, and rename.
  await writeFile(path.join(folder, `${file}~`), documentOf('Third title'));
  await rename(path.join(folder, `${file}~`), path.join(folder, file));
  await expectToShow(url + page, 'Third title');
  await mkdir(path.join(folder, 'postmortems/2025/q1'), { recursive: true });
  await writeFile(path.join(folder, 'postmortems/2025/q1/2025-01-01-new.md'), documentOf('In a new folder'));
  await expectToShow(url, 'In a new folder');
  await rm(path.join(folder, 'postmortems'), { recursive: true });
  await expectToShow(url, /No postmortem matches postmortems/);
  expect(await textOf(url)).not.toContain('Third title');
  await mkdir(path.join(folder, 'postmortems'));
  await writeFile(path.join(folder, file), documentOf('Back again'));
  await expectToShow(url + page, 'Back again');
});

test('shows documents in any state with their messages', async () => {
  const folder = await folderWith({
    [file]: documentOf('Orders wait'),
    'postmortems/2024-01-01-yaml.md': '---\ntitle: "never\n  closed: [\n---\n',
    'postmortems/2024-01-02-empty.md': '',
    'postmortems/2024-01-03-binary.md': Buffer.from([0, 255, 254, 1, 0, 128]),
    'postmortems/2024-01-04-half.md': '---\ntitle: Half',
  });
  const { url } = await startServing(folder);
  expect(await textOf(url + page)).toMatch(/timeline-order/);
  for (const other of ['01-yaml', '02-empty', '03-binary', '04-half']) {
    const response = await fetch(`${url}incidents/2024-01-${other}.html`);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/class="[^"]*message/);
  }
});

test('names a document that cannot be read, and shows the others', async () => {
  const folder = await folderWith({ [file]: documentOf('Orders wait') });
  await symlink('nowhere.md', path.join(folder, 'postmortems/2024-01-01-lost.md'));
  await symlink('/etc/passwd', path.join(folder, 'postmortems/2024-01-02-outside.md'));
  const { url, stderr } = await startServing(folder);
  const text = await textOf(url + page);
  expect(text).toContain('Orders wait');
  expect(text).toContain('Cannot read postmortems/2024-01-01-lost.md: ENOENT');
  expect(text).toContain(
    'Cannot read postmortems/2024-01-02-outside.md: it is a link to a file outside the repository',
  );
  expect(text).not.toContain('root:');
  expect(stderr()).toContain('casebook: Cannot read postmortems/2024-01-01-lost.md: ENOENT\n');
  await unlink(path.join(folder, 'postmortems/2024-01-01-lost.md'));
  await unlink(path.join(folder, 'postmortems/2024-01-02-outside.md'));
  await expectToShow(url + page, /^(?![^]*Cannot read)/);
  expect(stderr()).toMatch(/casebook: Everything can be read again\n$/);
});

test.skipIf(process.getuid?.() === 0)('names a document without permission', async () => {
  const folder = await folderWith({ [file]: documentOf('Orders wait') });
  await chmod(path.join(folder, file), 0);
  const { url } = await startServing(folder);
  await expectToShow(url, `Cannot read ${file}: EACCES`);
  await chmod(path.join(folder, file), 0o644);
  await expect.poll(() => textOf(url + page), patience).toContain('Orders wait');
});

test('shows an error in the configuration with its line above the last good site', async () => {
  const folder = await folderWith({
    [file]: documentOf('Orders wait'),
    'casebook.yaml': 'site:\n  title: Our incidents\n',
  });
  const { url, stderr } = await startServing(folder);
  await expectToShow(url, 'Our incidents');
  await writeFile(path.join(folder, 'casebook.yaml'), 'site:\n  titel: Our incidents\n');
  await expectToShow(url, /casebook\.yaml:2:3: [^]*Our incidents/);
  expect(stderr()).toMatch(/^casebook: casebook\.yaml:2:3: [^\n]+\n$/);
  await writeFile(path.join(folder, 'casebook.yaml'), 'site:\n  title: Other incidents\n');
  await expectToShow(url, /^(?![^]*casebook\.yaml)[^]*Other incidents/);
});

test('starts with an invalid configuration, and shows the site when it is fixed', async () => {
  const folder = await folderWith({ [file]: documentOf('Orders wait'), 'casebook.yaml': 'site: [\n' });
  const { url } = await startServing(folder);
  const response = await fetch(url);
  expect(response.status).toBe(503);
  expect(await response.text()).toMatch(/casebook\.yaml:\d+:\d+: /);
  await writeFile(path.join(folder, 'casebook.yaml'), '');
  await expectToShow(url, 'Orders wait');
});

test('uses a new version of the schema of the team', async () => {
  const schema = (key: string) => JSON.stringify({ required: [key] });
  const folder = await folderWith({
    [file]: documentOf('Orders wait'),
    'casebook.yaml': 'schema: rules/own.json\n',
    'rules/own.json': schema('ticket'),
  });
  const { url } = await startServing(folder);
  await expectToShow(url + page, 'ticket');
  await writeFile(path.join(folder, 'rules/own.json'), schema('runbook'));
  await expect.poll(() => textOf(url + page), patience).toContain('runbook');
});

test('finds a configuration that appears above, and one with another name', async () => {
  const folder = await folderWith({
    [`team/${file}`]: documentOf('Orders wait'),
    'own.yaml': 'site: { title: One }\n',
  });
  const near = await startServing(path.join(folder, 'team'));
  const named = await startServing(path.join(folder, 'team'), ['--port', '0', '--config', '../own.yaml']);
  await expectToShow(near.url, /^(?![^]*Above)[^]*Orders wait/);
  await expectToShow(named.url, /One[^]*Orders wait/);
  await writeFile(path.join(folder, 'casebook.yaml'), 'site: { title: Above }\ndocuments: team/postmortems/*.md\n');
  await writeFile(path.join(folder, 'own.yaml'), 'site: { title: Two }\n');
  await expectToShow(near.url, /Above[^]*Orders wait/);
  await expect.poll(() => textOf(named.url), patience).toMatch(/Two[^]*Orders wait/);
});

test('tells an open page that it has changed, and no other', async () => {
  const folder = await folderWith({
    [file]: documentOf('Orders wait'),
    'postmortems/2024-01-01-other.md': documentOf('Other'),
  });
  const { url } = await startServing(folder);
  const open = async (shown: string) => {
    const [, version = ''] = /data-version="([^"]+)"/.exec(await textOf(url + shown)) ?? [];
    const stop = new AbortController();
    const response = await fetch(`${url}_live/events?page=${shown}&version=${version}`, { signal: stop.signal });
    let text = '';
    void (async () => {
      for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
    })().catch(() => undefined);
    return { text: () => text, stop: () => stop.abort() };
  };
  const [changed, other] = [await open(page), await open('rules.html')];
  await writeFile(path.join(folder, file), documentOf('Orders do not wait'));
  await expect.poll(changed.text, { timeout: 15_000 }).toContain('event: change');
  expect(other.text()).not.toContain('event: change');
  // A page that was loaded from an earlier server is told at once.
  const late = await fetch(`${url}_live/events?page=${page}&version=0`);
  const first = await late.body?.getReader().read();
  expect(Buffer.from(first?.value ?? []).toString()).toContain('retry');
  changed.stop();
  other.stop();
});

test('has no page of a document above the visibility of the site', async () => {
  const folder = await folderWith({
    [file]: documentOf('Orders wait'),
    'postmortems/2024-01-01-secret.md': '---\ntitle: Nobody may know\nvisibility: restricted\n---\n',
  });
  const { url } = await startServing(folder);
  expect(await textOf(url)).not.toContain('Nobody may know');
  expect((await fetch(`${url}incidents/2024-01-01-secret.html`)).status).toBe(404);
  expect(await textOf(`${url}catalog.json`)).not.toContain('secret');
});

test('answers only requests for this host, of this site, with GET or HEAD', async () => {
  const { url, port } = await startServing(await folderWith({ [file]: documentOf('Orders wait') }));
  const statusOf = async (head: string) =>
    /^HTTP\/1\.1 (\d+)/.exec(await sendRaw(port, `${head}\r\nConnection: close\r\n\r\n`))?.[1];
  const good = `Host: 127.0.0.1:${port}`;
  expect(await statusOf(`GET / HTTP/1.1\r\n${good}`)).toBe('200');
  expect(await statusOf(`GET / HTTP/1.1\r\nHost: localhost`)).toBe('200');
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.1',
    '',
  ]) {
    expect({ host, status: await statusOf(`GET / HTTP/1.1\r\nHost: ${host}`) }).toEqual({ host, status: '403' });
  }
  expect(await statusOf(`GET / HTTP/1.1\r\n${good}\r\nHost: evil.example`)).toMatch(/^40/);
  expect(await statusOf('GET / HTTP/1.1')).toBe('400');
  expect(await statusOf('GET / HTTP/1.0')).toBe('403');
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH']) {
    expect({ method, status: await statusOf(`${method} / HTTP/1.1\r\n${good}`) }).toEqual({ method, status: '405' });
  }
  const load = async (site: string, mode: string) =>
    statusOf(`GET /data/navigation.js HTTP/1.1\r\n${good}\r\nSec-Fetch-Site: ${site}\r\nSec-Fetch-Mode: ${mode}`);
  expect([await load('cross-site', 'no-cors'), await load('same-site', 'no-cors')]).toEqual(['403', '403']);
  expect([await load('same-origin', 'no-cors'), await load('cross-site', 'navigate')]).toEqual(['200', '200']);
  expect((await fetch(url)).headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

test('serves nothing outside the site, however it is asked', async () => {
  const folder = await folderWith({
    [file]: documentOf('Orders wait', '![A plot](plot.png)'),
    'postmortems/plot.png': pixel,
    'casebook.yaml': 'site: { title: Ours }\n',
    '.env': 'PASSWORD=hunter2\n',
    outside: 'hunter2\n',
  });
  const { url, port } = await startServing(folder);
  await textOf(url);
  const targets = [
    '/../outside',
    '/..%2foutside',
    '/%2e%2e/outside',
    '/..%5coutside',
    '/....//outside',
    '/files/../../outside',
    '//etc/passwd',
    '/etc/passwd',
    '/.env',
    '/casebook.yaml',
    `/${file}`,
    '/postmortems/',
    '/outside%00.html',
    '/index.html%00',
    '/assets/',
    '/__proto__',
    '/constructor',
    `/index.html/`,
    '/INDEX.HTML',
    '/_live/',
    '/_live/../outside',
    'http://evil.example/index.html',
    'outside',
    '*',
    '/%',
    '/%ff',
    '/%c0%ae%c0%ae/outside',
    `/${'a'.repeat(8000)}`,
  ];
  for (const target of targets) {
    const answer = await sendRaw(port, `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    expect({ target, status: /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] }).toEqual({
      target,
      status: expect.stringMatching(/^40[04]$/),
    });
    expect(answer).not.toMatch(/hunter2|root:/);
  }
  // An image that becomes a link to another file after the site was loaded.
  const [, image = ''] = /src="\.\.\/(files\/[^"]+)"/.exec(await textOf(url + page)) ?? [];
  expect((await fetch(url + image)).status).toBe(200);
  await unlink(path.join(folder, 'postmortems/plot.png'));
  await symlink(path.join(folder, 'outside'), path.join(folder, 'postmortems/plot.png'));
  const answer = await fetch(url + image);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('hunter2');
});

test('takes another port if the usual one is taken, and none but the one that is asked for', async () => {
  const folder = await folderWith({ [file]: documentOf('Orders wait') });
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(await casebook(folder, ['serve', '--port', String(port)])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `casebook: Port ${port} is taken, expected another --port\n`,
  });
  other.close();
  const [one, two] = [await startServing(folder, []), await startServing(folder, [])];
  expect(one.port).not.toBe(two.port);
  await expectToShow(two.url, 'Orders wait');
});

test.each([
  [['--port', 'web'], /Expected a number from 0 to 65535/],
  [['--port', '65536'], /Expected a number from 0 to 65535/],
  [['--host', '203.0.113.7'], /^casebook: Cannot listen on 203\.0\.113\.7, port \d+: EADDRNOTAVAIL\n$/],
  [['--host', 'no such host', '--port', '0'], /^casebook: Cannot listen on no such host, port 0: E\w+\n$/],
])('refuses %j in one line', async (args, message) => {
  const { exitCode, stderr } = await casebook(await folderWith({}), ['serve', ...args]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd()).not.toContain('\n');
});

test('listens for other machines if it is told to, and says so', async () => {
  const { port, stdout } = await startServing(await folderWith({ [file]: documentOf('Orders wait') }), [
    '--port',
    '0',
    '--host',
    '0.0.0.0',
  ]);
  expect(stdout()).toMatch(
    /^Serving http:\/\/127\.0\.0\.1:\d+\/.* until Ctrl\+C\nWhoever can reach this machine can read the site\n$/,
  );
  const statusOf = async (host: string) =>
    (await sendRaw(port, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).slice(9, 12);
  expect([await statusOf('192.0.2.1'), await statusOf('evil.example')]).toEqual(['200', '403']);
});

test.each(['SIGINT', 'SIGTERM'] as const)('stops on %s with open pages, and leaves nothing behind', async (signal) => {
  const folder = await folderWith({ [file]: documentOf('Orders wait') });
  const temporary = await folderWith({});
  const env = { ...process.env, TMPDIR: temporary, XDG_CACHE_HOME: path.join(temporary, 'caches') };
  const command = spawn(process.execPath, [path.join(root, 'dist/bin.js'), 'serve', '--port', '0'], {
    cwd: folder,
    env,
  });
  const exit = once(command, 'exit');
  const [line] = (await once(command.stdout, 'data')) as [Buffer];
  const url = /http:\S+/.exec(line.toString())?.[0] ?? '';
  await fetch(`${url}_live/events?page=index.html&version=0`);
  command.kill(signal);
  expect(await exit).toEqual([0, null]);
  expect(
    (await filesBelow(temporary)).filter((one) => !/^caches\/.*\.pack$/.test(one) && !/compile-cache/.test(one)),
  ).toEqual([]);
  expect(await readdir(folder)).toEqual(['postmortems']);
});
