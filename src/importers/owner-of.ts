import type { SourceFile } from './draft.ts';

/** Something that other files may belong to. */
interface Owner {
  id: string;
  /** The file that it is in. */
  path: string;
}

/**
 * What a file belongs to that does not say so: what it is named after, the only one in its folder, or the only one.
 *
 * @returns The id; `undefined` if there are several.
 */
export function ownerOf({ path }: SourceFile, owners: readonly Owner[]): string | undefined {
  const folder = folderOf(path);
  const named = owners.filter(({ id }) => id && path.includes(id));
  const beside = owners.filter((owner) => folderOf(owner.path) === folder);
  for (const group of [named, beside, owners]) {
    const ids = new Set(group.map(({ id }) => id));
    if (ids.size > 0) return ids.size === 1 ? [...ids][0] : undefined;
  }
  return undefined;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
