import { createApp } from 'astro/app/entrypoint';
import type { Locals } from '../../src/publish/renderer.ts';
import { assetOrigin, rootOf } from '../src/catalog/links.ts';

export { ownAnchors } from '../src/own-anchors.ts';
export { routes } from '../src/routes.ts';
export { dataOf } from '../src/page-data.ts';
export { scripts } from '../src/scripts.ts';
export { incidentPath } from '../src/catalog/links.ts';
export { searchRecord } from '../src/features/search/record.ts';

const app = createApp({ streaming: false });

export async function render(locals: Locals): Promise<string> {
  const { path, page } = locals.route;
  const isNotFound = page.name === 'not-found';
  let cause: unknown;
  // A URL keeps the path as it is: letters, digits, `-`, `_` and `/`.
  const url = new URL(path.replace(/(?:(?:^|\/)index)?\.html$/, ''), 'https://casebook.invalid/');
  const onError = (error: unknown): void => {
    cause = error;
  };
  const response = await app.render(new Request(url), { locals: { ...locals, onError } });
  if (cause !== undefined) {
    throw new Error(`Cannot render ${path}: ${cause instanceof Error ? cause.message : 'unknown cause'}`, { cause });
  }
  if (response.status !== (isNotFound ? 404 : 200)) throw new Error(`Cannot render ${path}: status ${response.status}`);
  const html = await response.text();
  return isNotFound ? resolveAtAnyDepth(html, locals.frame.site.url) : html.replaceAll(`${assetOrigin}/`, rootOf(path));
}

/**
 * Hosts show the not-found page at any depth. Without `site.url` it asks for its style sheets both in its own folder and
 * one folder up, since pages have at most one folder; the request that fails does no harm.
 */
function resolveAtAnyDepth(html: string, url: string | undefined): string {
  if (url !== undefined) return html.replaceAll(`${assetOrigin}/`, `${url}/`);
  return html
    .replaceAll(/<link [^>]*>/g, (link) => (link.includes(assetOrigin) ? link + link.replace(assetOrigin, '..') : link))
    .replaceAll(`${assetOrigin}/`, '');
}
