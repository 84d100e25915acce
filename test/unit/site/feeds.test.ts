import { createCatalog, defaultSettings, check } from 'casebook';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { feeds } from '../../../site/src/features/feeds/feeds.ts';
import { llmsTxt } from '../../../site/src/features/feeds/llms-txt.ts';

const url = 'https://incidents.example.org/x';
const settings = { ...defaultSettings, site: { ...defaultSettings.site, title: 'A & B', url } };
const today = '2024-09-01';

function catalogOf(documents: Record<string, string>) {
  return createCatalog(
    Object.entries(documents).map(([name, text]) => check({ path: `postmortems/${name}.md`, text }).postmortem),
  );
}

function feedsOf(documents: Record<string, string>): Map<string, string> {
  return new Map(feeds(catalogOf(documents), { settings, today }).map(({ path, text }) => [path, text()]));
}

interface JsonFeed {
  version: string;
  title: string;
  home_page_url: string;
  feed_url: string;
  items: {
    id: string;
    url: string;
    title: string;
    content_text: string;
    date_published?: string;
    date_modified: string;
  }[];
}

const readJson = (text = ''): JsonFeed => JSON.parse(text) as JsonFeed;

const signIns = `---
title: Sign-ins <failed> & "nobody" noticed
severity: SEV1
services: [authentication]
tags: [memory]
authors: [Ada]
duration: { start: 2024-08-10T14:00Z, end: 2024-08-10T16:15Z }
impact: { summary: "Sign-ins failed \\x01 \\uFFFF." }
tasks: [{ title: Add an alert, owner: edge, due: 2024-12-01 }]
---

## Timeline

- 14:00 UTC \`started\` Sign-ins fail.
- 16:10 UTC \`changed\` We roll back.
- 16:15 UTC \`mitigated\` Sign-ins work.
`;

