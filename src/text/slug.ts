/** Names to which a web server or the site itself gives a meaning in every folder. */
const reservedSlugs = new Set(['index', '404']);

/** Names that Windows gives to devices, whatever their extension. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

/** What every host, router and file system can serve as it is, whether or not it distinguishes `A` from `a`. */
const unchanged = /^(?=.{1,100}$)[a-z0-9](?:[._-]?[a-z0-9])*$/;

/**
 * The slug of a name for a URL that never changes: it depends on nothing but the name, and no other name has it.
 *
 * A name of lower-case letters, digits and single `-`, `_` and `.` between them is its own slug. Of any other name, the slug
 * has the letters and digits that it has in ASCII, and a hash of the name: `C++` is `C-plus-plus-2ead0510`.
 *
 * @param otherwise Stands for a name without any such letter or digit.
 */
export function stableSlug(name: string, otherwise: string): string {
  if (unchanged.test(name) && !devices.test(name) && !reservedSlugs.has(name)) return name;
  const spelled = name.replaceAll('+', '-plus-').replaceAll('#', '-sharp-').replaceAll('&', '-and-');
  return `${asciiSlug(spelled).slice(0, 90).replace(/-$/, '') || otherwise}-${hashOf(name)}`;
}

/**
 * A name of letters, digits, `-` and `_`.
 *
 * @param taken Names in use, in lower case; the new one is added.
 */
export function uniqueSlug(text: string, taken: Set<string>, otherwise: string): string {
  const base = asciiSlug(text) || otherwise;
  let slug = base;
  for (let count = 2; taken.has(slug.toLowerCase()); count += 1) slug = `${base}-${count}`;
  taken.add(slug.toLowerCase());
  return slug;
}

function asciiSlug(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}+/gu, '');
  return plain
    .replaceAll(/[^\w-]+/g, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

/** Eight hexadecimal digits: FNV-1a with 32 bits, of the UTF-8 bytes (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
