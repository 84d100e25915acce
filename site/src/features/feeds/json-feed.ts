import type { Feed, FeedEntry } from './feed-entry.ts';

/**
 * A feed as JSON Feed 1.1, with one item on each line.
 *
 * @param items Each as `jsonFeedItem` gives it.
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function jsonFeed({ title, self, page, icon, site }: Feed, items: readonly string[]): string {
  const head = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: `${self}.json`,
    icon,
    language: 'en',
    authors: [{ name: site }],
  });
  return `${head.slice(0, -1)},"items":[\n${items.join(',\n')}\n]}\n`;
}

export function jsonFeedItem(entry: FeedEntry): string {
  const { id, url, title, lang, published, updated, lines, categories, authors } = entry;
  return JSON.stringify({
    id,
    url,
    title,
    language: lang,
    content_text: lines.join('\n') || title,
    date_published: published,
    date_modified: updated,
    ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
    ...(categories.length > 0 && { tags: categories }),
  });
}
