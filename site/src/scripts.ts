import type { Catalog } from '../../src/catalog/catalog.ts';
import type { Settings } from '../../src/settings.ts';
import { browseData } from './features/browse/encode.ts';
import { firstPageOf } from './features/browse/pages.ts';

/** Scripts that pages load only when they need them, text by name. From disk, browsers load no other data. */
export function scripts(catalog: Catalog, settings: Settings): Record<string, string> {
  if (firstPageOf(catalog).isWhole) return {};
  return { incidents: `casebookIncidents(${JSON.stringify(browseData(catalog, settings))});\n` };
}
