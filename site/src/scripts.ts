import type { Catalog } from '../../src/catalog/catalog.ts';
import type { DataScript, ScriptsContext } from '../../src/publish/renderer.ts';
import type { Settings } from '../../src/settings.ts';
import { byteText } from '../../src/text/byte-text.ts';
import { encodeBrowseData } from './features/browse/encode.ts';
import { encodeTaskData } from './features/tasks/encode.ts';
import { allRows } from './features/facets/list-rows.ts';
import { encodeMeasures } from './features/insights/encode.ts';
import { listedOf } from './catalog/incidents.ts';
import { taskPages } from './catalog/lists.ts';
import { outstandingTasks, type NavigationData } from './catalog/tasks.ts';

/** Data of all incidents and tasks as scripts, for what one page does not show. */
export function scripts(catalog: Catalog, settings: Settings, { bytes, today }: ScriptsContext): DataScript[] {
  const numbers: NavigationData = { ...outstandingTasks(catalog), catalogSize: byteText(bytes) };
  const navigation = { name: 'navigation', json: JSON.stringify(numbers), isStable: true } as const;
  const all: DataScript[] = [navigation];
  // Of a single incident nothing can be filtered.
  if (listedOf(catalog).length > 1) {
    all.push(
      { name: 'incidents', json: JSON.stringify(encodeBrowseData(catalog, settings)) },
      { name: 'insights', json: JSON.stringify(encodeMeasures(catalog, settings)) },
    );
  }
  if (taskPages(catalog).length > 1) all.push({ name: 'tasks', json: JSON.stringify(encodeTaskData(catalog)) });
  for (const name of ['services', 'tags', 'owners'] as const) {
    const rows = allRows(catalog, name, { settings, today });
    // Of a single row nothing can be sorted.
    if (rows.length > 1) all.push({ name, json: JSON.stringify(rows) });
  }
  return all;
}
