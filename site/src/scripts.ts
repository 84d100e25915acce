import type { Catalog } from '../../src/catalog/catalog.ts';
import type { DataScript } from '../../src/publish/renderer.ts';
import type { Settings } from '../../src/settings.ts';
import { encodeBrowseData } from './features/browse/encode.ts';
import { firstPageOf } from './features/browse/pages.ts';
import { outstandingTasks } from './catalog/tasks.ts';

/** Data of all incidents as scripts. */
export function scripts(catalog: Catalog, settings: Settings): DataScript[] {
  const tasks = outstandingTasks(catalog);
  const navigation = { name: 'navigation', json: JSON.stringify(tasks), isStable: true } as const;
  if (firstPageOf(catalog).isWhole) return [navigation];
  return [navigation, { name: 'incidents', json: JSON.stringify(encodeBrowseData(catalog, settings)) }];
}
