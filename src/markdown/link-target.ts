/** What a link or an image in a document leads to. */
export type Target =
  /** An address with a scheme or a host, or nothing at all. */
  | { kind: 'address' }
  /** A place in the document itself, decoded. */
  | { kind: 'anchor'; anchor: string }
  /** A path relative to the root, decoded; the anchor in that file is as written, without `#`. */
  | { kind: 'file'; path: string; anchor: string }
  /** A path that leads out of the repository. */
  | { kind: 'outside' };

/**
 * Read what a document links to. A leading `/` is the repository's root.
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

/** What a code host has beside the files: `../../issues/12`. Only there do such links lead anywhere. */
const ofCodeHost = /^(?:\.\.\/){2,}(?:issues|pull|wiki|compare|commits?|releases|discussions|milestones?)(?:[/?#]|$)/;

/** Percent signs undone, where they are encodings. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // `100%` is a name like any other.
    if (!(error instanceof URIError)) throw error;
    return text;
  }
}
