import * as renderer from '#renderer';
import { defaultSettings, type Settings } from 'casebook';
import { expect, test } from 'vitest';
import { checkDocuments } from '../../src/lint/check-documents.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { previewSite } from '../../src/publish/preview.ts';

const text = `---
title: A
severity: SEV3
duration: 2024-03-01T10:00Z/2024-03-01T12:00Z
authors: [ann]
reviewers: [bob, cyd]
roles: { commander: [dan], on_call: [eve] }
tags: [memory, load]
links: [{ title: Chat, url: "https://chat.example.org/a" }]
---
## Timeline
- 10:00 UTC \`started\` \`detected\` A
- 11:00 B
- 12:00 \`mitigated\` C
`;

/** The page of one incident. */
async function pageWith(settings: Partial<Settings>): Promise<string> {
  const all = { ...defaultSettings, ...settings };
  const document = parseMarkdown({ path: 'postmortems/old/2024-03-01-é.md', text });
  const checked = checkDocuments([document], all, { now: '2024-08-20T09:12:00Z' });
  const sources = { renderer, settings: all, today: '2024-08-20', readAsset: () => undefined };
  const { routes, localsOf } = previewSite(checked, sources);
  const route = routes.find(({ page }) => page.name === 'incident');
  if (!route) throw new Error('There is no page');
  return renderer.render(localsOf(route));
}

/** Every link with a word, as `word: address`. */
function linksOf(page: string): string[] {
  return Array.from(page.matchAll(/<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs), ([, href, content = '']) => {
    return `${content.replaceAll(/<[^>]*>/g, '').trim()}: ${href}`;
  });
}

test('leads to the file, its history and its editor where the site knows them', async () => {
  const { site } = defaultSettings;
  const host = 'https://git.example.org';
  const page = await pageWith({
    site: { ...site, source: `${host}/blob/{path}`, history: `${host}/log/{path}`, edit: `${host}/edit/{path}` },
  });
  expect(linksOf(page).filter((link) => link.includes(host) && !link.startsWith('line '))).toEqual([
    `Edit this page: ${host}/edit/postmortems/old/2024-03-01-%C3%A9.md`,
    `postmortems/old/2024-03-01-é.md: ${host}/blob/postmortems/old/2024-03-01-%C3%A9.md`,
    `History: ${host}/log/postmortems/old/2024-03-01-%C3%A9.md`,
  ]);
  const bare = await pageWith({});
  expect(linksOf(bare).filter((link) => /History|edit|postmortems/.test(link))).toEqual([]);
  expect(bare).toContain('<code>postmortems/old/2024-03-01-é.md</code>');
});

test('says who did what, and what it is about', async () => {
  const page = await pageWith({});
  const [source = ''] = /<section class="source".*?<\/section>/s.exec(page) ?? [];
  expect(
    source
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  ).toBe(
    'File postmortems/old/2024-03-01-é.md Markdown Commander dan On call eve Written by ann Reviewed by bob, cyd Tags memory load Link Chat',
  );
});

test('calls a silence long by the limits that hold for the document', async () => {
  const silences = async (settings: Partial<Settings>) =>
    Array.from((await pageWith(settings)).matchAll(/<p class="silence">([^<]*)/g), ([, words]) =>
      words?.trim().replaceAll('\u00a0', ' '),
    );
  const limits = (max: number) => ({ 'timeline-gap': { options: { max } } });
  expect(await silences({})).toEqual(['1 h without an entry', '1 h without an entry']);
  expect(await silences({ rules: limits(90) })).toEqual([]);
  expect(await silences({ rules: limits(90), overrides: [{ files: ['**/old/**'], rules: limits(45) }] })).toEqual([
    '1 h without an entry',
    '1 h without an entry',
  ]);
  expect(await silences({ overrides: [{ files: ['**/new/**'], rules: limits(90) }] })).toHaveLength(2);
});
