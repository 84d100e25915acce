import type { Asset } from '../host/read-files.ts';
import { imageSize, type ImageSize } from './image-size.ts';
import { imageName } from './images.ts';

/**
 * What readers of the site find in place of a file of the repository: a page, a copy of an image, or nothing, because the
 * site must not name the file, because it is too large, or because it is an SVG that does more than draw. Paths are
 * relative to the site's root. Plain JSON.
 */
export type Place =
  | { kind: 'page'; path: string }
  | ({ kind: 'image'; path: string } & Partial<ImageSize>)
  | { kind: 'hidden' | 'too large' | 'not only drawing' | 'nothing' };

/** Finds the place of a file, by path relative to the repository's root. */
export type FindPlace = (path: string) => Place;

/** What the places of files depend on. */
export interface PlaceSources {
  /** Path of a document's page in the site, by its path in the repository. */
  pages: ReadonlyMap<string, string>;
  /** Paths of documents that the site must not name, in lower case. */
  hidden: ReadonlySet<string>;
  /** A file of the repository; `undefined` if it does not exist. */
  readAsset: (path: string) => Asset | undefined;
}

/** @param onImage Called once for each image that a page shows, with the absolute path of the file. */
export function createPlaces(
  { pages, hidden, readAsset }: PlaceSources,
  onImage?: (path: string, file: string) => void,
): FindPlace {
  const known = new Map<string, Place>();
  const find = (file: string): Place => {
    if (hidden.has(file.toLowerCase())) return { kind: 'hidden' };
    const page = pages.get(file);
    if (page !== undefined) return { kind: 'page', path: page };
    const asset = readAsset(file);
    if (!asset) return { kind: 'nothing' };
    if (!asset.bytes) return { kind: 'too large' };
    const name = imageName(file, asset.bytes);
    if (name === undefined) return { kind: /\.svg$/i.test(file) ? 'not only drawing' : 'nothing' };
    onImage?.(name, asset.file);
    return { kind: 'image', path: name, ...imageSize(typeOf(name), asset.bytes) };
  };
  return (file) => {
    const place = known.get(file) ?? find(file);
    known.set(file, place);
    return place;
  };
}

function typeOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** What to tell the user of a file that a document shows and the site cannot; `undefined` if there is nothing to tell. */
export function describeMissing(document: string, file: string, { kind }: Place): string | undefined {
  if (kind === 'too large') return `${document} shows ${file}, which is too large for the site`;
  return kind === 'not only drawing'
    ? `${document} shows ${file}, which does more than draw; save it as plain SVG`
    : undefined;
}
