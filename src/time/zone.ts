import { hasZone } from './zone-clock.ts';

/**
 * Resolve the name of a time zone.
 *
 * @param name `Z`, `UTC`, `GMT`, `+02:00`, `UTC+2` or `Europe/Amsterdam`.
 * @returns `UTC`, an offset (`+02:00`) or the IANA name as written; `undefined` when the zone does not exist,
 *   and for abbreviations such as `CET`, which the database defines differently from what people mean.
 */
export function resolveZone(name: string): string | undefined {
  if (name === 'Z' || name === 'UTC' || name === 'GMT') return 'UTC';
  const offset = /^(?:UTC|GMT)?([+−-])(\d{1,2})(?::?(\d{2}))?$/.exec(name);
  if (offset) return resolveOffset(offset[1] === '+' ? '+' : '-', Number(offset[2]), Number(offset[3] ?? 0));
  return isAreaAndCity(name) ? name : undefined;
}

/** Offsets in use lie between −12:00 and +14:00. */
function resolveOffset(sign: string, hours: number, minutes: number): string | undefined {
  if (hours * 60 + minutes > (sign === '+' ? 14 : 12) * 60 || minutes > 59) return undefined;
  if (hours === 0 && minutes === 0) return 'UTC';
  return `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function isAreaAndCity(name: string): boolean {
  return /^[A-Z][A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){1,2}$/.test(name) && hasZone(name);
}

/**
 * Abbreviations that people write after a time, and the zones that each can mean, likeliest first.
 * An abbreviation can have several offsets (`CST`: Chicago, Shanghai), or an offset that does not apply
 * for half of the year (`CET` in July).
 */
export const zoneAbbreviations: Readonly<Record<string, readonly string[]>> = {
  ACDT: ['Australia/Adelaide'],
  ACST: ['Australia/Adelaide', 'Australia/Darwin'],
  AEDT: ['Australia/Sydney'],
  AEST: ['Australia/Sydney', 'Australia/Brisbane'],
  AKDT: ['America/Anchorage'],
  AKST: ['America/Anchorage'],
  ART: ['America/Argentina/Buenos_Aires'],
  AWST: ['Australia/Perth'],
  BRT: ['America/Sao_Paulo'],
  BST: ['Europe/London', 'Asia/Dhaka'],
  CDT: ['America/Chicago', 'America/Havana'],
  CEST: ['Europe/Berlin', 'Europe/Paris'],
  CET: ['Europe/Berlin', 'Europe/Paris'],
  CST: ['America/Chicago', 'Asia/Shanghai', 'America/Havana'],
  CT: ['America/Chicago'],
  EDT: ['America/New_York'],
  EAT: ['Africa/Nairobi'],
  EEST: ['Europe/Helsinki', 'Europe/Kyiv'],
  EET: ['Europe/Helsinki', 'Europe/Kyiv'],
  EST: ['America/New_York', 'America/Panama'],
  ET: ['America/New_York'],
  GST: ['Asia/Dubai'],
  HKT: ['Asia/Hong_Kong'],
  HST: ['Pacific/Honolulu'],
  IST: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  ICT: ['Asia/Bangkok'],
  JST: ['Asia/Tokyo'],
  KST: ['Asia/Seoul'],
  MDT: ['America/Denver'],
  MESZ: ['Europe/Berlin'],
  MEZ: ['Europe/Berlin'],
  MSK: ['Europe/Moscow'],
  MST: ['America/Denver', 'America/Phoenix'],
  MT: ['America/Denver'],
  NST: ['America/St_Johns'],
  NZDT: ['Pacific/Auckland'],
  NZST: ['Pacific/Auckland'],
  PDT: ['America/Los_Angeles'],
  PKT: ['Asia/Karachi'],
  PST: ['America/Los_Angeles', 'Asia/Manila'],
  PT: ['America/Los_Angeles'],
  PHT: ['Asia/Manila'],
  SAST: ['Africa/Johannesburg'],
  SGT: ['Asia/Singapore'],
  TRT: ['Europe/Istanbul'],
  WAT: ['Africa/Lagos'],
  WEST: ['Europe/Lisbon'],
  WET: ['Europe/Lisbon'],
};

/** Names in words, and the abbreviation that means the same. */
const zoneWords: readonly [RegExp, string][] = [
  [/^(?:U\.?S\.? )?Eastern(?: (?:Standard |Daylight )?Time)?$/, 'ET'],
  [/^(?:U\.?S\.? )?Central(?: (?:Standard |Daylight )?Time)?$/, 'CT'],
  [/^(?:U\.?S\.? )?Mountain(?: (?:Standard |Daylight )?Time)?$/, 'MT'],
  [/^(?:U\.?S\.? )?Pacific(?: (?:Standard |Daylight )?Time)?$/, 'PT'],
  [/^Central European (?:Standard |Summer )?Time$/, 'CET'],
  [/^British (?:Standard |Summer )?Time$/, 'BST'],
  [/^Indian? (?:Standard )?Time$/, 'IST'],
  [/^Japan (?:Standard )?Time$/, 'JST'],
  [/^Korea (?:Standard )?Time$/, 'KST'],
  [/^China (?:Standard )?Time$/, 'CST'],
  [/^Israel (?:Standard |Daylight )?Time$/, 'IST'],
  [/^Irish (?:Standard |Summer )?Time$/, 'IST'],
  [/^(?:по )?(?:МСК|мск)$/, 'MSK'],
];

/**
 * The zones that an abbreviation or a name in words can mean, likeliest first: `PST`, `Eastern Time`.
 *
 * @returns `undefined` when the name is neither.
 */
export function zonesNamed(name: string): readonly string[] | undefined {
  const short = shortZoneName(name);
  return Object.hasOwn(zoneAbbreviations, short) ? zoneAbbreviations[short] : undefined;
}

/** The abbreviation of a zone in words: `ET` for `Eastern Time`. Other names stay as they are. */
export function shortZoneName(name: string): string {
  return zoneWords.find(([pattern]) => pattern.test(name))?.[1] ?? name;
}
