import path from 'node:path';
import type { ShownImage } from '../markdown/shown-image.ts';
import { readTarget } from '../markdown/link-target.ts';
import type { SiteSettings } from '../settings.ts';
import type { FindPlace } from './places.ts';
import type { SourceLinks } from './renderer.ts';

/** Where a document stands, and what is around it. */
export interface LinkContext {
  /** Path of the document, relative to the repository's root. */
  document: string;
  /** Path of its page, relative to the site's root. */
  page: string;
  find: FindPlace;
  /** URL of a file on the code host, with `{path}` for its path. */
  source: string | undefined;
}

/** The target of a document's link on its page; `undefined` if readers could not open it. */
export function linkTo(url: string, { document, page, find, source }: LinkContext): string | undefined {
  const target = readTarget(document, url);
  // A relative URL means something else on a page of the site.
  if (target.kind === 'address') return url.startsWith('.') ? undefined : url;
  if (target.kind !== 'file') return undefined;
  const place = find(target.path);
  if (place.kind === 'hidden') return undefined;
  const anchor = target.anchor && `#${target.anchor}`;
  if (place.kind === 'page') return relative(page, place.path) + anchor;
  // An image of the site can be opened by itself as well.
  return place.kind === 'image' ? relative(page, place.path) : sourceAddress(target.path, source, anchor);
}

/** A document's image on its page; `undefined` if the site cannot show it. */
export function imageAt(url: string, { document, page, find }: LinkContext): ShownImage | undefined {
  const target = readTarget(document, url);
  const place = target.kind === 'file' ? find(target.path) : undefined;
  if (place?.kind !== 'image') return undefined;
  const { kind: _kind, path: file, ...size } = place;
  return { url: relative(page, file), ...size, isLinked: true };
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
