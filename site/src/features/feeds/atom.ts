import { escapeXml } from '../../../../src/text/xml.ts';
import type { Feed, FeedEntry } from './feed-entry.ts';

/**
 * A feed as Atom.
 *
 * @param entries Each as `atomEntry` gives it.
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function atom({ title, self, page, icon, updated, site }: Feed, entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${escapeXml(self)}.xml</id>
<title>${escapeXml(title)}</title>
<updated>${updated}</updated>
<author><name>${escapeXml(site)}</name></author>
<generator>Casebook</generator>${icon === undefined ? '' : `\n<icon>${escapeXml(icon)}</icon>`}
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}.xml"/>
<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>
${entries.join('')}</feed>
`;
}

export function atomEntry({ id, url, title, lang, published, updated, lines, categories, authors }: FeedEntry): string {
  const elements = [
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
    ...(published === undefined ? [] : [`<published>${published}</published>`]),
    `<updated>${updated}</updated>`,
    ...authors.map((name) => `<author><name>${escapeXml(name)}</name></author>`),
    ...categories.map((term) => `<category term="${escapeXml(term)}"/>`),
    `<content type="text">${escapeXml(lines.join('\n') || title)}</content>`,
  ];
  return `<entry xml:lang="${escapeXml(lang)}">\n${elements.join('\n')}\n</entry>\n`;
}
