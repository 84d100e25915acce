/** Names to which a web server or the site itself gives a meaning in every folder. */
export const reservedSlugs = ['index', '404'];

/**
 * A name that every host, router and file system can serve: letters, digits, `-` and `_`.
 *
 * @param taken Names in use, in lower case; the new one is added. Some file systems do not distinguish `A` from `a`.
 */
export function uniqueSlug(text: string, taken: Set<string>, otherwise: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}+/gu, '');
  const base = plain.replaceAll(/[^\w-]+/g, '-').replaceAll(/^-+|-+$/g, '') || otherwise;
  let slug = base;
  for (let count = 2; taken.has(slug.toLowerCase()); count += 1) slug = `${base}-${count}`;
  taken.add(slug.toLowerCase());
  return slug;
}
