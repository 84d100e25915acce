import { reservedSlugs, uniqueSlug } from '../../../src/text/slug.ts';

/** File systems allow names of up to 255 bytes; an address that long is unreadable. */
const longest = 100;

/**
 * Slugs by name: letters, digits, `-` and `_`; unique.
 *
 * @param otherwise The slug of a name that has none of these characters.
 */
export function slugsOf(names: readonly string[], otherwise: string): Map<string, string> {
  const taken = new Set(reservedSlugs);
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
