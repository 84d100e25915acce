/** The target of a link or an image. */
export type Target =
  /** A URL with a scheme or a host, or an empty one. */
  | { kind: 'address' }
  /** An anchor in the document itself, decoded. */
  | { kind: 'anchor'; anchor: string }
  /** A path relative to the root, decoded; the anchor in that file is as written, without `#`. */
  | { kind: 'file'; path: string; anchor: string }
  /** A path outside the repository. */
  | { kind: 'outside' };

/**
 * Resolve the target of a link. A leading `/` means the repository's root.
 *
 * @param document Path of the document, relative to the root.
 */
export function readTarget(document: string, url: string): Target {
  if (/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2}|#?$)/i.test(url) || ofCodeHost.test(url)) return { kind: 'address' };
  const [target = '', anchor = ''] = url.split('#');
  if (target === '') return { kind: 'anchor', anchor: decode(anchor) };
  const path = resolve(document, decode(target.replace(/\?.*$/, '')));
  return path === undefined ? { kind: 'outside' } : { kind: 'file', path, anchor };
}

function resolve(document: string, target: string): string | undefined {
  const parts = target.startsWith('/') ? [] : document.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Pages of a code host that are not files: `../../issues/12`. Such links work only there. */
const ofCodeHost = /^(?:\.\.\/){2,}(?:issues|pull|wiki|compare|commits?|releases|discussions|milestones?)(?:[/?#]|$)/;

/** Decode percent-encoding, where it is valid. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // `100%` is a valid file name.
    if (!(error instanceof URIError)) throw error;
    return text;
  }
}
