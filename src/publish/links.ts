import path from 'node:path';
import type { Asset } from '../host/read-files.ts';
import { readTarget } from '../markdown/link-target.ts';
import type { SiteSettings } from '../settings.ts';
import { imageName } from './images.ts';
import type { SourceLinks } from './renderer.ts';

/** The possible targets of links in documents, and the files that the site must contain for them. */
export interface Places {
  /** Path of a document's page in the site, by its path in the repository. */
  pages: ReadonlyMap<string, string>;
  /** Paths of documents that the site must not name, in lower case. */
  hidden: ReadonlySet<string>;
  /** URL of a file on the code host, with `{path}` for its path. */
  source: string | undefined;
  /** A file of the repository; `undefined` if it does not exist. */
  readAsset: (path: string) => Asset | undefined;
  /** Absolute paths of files to copy, by path in the site; filled while documents are rendered. */
  copies: Map<string, string>;
  /** One sentence for each image that cannot be shown. */
  notes: Set<string>;
}

/** The target of a document's link on its page; `undefined` if readers could not open it. */
export function linkTo(url: string, document: string, page: string, places: Places): string | undefined {
  const target = readTarget(document, url);
  // A relative URL means something else on a page of the site.
  if (target.kind === 'address') return url.startsWith('.') ? undefined : url;
  if (target.kind !== 'file' || places.hidden.has(target.path.toLowerCase())) return undefined;
  const anchor = target.anchor && `#${target.anchor}`;
  const other = places.pages.get(target.path);
  if (other !== undefined) return relative(page, other) + anchor;
  // An image of the site can be opened by itself as well.
  return imageAt(url, document, page, places) ?? sourceAddress(target.path, places.source, anchor);
}

/** The URL of a document's image on its page; `undefined` if the site cannot show it. */
export function imageAt(url: string, document: string, page: string, places: Places): string | undefined {
  const target = readTarget(document, url);
  if (target.kind !== 'file') return undefined;
  const asset = places.readAsset(target.path);
  if (!asset) return undefined;
  if (!asset.bytes) {
    places.notes.add(`${document} shows ${target.path}, which is too large for the site`);
    return undefined;
  }
  const name = imageName(target.path, asset.bytes);
  if (name === undefined) {
    if (/\.svg$/i.test(target.path)) {
      places.notes.add(`${document} shows ${target.path}, which does more than draw; save it as plain SVG`);
    }
    return undefined;
  }
  places.copies.set(name, asset.file);
  return relative(page, name);
}

/** The URL of a file on the code host. */
function sourceAddress(file: string, source: string | undefined, anchor = ''): string | undefined {
  const encoded = file.split('/').map(encodeURIComponent).join('/');
  return source && source.replaceAll('{path}', encoded) + anchor;
}

/** The URLs of a document, its history and its editor on the code host. */
export function sourceLinks(file: string, { source, history, edit }: SiteSettings): SourceLinks {
  const addresses = { view: source, history, edit };
  return Object.fromEntries(
    Object.entries(addresses).flatMap(([name, address]) => {
      const link = sourceAddress(file, address);
      return link === undefined ? [] : [[name, link]];
    }),
  );
}

function relative(from: string, to: string): string {
  return path.posix.relative(path.posix.dirname(from), to);
}
