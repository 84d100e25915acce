import type { Catalog, Incident } from '../catalog/catalog.ts';
import type { CatalogSize } from './renderer.ts';

/** A file with all incidents, or with those of a year. */
export interface CatalogPart {
  /** Relative to the site's root. */
  path: string;
  /** Newest first. */
  incidents: readonly Incident[];
  /** Length of the file. */
  bytes: number;
  /** `2024`; absent if the file has all incidents, or those whose year is unknown. */
  year?: string;
}

/** The files of a catalog. */
export interface CatalogFiles extends CatalogSize {
  /** One, `catalog.json`, or those that it lists. */
  parts: CatalogPart[];
  /** The content of `catalog.json` if there is more than one file. */
  list?: string;
}

/** A longer file of incidents is divided. */
const longestFile = 10_000_000;

/** Path of the catalog, or of the list of its parts, relative to the site's root. */
export const catalogPath = 'catalog.json';

/**
 * Divide a catalog that is too long for one file into one for each year, or several. These are filled from the oldest
 * incident on, so that a new one changes only the last file of its year.
 *
 * @param bytesOf Length of an incident as JSON.
 * @param yearOf The year of an incident; anything but digits if it is unknown.
 * @param longest Bytes of a file, unless it has a single incident.
 */
export function divideCatalog(
  catalog: Catalog,
  bytesOf: (incident: Incident) => number,
  yearOf: (incident: Incident) => string,
  longest = longestFile,
): CatalogFiles {
  const { incidents } = catalog;
  const around = Buffer.byteLength(headOf(catalog)) + Buffer.byteLength(tail);
  const fill = (some: readonly Incident[], limit: number): Pick<CatalogPart, 'incidents' | 'bytes'>[] => {
    const parts: { incidents: Incident[]; bytes: number }[] = [];
    for (const incident of some.toReversed()) {
      const last = parts.at(-1);
      const bytes = bytesOf(incident);
      if (!last || last.bytes + separator.length + bytes > limit) {
        parts.push({ incidents: [incident], bytes: around + bytes });
      } else {
        last.incidents.push(incident);
        last.bytes += separator.length + bytes;
      }
    }
    return parts.toReversed().map((part) => ({ ...part, incidents: part.incidents.toReversed() }));
  };
  const [whole = { incidents: [], bytes: around }] = fill(incidents, Infinity);
  if (whole.bytes <= longest) return { parts: [{ path: catalogPath, ...whole }], bytes: whole.bytes };
  const byYear = Map.groupBy(incidents, (incident) => /^\d+$/.exec(yearOf(incident))?.[0] ?? undated);
  const parts = [...byYear]
    .toSorted(([a], [b]) => (a === undated ? 1 : b === undated ? -1 : Number(b) - Number(a)))
    .flatMap(([year, ofYear]) =>
      fill(ofYear, longest).map((part, index, { length }): CatalogPart => {
        const number = length - index;
        const path = `catalog/${year}${number === 1 ? '' : `-${number}`}.json`;
        return { path, ...part, ...(year !== undated && { year }) };
      }),
    );
  const listed = parts.map(({ path, incidents: { length }, bytes, year }) =>
    JSON.stringify({ ...(year !== undefined && { year }), path, incidents: length, bytes }),
  );
  return {
    parts,
    list: `${openingOf(catalog)}"parts":[\n${listed.join(separator)}\n]}\n`,
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
  };
}

/**
 * The content of a file, with one incident on each line.
 *
 * @param jsonOf An incident as JSON, of as many bytes as `divideCatalog` was told.
 */
export function* catalogText(
  catalog: Omit<Catalog, 'incidents'>,
  incidents: readonly Incident[],
  jsonOf: (incident: Incident) => Uint8Array,
): Generator<Uint8Array> {
  let pieces: Uint8Array[] = [Buffer.from(headOf(catalog))];
  let length = 0;
  for (const [index, incident] of incidents.entries()) {
    if (index > 0) pieces.push(Buffer.from(separator));
    const json = jsonOf(incident);
    pieces.push(json);
    length += json.length;
    if (length < pieceLength) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    length = 0;
  }
  yield Buffer.concat([...pieces, Buffer.from(tail)]);
}

/** Bytes that are written at a time. */
const pieceLength = 1 << 20;

const undated = 'undated';
const separator = ',\n';
const tail = '\n]}\n';

function headOf(catalog: Omit<Catalog, 'incidents'>): string {
  return `${openingOf(catalog)}"incidents":[\n`;
}

function openingOf({ version, url, services }: Omit<Catalog, 'incidents'>): string {
  return `${JSON.stringify({ version, ...(url !== undefined && { url }), services }).slice(0, -1)},`;
}
