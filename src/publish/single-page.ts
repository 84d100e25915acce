import { readTarget } from '../markdown/link-target.ts';
import type { Settings } from '../settings.ts';
import { imageName } from './images.ts';
import { linkTo } from './links.ts';

/** Images and links of a page that stands alone. */
export interface SinglePage {
  /** A `data:` URL, so that the page needs no other file; `undefined` if it cannot be shown. */
  imageAt: (url: string) => string | undefined;
  /** On the code host, where it is configured; `undefined` for another file. */
  linkTo: (url: string) => string | undefined;
}

/**
 * What the images and links of a document become on a page of its own.
 *
 * @param document Path of the document, relative to the root.
 * @param readBytes The content of a file of the repository, if it exists and is not too large.
 */
export function singlePage(
  document: string,
  { site }: Settings,
  readBytes: (path: string) => Uint8Array | undefined,
): SinglePage {
  return {
    imageAt(url) {
      const target = readTarget(document, url);
      const bytes = target.kind === 'file' ? readBytes(target.path) : undefined;
      if (target.kind !== 'file' || !bytes) return undefined;
      const type = /\.([^.]+)$/.exec(imageName(target.path, bytes) ?? '')?.[1];
      const data = Buffer.from(bytes).toString('base64');
      return type && `data:image/${mediaTypes[type] ?? type};base64,${data}`;
    },
    linkTo: (url) =>
      linkTo(url, { document, page: 'index.html', find: () => ({ kind: 'nothing' }), source: site.source }),
  };
}

const mediaTypes: Record<string, string> = { jpg: 'jpeg', svg: 'svg+xml' };
