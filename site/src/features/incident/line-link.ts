/**
 * The URL of a line of a Markdown file on a code host.
 *
 * @param url The file's own URL, in the form of `site.source`.
 */
export function lineLink(url: string, line: number): string {
  if (url.includes('#')) return url;
  if (/^https?:\/\/bitbucket\.org\//.test(url)) return `${url}#lines-${line}`;
  // Azure DevOps.
  if (url.includes('/_git/')) {
    return `${url}${url.includes('?') ? '&' : '?'}line=${line}&lineEnd=${line + 1}&lineStartColumn=1&lineEndColumn=1`;
  }
  // GitHub and GitLab show Markdown as a page, which has no lines.
  return url.includes('/blob/') && !url.includes('?') ? `${url}?plain=1#L${line}` : `${url}#L${line}`;
}
