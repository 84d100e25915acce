import * as renderer from '#renderer';
import { defaultSettings } from 'casebook';
import { expect, test } from 'vitest';
import { checkDocuments } from '../../src/lint/check-documents.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { previewSite } from '../../src/publish/preview.ts';

const source = 'https://github.com/acme/incidents/blob/main/{path}';

/** The page of an incident with a mistyped key and a long gap. */
async function pageOf(status: string, { isPreview = false, hasSource = true } = {}): Promise<string> {
  const text = `---
title: Orders are slow
status: ${status}
sevrity: SEV3
timezone: UTC
services: [orders]
duration: 2024-03-01T10:00/2024-03-01T16:00
---
## Timeline

- 2024-03-01 10:00 \`started\` \`detected\` A
- 15:00 \`mitigated\` \`resolved\` C
`;
  const settings = { ...defaultSettings, site: { ...defaultSettings.site, ...(hasSource && { source }) } };
  const document = parseMarkdown({ path: 'postmortems/2024-03-01-a.md', text });
  const checked = checkDocuments([document], settings, { now: '2024-08-20T09:12:00Z' });
  const site = previewSite(checked, { renderer, settings, today: '2024-08-20', readAsset: () => undefined });
  const route = site.routes.find(({ page }) => page.name === 'incident');
  if (!route) throw new Error('There is no page');
  return renderer.render({ ...site.localsOf(route), ...(isPreview && { isPreview }) });
}

/** The text of an element that a pattern finds, without tags. */
function textIn(page: string, pattern: RegExp): string | undefined {
  return pattern
    .exec(page)?.[0]
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const box = /<section class="messages".*?<\/section>/s;
const quiet = /<details class="quiet-messages">.*?<\/details>/s;

test.each(['draft', 'in_review'])('a document that is %s begins with its messages', async (status) => {
  const page = await pageOf(status);
  expect(textIn(page, box)).toMatch(/\d+ messages from casebook lint/);
  expect(page).not.toMatch(quiet);
});

test.each(['reviewed', 'closed', 'withdrawn'])(
  'a document that is %s has them in one line at its end',
  async (status) => {
    const page = await pageOf(status);
    expect(page).not.toMatch(box);
    expect(textIn(page, quiet)).toMatch(/^\d+ messages? from casebook lint /);
    expect(page.indexOf('quiet-messages')).toBeGreaterThan(page.indexOf('<section class="source"'));
    expect(page).not.toMatch(/<p class="message /);
  },
);

test('its author sees them first all the same', async () => {
  expect(await pageOf('closed', { isPreview: true })).toMatch(box);
});

test('a message says how to fix the problem, and leads to its line on the code host and to its entry', async () => {
  const page = await pageOf('in_review');
  const items = (box.exec(page)?.[0] ?? '').split('<li').slice(1);
  const about = (rule: string) => items.find((item) => item.includes(`#${rule}"`)) ?? '';
  const file = 'https://github.com/acme/incidents/blob/main/postmortems/2024-03-01-a.md?plain=1';
  const typo = items.find((item) => item.includes('sevrity')) ?? '';
  expect(textIn(typo, /.*/s)).toContain('Did you mean severity ?');
  expect(typo).toContain(`href="${file}#L4"`);
  expect(about('timeline-gap')).toContain(`<a href="#t0301-1500">entry</a>, <a href="${file}#L12">line 12</a>`);
  expect(items.filter((item) => item.includes('lint --fix'))).toEqual([typo]);
  const bare = await pageOf('in_review', { hasSource: false });
  expect(bare).toContain('<a href="#t0301-1500">line 12</a>');
  expect(bare).toContain('line 4');
});

test('a gap is not shown twice in the timeline', async () => {
  const page = await pageOf('in_review');
  const timeline = /<ol class="entries".*<\/ol>/s.exec(page)?.[0] ?? '';
  expect(timeline).toContain('5\u00a0h without an entry');
  expect(timeline).not.toContain('timeline-gap');
});
