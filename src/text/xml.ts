/**
 * A text as content or attribute of XML. Characters that XML 1.0 forbids become U+FFFD.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[&<>"']|(?![\t\n\r\x7F-\x9F])\p{Cc}|[\uFFFE\uFFFF]/gu, (found) => entities[found] ?? '\uFFFD');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
