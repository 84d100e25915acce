import { FetchState } from 'astro/fetch';
import { renderToString, type AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { Locals, PreviewParts } from '../../src/publish/renderer.ts';
import { assetOrigin, rootOf } from '../src/catalog/links.ts';
import * as anyModule from '../src/pages/[...path].astro';
import * as notFoundModule from '../src/pages/404.astro';
import script from '../src/preview.client.ts?text';
import style from '../src/styles/preview.css?inline';

export { ownAnchors } from '../src/own-anchors.ts';
export { routes } from '../src/routes.ts';
export { dataOf } from '../src/page-data.ts';
export { scripts } from '../src/scripts.ts';
export { files } from '../src/files.ts';
export { incidentPath } from '../src/catalog/links.ts';
export { yearOf } from '../src/catalog/incidents.ts';
export { serviceRecords } from '../src/features/search/service-records.ts';
export { searchRecord } from '../src/features/search/record.ts';

/** A component of a page, and the URL whose route it is. */
interface PageModule {
  module: { default: AstroComponentFactory };
  request: Request;
}

// Pages read the locals and no URL, so one stands for all.
const anyPage: PageModule = { module: anyModule, request: new Request('https://casebook.invalid/page') };
const notFound: PageModule = { module: notFoundModule, request: new Request('https://casebook.invalid/404') };

export const preview: PreviewParts = { script, style };

export async function render(locals: Locals): Promise<string> {
  const { path, page } = locals.route;
  const isNotFound = page.name === 'not-found';
  let html: string;
  try {
    html = await renderModule(isNotFound ? notFound : anyPage, locals);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown cause';
    throw new Error(`Cannot render ${path}: ${reason}`, { cause });
  }
  return isNotFound ? resolveAtAnyDepth(html, locals.frame.site.url) : html.replaceAll(`${assetOrigin}/`, rootOf(path));
}

/**
 * What Astro's app does for a request, without a response: making one, and reading its bytes again, took 30 % of the time
 * of a page. Astro documents `FetchState`, but neither `createResult` nor `renderToString`: its version is pinned, and
 * types and tests of pages fail if they change.
 */
async function renderModule({ module, request }: PageModule, locals: Locals): Promise<string> {
  const state = new FetchState(request);
  Object.assign(state.locals, locals);
  await state.getProps();
  const result = await state.createResult(module, state.getActionAPIContext());
  const html = await renderToString(result, module.default, {}, {}, true, state.routeData);
  if (typeof html !== 'string') throw new Error(`Unexpected response with status ${html.status}`);
  return html;
}

/**
 * Hosts show the not-found page at any depth. Without `site.url` it asks for its style sheets in its own folder and in the
 * two above it, since pages have at most two folders; the requests that fail do no harm.
 */
function resolveAtAnyDepth(html: string, url: string | undefined): string {
  if (url !== undefined) return html.replaceAll(`${assetOrigin}/`, `${url}/`);
  const inFolder = (link: string, folder: string): string => link.replace(`${assetOrigin}/`, folder);
  return html.replaceAll(/<link [^>]*>/g, (link) =>
    link.includes(assetOrigin) ? ['', '../', '../../'].map((folder) => inFolder(link, folder)).join('') : link,
  );
}
