import { buildId } from '../build-id.ts';
import type { Incident } from '../catalog/catalog.ts';
import { digestOf } from '../host/digest.ts';
import type { SitePlan } from '../publish/plan.ts';
import type { Renderer } from '../publish/renderer.ts';
import type { StoredRecord } from '../publish/stored-record.ts';
import { termsOfRecord } from '../search/record-terms.ts';
import type { SearchRecord } from '../search/search-record.ts';
import type { Synonyms } from '../search/synonyms.ts';

/**
 * Prepare to say what the search finds of incidents of other repositories: what their catalogs say, and the names of the
 * sources. A record is made whenever it is written, since those of many repositories take much memory; its digest is that
 * of what it is made from.
 */
export function createSourceRecords(
  { catalog, frame }: Pick<SitePlan, 'catalog' | 'frame'>,
  synonyms: Synonyms,
  { searchRecord, incidentPath }: Pick<Renderer, 'searchRecord' | 'incidentPath'>,
): (incident: Incident) => StoredRecord {
  const settings = { severities: frame.severities, services: catalog.services };
  const common = digestOf(['source-record', JSON.stringify([buildId, settings])]);
  return (incident) => {
    const page = incidentPath(incident);
    const make = (): SearchRecord => {
      const record = searchRecord({
        path: page,
        incident,
        passages: {
          timelineNotes: [],
          entries: incident.timeline.map(({ text }) => [{ anchor: '', heading: '', text }]),
          prose: [],
        },
        settings,
        labels: {},
      });
      const { name } = incident.source ?? {};
      return name === undefined ? record : { ...record, source: name, labels: [...record.labels, name] };
    };
    return {
      page,
      tasks: incident.tasks.length,
      digest: digestOf([common, page, JSON.stringify(incident)]),
      read: () => JSON.stringify(make()),
      readTerms: () => termsOfRecord(make(), synonyms),
    };
  };
}
