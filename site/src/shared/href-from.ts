/**
 * From a page to another, which may be of another site.
 *
 * @param root From the page to the site's root: `` or `../`.
 * @param path Relative to the site's root, or a URL.
 */
export function hrefFrom(root: string, path: string): string {
  return /^https?:\/\//.test(path) ? path : `${root}${path}`;
}
