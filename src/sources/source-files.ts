import path from 'node:path';
import { readRepositoryFile } from '../disk.ts';
import { fetchFile, type FetchLimits } from '../host/fetch-file.ts';
import type { SourceSettings } from '../settings.ts';
import { isAddress } from '../text/source-address.ts';
import { SourceError } from './source-error.ts';

/** A file of a source, as it was read. */
export interface SourceFile {
  /** `catalog.json`, or the path of a part as the catalog lists it. */
  path: string;
  bytes: Buffer;
  /** Tells the host which version is at hand. */
  etag?: string;
}

/** Reads a file of a source, see `SourceFile.path`. */
export type ReadSourceFile = (path: string) => Promise<SourceFile & { isUnchanged?: true }>;

/** Path of the catalog itself. */
export const listPath = 'catalog.json';

/**
 * Prepare to read the files of a source.
 *
 * @param root Absolute path that paths of files are relative to.
 * @param repository Absolute path without links: no file outside of it is read.
 * @param copies Files that were read before.
 * @param limits `longest` is of all files together.
 */
export function openSource(
  { catalog }: Pick<SourceSettings, 'catalog'>,
  {
    root,
    repository,
    copies,
    limits,
  }: {
    root: string;
    repository: string;
    copies: readonly SourceFile[];
    limits: FetchLimits;
  },
): ReadSourceFile {
  let left = limits.longest;
  const counted = <File extends SourceFile>(file: File): File => {
    left -= file.bytes.length;
    if (left < 0) throw new SourceError(`its files have more than ${limits.longest / 2 ** 20} MiB`);
    return file;
  };
  if (!isAddress(catalog)) {
    const file = path.resolve(root, catalog);
    return async (name) => {
      const place = name === listPath ? file : path.join(path.dirname(file), ...name.split('/'));
      const part = readRepositoryFile(repository, place, left + 1);
      if (!('bytes' in part)) {
        throw new SourceError(`${name}: ${part.isOutside ? 'it is outside the repository' : part.reason}`);
      }
      return counted({ path: name, bytes: part.bytes });
    };
  }
  return async (name) => {
    const address = name === listPath ? catalog : new URL(name, catalog).href;
    const copy = copies.find((one) => one.path === name);
    const fetched = await fetchFile(address, { ...limits, longest: left }, copy?.etag);
    if ('reason' in fetched) throw new SourceError(fetched.reason);
    if ('isUnchanged' in fetched) {
      if (!copy) throw new SourceError('its host answers with 304');
      return counted({ ...copy, isUnchanged: true });
    }
    return counted({ path: name, ...fetched });
  };
}
