/**
 * The path of the file that a request asks for. It is only ever compared with the paths of the site, and never leads to a
 * file on disk.
 *
 * @param target What the request has behind its method.
 * @returns Relative to the site's root; `undefined` if the request is malformed.
 */
export function requestPath(target: string): string | undefined {
  const [encoded = ''] = target.split(/[?#]/, 1);
  if (!encoded.startsWith('/')) return undefined;
  try {
    const name = decodeURIComponent(encoded).slice(1);
    return name === '' ? 'index.html' : name;
  } catch {
    return undefined;
  }
}
