import { expect, test } from 'vitest';
import { buildSite as build } from '../support/build-site.ts';

const front = (lines: string): string => `---\ntitle: The <pool> & its limit\n${lines}\n---\n`;

const renamed = front('services: [C++, 決済, ci.jenkins.io]\ntags: [メモリ]\naliases: [2026-01-05-npe, INC-12]');

test('leads from former names of an incident to its page', async () => {
  const { read } = await build({
    'postmortems/2026-01-05-pool.md': renamed,
    // A name that an incident has today leads nowhere else.
    'postmortems/2026-01-06-other.md': front('aliases: [2026-01-05-pool, 2026-01-05-npe]'),
  });
  const moved = await read('incidents/2026-01-05-npe.html');
  expect(moved).toContain('<meta http-equiv="refresh" content="0; url=../incidents/2026-01-05-pool.html">');
  expect(moved).toContain('<a href="../incidents/2026-01-05-pool.html" data-moved>');
  expect(await read('incidents/2026-01-05-pool.html')).not.toContain('http-equiv="refresh"');
});

test('leads from aliases of services to their pages', async () => {
  const { read, names } = await build({
    'casebook.yaml': 'services: [{ name: authentication, aliases: [auth, Sign-in] }]\n',
    'postmortems/2026-01-05-pool.md': front('services: [auth]'),
  });
  const moved = await read('services/auth.html');
  expect(moved).toContain('<meta http-equiv="refresh" content="0; url=../services/authentication.html">');
  expect(moved).toContain('<a href="../services/authentication.html" data-moved>authentication</a>');
  expect(names.filter((name) => /^services\/Sign-in-\w+\.html$/i.test(name))).toHaveLength(1);
  expect(await read('services/authentication.html')).toContain('The &lt;pool&gt; &amp; its limit');
  expect(await read('catalog.json')).toContain('"services":["authentication"]');
});

test('keeps the addresses of all pages when names are added', async () => {
  const before = await build({ 'postmortems/2026-01-05-pool.md': renamed });
  const after = await build({
    'postmortems/2026-01-05-pool.md': renamed,
    'postmortems/2026-01-04-a.md': front('services: [C, 支払, ci-jenkins-io]\ntags: [アラート]'),
  });
  const named = before.names.filter((name) => /^(?:incidents|services|tags)\/.*\.html$/.test(name));
  expect(named).toHaveLength(7);
  for (const name of named) {
    const titles = await Promise.all(
      [before, after].map(async ({ read }) => /<title>.*?<\/title>/.exec(await read(name))?.[0]),
    );
    expect(titles[1]).toBe(titles[0]);
  }
});
