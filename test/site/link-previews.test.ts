import { expect, test } from 'vitest';
import { buildSite } from '../support/build-site.ts';

const documents = {
  'postmortems/2024-08-10-sign-ins.md': `---
title: Sign-ins failed & "nobody" noticed
severity: SEV1
services: [authentication, api]
duration: { start: 2024-08-10T14:00Z, end: 2024-08-10T16:15Z }
impact: { summary: Sign-ins failed. }
aliases: [2024-08-10-old]
---
`,
  'postmortems/2024-08-11-plain.md': '# Without facts\n',
  'postmortems/2024-08-12-gone.md': '---\ntitle: Gone\nstatus: withdrawn\n---\n',
};
const published = (more = '') => `site: { title: Incidents, url: 'https://incidents.example.org/x/'${more} }\n`;

function tags(html: string): string[] {
  const [head = ''] = html.split('</head>');
  return head.match(/<(?:title>[^<]*|meta (?:property|name="robots")[^>]*|link rel="canonical"[^>]*)/g) ?? [];
}

test('says in previews and titles what an incident was', async () => {
  const { read } = await buildSite({ ...documents, 'casebook.yaml': published() });
  expect(tags(await read('incidents/2024-08-10-sign-ins.html'))).toEqual([
    '<meta name="robots" content="noindex"',
    '<title>SEV1, 10 Aug 2024: Sign-ins failed &amp; &quot;nobody&quot; noticed · Incidents',
    '<meta property="og:type" content="article"',
    '<meta property="og:site_name" content="Incidents"',
    '<meta property="og:title" content="Sign-ins failed &amp; &quot;nobody&quot; noticed"',
    '<meta property="og:description" content="SEV1 · 10 Aug 2024 · 2 h 15 min · authentication, api"',
    '<meta property="og:url" content="https://incidents.example.org/x/incidents/2024-08-10-sign-ins.html"',
    '<link rel="canonical" href="https://incidents.example.org/x/incidents/2024-08-10-sign-ins.html"',
  ]);
  expect(tags(await read('incidents/2024-08-11-plain.html'))).toContain(
    '<title>11 Aug 2024: Without facts · Incidents',
  );
  expect(tags(await read('services/api.html')).slice(-2)).toEqual([
    '<meta property="og:url" content="https://incidents.example.org/x/services/api.html"',
    '<link rel="canonical" href="https://incidents.example.org/x/services/api.html"',
  ]);
  // The page of a former name stands in for the incident.
  expect(tags(await read('incidents/2024-08-10-old.html')).at(-1)).toBe(
    '<link rel="canonical" href="https://incidents.example.org/x/incidents/2024-08-10-sign-ins.html"',
  );
});

test('claims no URL without `site.url`', async () => {
  const { names, read } = await buildSite(documents);
  for (const name of names.filter((file) => file.endsWith('.html') && file !== 'incidents/2024-08-10-old.html')) {
    expect(tags(await read(name)).filter((tag) => /og:url|canonical/.test(tag))).toEqual([]);
  }
  expect(tags(await read('incidents/2024-08-10-old.html')).at(-1)).toBe(
    '<link rel="canonical" href="../incidents/2024-08-10-sign-ins.html"',
  );
});

test.each([
  ['restricted', true],
  ['internal', true],
  ['public', false],
])('a site for %s documents asks search engines to stay away: %s', async (visibility, noindex) => {
  const { read } = await buildSite({
    'postmortems/2024-08-10-a.md': '---\ntitle: A\nvisibility: public\n---\n',
    'casebook.yaml': `site: { visibility: ${visibility} }\n`,
  });
  for (const page of ['index.html', 'incidents/2024-08-10-a.html']) {
    expect((await read(page)).includes('<meta name="robots" content="noindex">')).toBe(noindex);
  }
  expect(await read('404.html')).toContain('noindex');
});

test('the page for what is not found leads on where links can work', async () => {
  const { read } = await buildSite({ ...documents, 'casebook.yaml': published() });
  const html = await read('404.html');
  const [, main = ''] = html.split('<main');
  expect(Array.from(main.matchAll(/href="([^"]*)"/g), ([, url]) => url).slice(0, 3)).toEqual([
    'https://incidents.example.org/x/incidents/2024-08-11-plain.html',
    'https://incidents.example.org/x/incidents/2024-08-10-sign-ins.html',
    'https://incidents.example.org/x/index.html',
  ]);
  expect(html).toContain('data-root="https://incidents.example.org/x/"');
  expect(html).toContain('<a href="https://incidents.example.org/x/tasks.html">');
  expect(html).not.toMatch(/(?:href|src|data-search)="(?!https:\/\/incidents\.example\.org\/x\/|#)/);
});

test('the page for what is not found has its style below any page', async () => {
  const { names, read } = await buildSite(documents);
  const html = await read('404.html');
  const style = names.find((name) => /^assets\/style\..*\.css$/.test(name)) ?? '';
  for (const folder of ['', '../', '../../'])
    expect(html).toContain(`<link rel="stylesheet" href="${folder}${style}">`);
  const [, main = ''] = html.split('<main');
  expect(main).not.toContain('href=');
});
