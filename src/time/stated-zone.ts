import { resolveZone, zonesNamed } from './zone.ts';

// Of `Central European Time (CET)` the first word alone is another zone.
const name = String.raw`([A-Z][A-Za-z_/]*(?:[+-]\d[\d:]*)?|МСК|мск)(?! [A-Z][a-z]+ [Tt]ime)`;
// `Timeline (UTC)`, `all times PDT`, `Times are in CET`, `Time (PT)`: an abbreviation alone may mean anything.
const pattern = new RegExp(
  String.raw`\(\s*(?:[Aa]ll )?(?:[Tt]imes? )?(?:are )?(?:in |[Вв]ремя |по )*${name}(?: [Tt]ime)?\s*[,)]|\b[Tt]imes? (?:are )?(?:in )?${name}|[Вв]ремя (?:везде )?(?:—|-|по)? ?${name}`,
  'g',
);

/** A zone that a text states for all times below it. */
export interface StatedZone {
  /** As written: `UTC`, `PST`, `Europe/Amsterdam`. */
  name: string;
  /** The zone that it means; absent for an abbreviation with several meanings. */
  zone?: string;
  /** Index in the text. */
  index: number;
}

/** Find the zone that the words above a timeline state: `Timeline (UTC)`, `All times in PST`. */
export function findStatedZone(text: string): StatedZone | undefined {
  for (const match of text.matchAll(pattern)) {
    const written = (match[1] ?? match[2] ?? match[3] ?? '').replace(/[_/]+$/, '');
    const zone = resolveZone(written);
    if (zone === undefined && !zonesNamed(written)) continue;
    return { name: written, ...(zone !== undefined && { zone }), index: match.index + match[0].indexOf(written) };
  }
  return undefined;
}
