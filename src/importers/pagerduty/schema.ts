import * as v from 'valibot';
import { maybe, moment } from '../source-data.ts';

// REST API v2: https://developer.pagerduty.com/api-reference/. A reference has the name of what it refers to as summary.

const reference = v.looseObject({ type: maybe(v.string()), summary: maybe(v.string()) });

const incident = v.looseObject({
  id: v.string(),
  incident_number: maybe(v.number()),
  title: v.string(),
  status: maybe(v.string()),
  urgency: maybe(v.string()),
  priority: maybe(reference),
  service: maybe(reference),
  teams: maybe(v.array(reference)),
  assignments: maybe(v.array(v.looseObject({ at: moment, assignee: reference }))),
  acknowledgements: maybe(v.array(v.looseObject({ at: moment, acknowledger: reference }))),
  created_at: moment,
  resolved_at: maybe(moment),
  html_url: maybe(v.string()),
  conference_bridge: maybe(v.looseObject({ conference_url: maybe(v.string()) })),
});

const logEntry = v.looseObject({
  id: v.string(),
  type: v.string(),
  summary: maybe(v.string()),
  created_at: moment,
  agent: maybe(reference),
  note: maybe(v.string()),
  channel: maybe(v.looseObject({ type: maybe(v.string()), summary: maybe(v.string()), content: maybe(v.string()) })),
  service: maybe(reference),
  incident: maybe(v.looseObject({ id: v.string(), summary: maybe(v.string()), html_url: maybe(v.string()) })),
  event_details: maybe(v.looseObject({ description: maybe(v.string()) })),
});

/** A file: an incident, a list of them, or the log entries of one or of several. */
export const responseSchema = v.looseObject({
  incident: v.optional(incident),
  incidents: v.optional(v.array(incident)),
  log_entry: v.optional(logEntry),
  log_entries: v.optional(v.array(logEntry)),
});

export type Incident = v.InferOutput<typeof incident>;
export type LogEntry = v.InferOutput<typeof logEntry>;
