import type { Incident } from '../catalog/catalog.ts';
import type { SitePlan } from '../publish/plan.ts';
import type { Renderer } from '../publish/renderer.ts';
import { storeRecord, type StoredRecord } from '../publish/stored-record.ts';
import { termsOfRecord } from '../search/record-terms.ts';
import type { SearchRecord } from '../search/search-record.ts';
import type { Synonyms } from '../search/synonyms.ts';

/**
 * What the search finds of an incident of another repository: what its catalog says, and the name of the source. It is made
 * again when it is written, since the records of many repositories take much memory.
 */
export function sourceRecord(
  incident: Incident,
  { catalog, frame }: Pick<SitePlan, 'catalog' | 'frame'>,
  synonyms: Synonyms,
  { searchRecord, incidentPath }: Pick<Renderer, 'searchRecord' | 'incidentPath'>,
): StoredRecord {
  const make = (): SearchRecord => {
    const record = searchRecord({
      path: incidentPath(incident),
      incident,
      passages: {
        timelineNotes: [],
        entries: incident.timeline.map(({ text }) => [{ anchor: '', heading: '', text }]),
        prose: [],
      },
      settings: { severities: frame.severities, services: catalog.services },
      labels: {},
    });
    const { name } = incident.source ?? {};
    return name === undefined ? record : { ...record, source: name, labels: [...record.labels, name] };
  };
  const stored = storeRecord(make(), synonyms);
  return { ...stored, read: () => JSON.stringify(make()), readTerms: () => termsOfRecord(make(), synonyms) };
}
