import { uniqueSlug } from '../../../src/text/slug.ts';

// What a web server or the site itself answers to in a folder.
const reserved = ['index', '404'];
/** File systems take names of up to 255 bytes, and nobody reads an address as long as that. */
const longest = 100;

/**
 * Names of pages, by what they are about: letters, digits, `-` and `_`, unique whatever the names are made of.
 *
 * @param otherwise What a page is called whose name has none of these.
 */
export function slugsOf(names: readonly string[], otherwise: string): Map<string, string> {
  const taken = new Set(reserved);
  return new Map(names.map((name) => [name, uniqueSlug(name.slice(0, longest), taken, otherwise)]));
}

/**
 * Slugs of all pages of a list: `edge`, `edge-2`, or `edge-2-2` if `edge-2` is another list.
 *
 * @param taken Slugs in use, in lower case, among them `slug`; the new ones are added.
 */
export function pageSlugs(slug: string, count: number, taken: Set<string>): string[] {
  const further = Array.from({ length: count - 1 }, (_, index) => uniqueSlug(`${slug}-${index + 2}`, taken, slug));
  return [slug, ...further];
}

const collator = new Intl.Collator('en', { numeric: true });

/** The order in which people look for names: `P2` before `P10`, `Hub` beside `hub`. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