describe('feeds', () => {
  test('exist for all incidents and those of each service, tag and owner', () => {
    const paths = [...feedsOf({ '2024-08-10-a': signIns }).keys()];
    const topics = ['feed', 'services/authentication', 'tags/memory', 'owners/edge'];
    expect(paths).toEqual(topics.flatMap((path) => [`${path}.xml`, `${path}.json`]));
    expect(feeds(catalogOf({ '2024-08-10-a': signIns }), { settings: defaultSettings, today })).toEqual([]);
  });

  test('are well-formed, whatever documents say', () => {
    const atom = feedsOf({ '2024-08-10-a': signIns }).get('feed.xml') ?? '';
    const document = XmlDocument.fromString(atom);
    const text = (path: string): (string | undefined)[] =>
      document.find(path, { a: 'http://www.w3.org/2005/Atom' }).map(({ content }) => content);
    expect(text('/a:feed/a:title')).toEqual(['A & B']);
    expect(text('/a:feed/a:id')).toEqual([`${url}/feed.xml`]);
    expect(text('//a:entry/a:title')).toEqual(['Sign-ins <failed> & "nobody" noticed']);
    expect(text('//a:entry/a:id')).toEqual([`${url}/incidents/2024-08-10-a.html`]);
    expect(text('//a:entry/a:link/@href')).toEqual([`${url}/incidents/2024-08-10-a.html`]);
    expect(text('//a:entry/a:category/@term')).toEqual(['authentication', 'memory']);
    expect(text('//a:entry/a:published')).toEqual(['2024-08-10T14:00:00Z']);
    expect(text('//a:updated')).toEqual(['2024-08-10T16:15:00Z', '2024-08-10T16:15:00Z']);
    expect(text('//a:entry/a:content')).toEqual([
      'SEV1 · 10 Aug 2024 · 2 h 15 min · authentication\nDraft.\nSign-ins failed \uFFFD \uFFFD.\nWhat ended it: We roll back. → Sign-ins work.',
    ]);
    document.dispose();
  });

  test('have everything that JSON Feed 1.1 asks for', () => {
    const feed = readJson(feedsOf({ '2024-08-10-a': signIns }).get('services/authentication.json'));
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'A & B: authentication',
      home_page_url: `${url}/services/authentication.html`,
      feed_url: `${url}/services/authentication.json`,
    });
    expect(feed.items).toEqual([
      {
        id: `${url}/incidents/2024-08-10-a.html`,
        url: `${url}/incidents/2024-08-10-a.html`,
        title: 'Sign-ins <failed> & "nobody" noticed',
        language: 'en',
        content_text: expect.stringContaining('SEV1 · 10 Aug 2024') as string,
        date_published: '2024-08-10T14:00:00Z',
        date_modified: '2024-08-10T16:15:00Z',
        authors: [{ name: 'Ada' }],
        tags: ['authentication', 'memory'],
      },
    ]);
  });

  test('know a renamed document again', () => {
    const front = (aliases: string) => `---\ntitle: A\naliases: [${aliases}]\n---\n`;
    const idOf = (name: string, aliases: string) =>
      readJson(feedsOf({ [name]: front(aliases) }).get('feed.json')).items.map(({ id }) => id);
    const first = idOf('2024-08-10-a', '');
    expect(idOf('2024-08-10-b', '2024-08-10-a')).toEqual(first);
    expect(idOf('2024-08-10-c', '2024-08-10-a, 2024-08-10-b')).toEqual(first);
    // Another incident has the name today.
    const two = feedsOf({ '2024-08-10-a': front(''), '2024-08-11-b': front('2024-08-10-a') });
    expect(new Set(readJson(two.get('feed.json')).items.map(({ id }) => id)).size).toBe(2);
  });

  test('change their dates with what a document states, not with its words or the day of the build', () => {
    const updated = (text: string, day = today) =>
      feeds(catalogOf({ '2024-08-10-a': text }), { settings, today: day })
        .filter(({ path }) => path === 'feed.json')
        .map(({ text: json }) => readJson(json()).items[0]?.date_modified);
    const before = updated(signIns);
    expect(updated(signIns.replace('We roll back', 'The deploy is rolled back'))).toEqual(before);
    expect(updated(signIns, '2025-01-01')).toEqual(before);
    expect(updated(`${signIns}- 17:00 UTC \`resolved\` All well.\n`)).toEqual(['2024-08-10T17:00:00Z']);
    expect(updated(signIns.replace('due: 2024-12-01', 'status: done, closed: 2024-08-20'))).toEqual([
      '2024-08-20T00:00:00Z',
    ]);
    // A typo must not keep an entry at the top for years.
    expect(updated(`${signIns}- 2042-08-10 17:00 UTC A typo.\n`)).toEqual(before);
    expect(updated('# A\n')).toEqual(['2024-08-10T00:00:00Z']);
  });

  test('leave out what is withdrawn, and end after fifty incidents', () => {
    const names = Array.from(
      { length: 60 },
      (_, index) => `2024-05-${String((index % 28) + 1).padStart(2, '0')}-${index}`,
    );
    const documents = Object.fromEntries(names.map((name) => [name, `---\ntitle: ${name}\n---\n`]));
    const feed = feedsOf({ ...documents, '2024-08-01-gone': '---\ntitle: Gone\nstatus: withdrawn\n---\n' });
    const items = readJson(feed.get('feed.json')).items.map(({ title }) => title);
    expect(items).toHaveLength(50);
    expect(items).not.toContain('Gone');
    expect(items[0]).toBe('2024-05-28-55');
  });
});

test('llms.txt links to the Markdown of incidents, and to services', () => {
  const catalog = catalogOf({
    '2024-08-10-a': signIns.replace('<failed>', '[failed](x)').replace(' \\x01 \\uFFFF', ''),
    '2024-08-11-b': '# Second\n',
  });
  const markdown = new Map([['postmortems/2024-08-10-a.md', 'incidents/2024-08-10-a.md']]);
  expect(llmsTxt(catalog, { settings: defaultSettings, today, markdown }).text()).toMatchInlineSnapshot(`
    "# Casebook

    > 2 postmortems of incidents: timelines, causes, and tasks that came of them.

    ## Incidents

    - [Second](incidents/2024-08-11-b.html): 11 Aug 2024
    - [Sign-ins \\[failed\\](x) & "nobody" noticed](incidents/2024-08-10-a.md): SEV1 · 10 Aug 2024 · 2 h 15 min · authentication. Sign-ins failed.

    ## Services

    - [authentication](services/authentication.html): 1 incident

    ## Data

    - [catalog.json](catalog.json): Everything known about all incidents except their prose, newest first
    - [Outstanding tasks](tasks.csv): With owners and due dates
    "
  `);
  expect(llmsTxt(catalog, { settings, today, markdown }).text()).toContain(`](${url}/incidents/2024-08-10-a.md)`);
});
