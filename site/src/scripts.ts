import type { Catalog } from '../../src/catalog/catalog.ts';
import type { Settings } from '../../src/settings.ts';
import { encodeBrowseData } from './features/browse/encode.ts';
import { firstPageOf } from './features/browse/pages.ts';

/** Data that pages load when they need it, as the text of scripts by name: from disk, browsers load nothing else. */
export function scripts(catalog: Catalog, settings: Settings): Record<string, string> {
  if (firstPageOf(catalog).isWhole) return {};
  return { incidents: `casebookIncidents(${JSON.stringify(encodeBrowseData(catalog, settings))});\n` };
}
