import * as v from 'valibot';
import { maybe, moment } from '../source-data.ts';

// Responses of the API: https://docs.incident.io/api-reference. Only what is read; other keys may be there.

const named = v.looseObject({ name: v.string() });

const customField = v.looseObject({
  custom_field: named,
  values: v.array(
    v.looseObject({
      value_text: maybe(v.string()),
      value_numeric: maybe(v.string()),
      value_link: maybe(v.string()),
      value_option: maybe(v.looseObject({ value: v.string() })),
      value_catalog_entry: maybe(named),
    }),
  ),
});

const incident = v.looseObject({
  id: v.string(),
  name: v.string(),
  reference: maybe(v.string()),
  summary: maybe(v.string()),
  created_at: maybe(moment),
  severity: maybe(named),
  incident_status: v.looseObject({ name: v.string(), category: maybe(v.string()) }),
  incident_type: maybe(v.looseObject({ name: v.string(), is_default: maybe(v.boolean()) })),
  mode: maybe(v.string()),
  visibility: maybe(v.string()),
  creator: maybe(v.looseObject({ alert: maybe(v.looseObject({ title: maybe(v.string()) })) })),
  custom_field_entries: maybe(v.array(customField)),
  incident_role_assignments: maybe(v.array(v.looseObject({ role: named, assignee: maybe(named) }))),
  incident_timestamp_values: maybe(
    v.array(v.looseObject({ incident_timestamp: named, value: maybe(v.looseObject({ value: maybe(moment) })) })),
  ),
  permalink: maybe(v.string()),
  postmortem_document_url: maybe(v.string()),
  external_issue_reference: maybe(v.looseObject({ issue_name: maybe(v.string()), issue_permalink: maybe(v.string()) })),
  slack_channel_name: maybe(v.string()),
  call_url: maybe(v.string()),
});

const update = v.looseObject({
  incident_id: v.string(),
  created_at: moment,
  message: maybe(v.string()),
  new_incident_status: maybe(named),
  new_severity: maybe(named),
  merged_into_incident_id: maybe(v.string()),
});

const followUp = v.looseObject({
  incident_id: v.string(),
  title: v.string(),
  description: maybe(v.string()),
  status: v.string(),
  priority: maybe(named),
  assignee: maybe(named),
  assignee_team: maybe(named),
  completed_at: maybe(moment),
  external_issue_reference: maybe(v.looseObject({ issue_name: maybe(v.string()), issue_permalink: maybe(v.string()) })),
});

const postmortem = v.looseObject({
  id: v.string(),
  incident_id: v.string(),
  title: v.string(),
  status: maybe(v.string()),
  document_url: maybe(v.string()),
  exported_urls: maybe(v.array(v.string())),
  editors: maybe(v.array(named)),
});

const page = v.looseObject({
  id: v.string(),
  name: v.string(),
  updates: maybe(
    v.array(v.looseObject({ message: maybe(v.string()), published_at: moment, incident_status: v.string() })),
  ),
  component_impacts: maybe(
    v.array(
      v.looseObject({
        component_id: v.string(),
        component_status: maybe(v.string()),
        start_at: moment,
        end_at: maybe(moment),
      }),
    ),
  ),
});

const item = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(schema);
const items = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.array(schema), []);

/** A file: one object or a list of them, each below its name. */
export const responseSchema = v.looseObject({
  incident: item(incident),
  incidents: items(incident),
  incident_updates: items(update),
  follow_up: item(followUp),
  follow_ups: items(followUp),
  postmortem_document: item(postmortem),
  postmortem_documents: items(postmortem),
  status_page_incident: item(page),
  status_page_incidents: items(page),
  status_page_structure: item(v.looseObject({})),
  markdown: v.optional(v.string()),
});

export type Incident = v.InferOutput<typeof incident>;
export type Update = v.InferOutput<typeof update>;
export type FollowUp = v.InferOutput<typeof followUp>;
export type PostmortemDocument = v.InferOutput<typeof postmortem>;
export type PageIncident = v.InferOutput<typeof page>;
