import * as v from 'valibot';
import { ImportError, type SourceFile } from '../draft.ts';
import { hasKeys, maybe, moment, readData } from '../source-data.ts';

// Public: https://<page>/api/v2/incidents.json; with a key: https://developer.statuspage.io/#tag/incidents

const component = v.looseObject({
  name: v.string(),
  old_status: maybe(v.string()),
  new_status: maybe(v.string()),
});

const update = v.looseObject({
  status: v.string(),
  body: maybe(v.string()),
  created_at: moment,
  display_at: maybe(moment),
  affected_components: maybe(v.array(component)),
});

const incident = v.looseObject({
  id: v.string(),
  name: v.string(),
  impact: maybe(v.string()),
  impact_override: maybe(v.string()),
  created_at: moment,
  started_at: maybe(moment),
  resolved_at: maybe(moment),
  scheduled_for: maybe(moment),
  scheduled_until: maybe(moment),
  shortlink: maybe(v.string()),
  components: maybe(v.array(component)),
  incident_updates: v.array(update),
  postmortem_body: maybe(v.string()),
});

const wrapped = v.looseObject({
  incident: v.optional(incident),
  incidents: v.optional(v.array(incident)),
  scheduled_maintenances: v.optional(v.array(incident)),
});

/**
 * The incidents of a file: a list, one, or either below a name.
 *
 * @throws {ImportError} With the place of what is not as documented.
 */
export function incidentsOf(file: SourceFile): PageIncident[] {
  if (Array.isArray(file.data)) return readData(file, v.array(incident));
  if (hasKeys(file.data, 'incident_updates')) return [readData(file, incident)];
  const { incident: one, incidents, scheduled_maintenances: planned } = readData(file, wrapped);
  if (!one && !incidents && !planned) throw new ImportError(file.path, 'Expected incidents of Statuspage at the top');
  return [...(one ? [one] : []), ...(incidents ?? []), ...(planned ?? [])];
}

/** The postmortem of an incident, which does not say of which. */
export const postmortemSchema = v.looseObject({ body: maybe(v.string()), body_draft: maybe(v.string()) });

export type PageIncident = v.InferOutput<typeof incident>;
export type PageUpdate = v.InferOutput<typeof update>;
