import type { Catalog } from '../catalog/catalog.ts';
import { plainLine } from '../text/plain-text.ts';
import { SourceError } from './source-error.ts';
import { listPath, type ReadSourceFile, type SourceFile } from './source-files.ts';

/** A file with incidents, or the list of such files, which is as its schema says, but whose values are not checked. */
export type WrittenCatalog = Omit<Catalog, 'incidents'> &
  Partial<Pick<Catalog, 'incidents'>> & { parts?: { path: string }[] };

/** More years than anybody has incidents of, several files each. */
const mostParts = 1000;

/**
 * Read the files of a source one after the other: the catalog, then its parts.
 *
 * @throws {SourceError}
 */
export async function* readCatalogs(
  read: ReadSourceFile,
): AsyncGenerator<{ file: SourceFile; catalog: WrittenCatalog }> {
  const file = await read(listPath);
  const list = await parseCatalog(file);
  yield { file, catalog: list };
  const paths = new Set(list.parts?.map(({ path }) => path));
  if (paths.size > mostParts) throw new SourceError(`it has ${paths.size} parts, expected at most ${mostParts}`);
  for (const path of paths) {
    if (!isPlainPath(path)) throw new SourceError(`unexpected path of a part, ${plainLine(path, 100)}`);
    const part = await read(path);
    const catalog = await parseCatalog(part);
    if (!catalog.incidents) throw new SourceError(`${path} has no incidents`);
    yield { file: part, catalog };
  }
}

/**
 * Parse a file of a source.
 *
 * @throws {SourceError} If it is not as the schema of catalogs says.
 */
async function parseCatalog({ path, bytes }: SourceFile): Promise<WrittenCatalog> {
  // Only a site of several repositories needs it.
  const { catalog: validate } = await import('#catalog-validator');
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const version = typeof data === 'object' && data !== null && 'version' in data ? data.version : 1;
    if (typeof version === 'number' && version > 1) {
      throw new SourceError(`${path} has version ${version}, expected 1: a newer Casebook reads it`);
    }
    if (!validate(data)) {
      const place = validate.errors?.[0]?.instancePath ?? '';
      throw new SourceError(
        `${path} is not a catalog${place === '' ? '' : `: unexpected value at ${plainLine(place, 200)}`}`,
      );
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw new SourceError(`${path} is not valid JSON`);
    if (error instanceof RangeError) throw new SourceError(`${path} is too large or nested too deeply`);
    throw error;
  }
  // The cast: the schema describes this type.
  return data as WrittenCatalog;
}

/** Whether a path leads to a file below the folder of the catalog, in a URL as well. */
function isPlainPath(path: string): boolean {
  return path.length <= 200 && path.split('/').every((name) => /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/.test(name));
}
