import * as v from 'valibot';
import { maybe, moment } from '../source-data.ts';

// JSON:API: https://docs.rootly.com/api-reference

/** Within attributes, other objects are whole responses. */
const named = v.looseObject({
  data: maybe(v.looseObject({ attributes: v.looseObject({ name: v.string() }) })),
});

const person = v.looseObject({ full_name: maybe(v.string()), name: maybe(v.string()), email: maybe(v.string()) });

const incident = v.looseObject({
  title: v.string(),
  sequential_id: maybe(v.number()),
  kind: maybe(v.string()),
  summary: maybe(v.string()),
  status: maybe(v.string()),
  private: maybe(v.boolean()),
  url: maybe(v.string()),
  severity: maybe(named),
  services: maybe(v.array(named)),
  functionalities: maybe(v.array(named)),
  environments: maybe(v.array(named)),
  created_at: maybe(moment),
  in_triage_at: maybe(moment),
  started_at: maybe(moment),
  detected_at: maybe(moment),
  acknowledged_at: maybe(moment),
  mitigated_at: maybe(moment),
  resolved_at: maybe(moment),
  closed_at: maybe(moment),
  cancelled_at: maybe(moment),
  scheduled_for: maybe(moment),
  scheduled_until: maybe(moment),
  mitigation_message: maybe(v.string()),
  resolution_message: maybe(v.string()),
  cancellation_message: maybe(v.string()),
  labels: maybe(v.record(v.string(), v.unknown())),
  slack_channel_name: maybe(v.string()),
  jira_issue_key: maybe(v.string()),
  jira_issue_url: maybe(v.string()),
});

const postmortem = v.looseObject({
  incident_id: maybe(v.string()),
  title: v.string(),
  status: maybe(v.string()),
  content: maybe(v.string()),
  url: maybe(v.string()),
});

const actionItem = v.looseObject({
  incident_id: maybe(v.string()),
  summary: v.string(),
  description: maybe(v.string()),
  kind: maybe(v.string()),
  priority: maybe(v.string()),
  status: maybe(v.string()),
  due_date: maybe(v.string()),
  assigned_to: maybe(person),
  jira_issue_key: maybe(v.string()),
  jira_issue_url: maybe(v.string()),
});

const event = v.looseObject({
  incident_id: maybe(v.string()),
  event: v.string(),
  occurred_at: moment,
  visibility: maybe(v.string()),
});

const resource = <Attributes extends v.GenericSchema>(attributes: Attributes) =>
  v.looseObject({ id: v.string(), attributes });

/** Resources by their type. */
export const resources = {
  incidents: resource(incident),
  incident_post_mortems: resource(postmortem),
  incident_action_items: resource(actionItem),
  incident_events: resource(event),
};

export type Incident = v.InferOutput<typeof incident>;
export type RootlyPostmortem = v.InferOutput<typeof postmortem>;
export type ActionItem = v.InferOutput<typeof actionItem>;
export type IncidentEvent = v.InferOutput<typeof event>;
export type Named = v.InferOutput<typeof named>;
