import { decode } from '../markdown/link-target.ts';
import { fieldAnchor, type SearchRecord } from '../search/search-record.ts';

/**
 * Recognise texts that name a document by its id, by itself or in a path or URL.
 *
 * @param ids Of the documents that must not be named.
 */
export function createHiddenNames(ids: readonly string[]): (text: string) => boolean {
  const names = ids.map((id) => id.toLowerCase());
  return (text) => {
    const written = text.toLowerCase();
    const decoded = decode(written);
    return names.some((name) => containsName(written, name) || (decoded !== written && containsName(decoded, name)));
  };
}

/** What the search finds on a page, without the fields that name a document which must not be named. */
export function recordWithout(record: SearchRecord, isHidden: (text: string) => boolean): SearchRecord {
  const places = record.places.filter(([anchor, , text]) => anchor !== fieldAnchor || !isHidden(text));
  return places.length === record.places.length ? record : { ...record, places };
}

/** An id within a longer one is another id. */
function containsName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isWhole = !idCharacter.test(text.charAt(at - 1)) && !idCharacter.test(text.charAt(at + name.length));
    if (isWhole) return true;
  }
  return false;
}

const idCharacter = /[\p{L}\p{N}_-]/u;
