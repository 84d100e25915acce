import type { Catalog } from '../../src/catalog/catalog.ts';
import type { FilesContext, SiteText } from '../../src/publish/renderer.ts';
import { feeds } from './features/feeds/feeds.ts';
import { llmsTxt } from './features/feeds/llms-txt.ts';

/** Files of the site for programs. */
export function files(catalog: Catalog, context: FilesContext): SiteText[] {
  return [...feeds(catalog, context), llmsTxt(catalog, context)];
}
