import * as v from 'valibot';
import { hasKeys, maybe, moment } from '../source-data.ts';

// https://docs.firehydrant.com/reference, and the models of its SDKs. Nearly everything may be absent or null.

const named = v.looseObject({ name: maybe(v.string()) });

const milestone = v.looseObject({
  /** Of older responses. */
  type: maybe(v.string()),
  /** Within the phases of a lifecycle. */
  slug: maybe(v.string()),
  name: maybe(v.string()),
  occurred_at: maybe(moment),
});

const ticket = v.looseObject({
  summary: maybe(v.string()),
  state: maybe(v.string()),
  type: maybe(v.string()),
  assignees: maybe(v.array(named)),
  priority: maybe(named),
  due_at: maybe(moment),
  link: maybe(v.looseObject({ href_url: maybe(v.string()) })),
});

const incident = v.looseObject({
  id: v.string(),
  name: v.string(),
  number: maybe(v.number()),
  created_at: maybe(moment),
  started_at: maybe(moment),
  summary: maybe(v.string()),
  description: maybe(v.string()),
  customer_impact_summary: maybe(v.string()),
  customers_impacted: maybe(v.number()),
  monetary_impact: maybe(v.number()),
  severity: maybe(v.string()),
  priority: maybe(v.string()),
  current_milestone: maybe(v.string()),
  tag_list: maybe(v.array(v.string())),
  services: maybe(v.array(named)),
  environments: maybe(v.array(named)),
  functionalities: maybe(v.array(named)),
  role_assignments: maybe(v.array(v.looseObject({ incident_role: maybe(named), user: maybe(named) }))),
  milestones: maybe(v.array(milestone)),
  lifecycle_phases: maybe(v.array(v.looseObject({ milestones: maybe(v.array(milestone)) }))),
  incident_tickets: maybe(v.array(ticket)),
  incident_url: maybe(v.string()),
  channel_name: maybe(v.string()),
});

const question = v.looseObject({ title: maybe(v.string()), body: maybe(v.string()) });

const report = v.looseObject({
  id: v.string(),
  name: maybe(v.string()),
  summary: maybe(v.string()),
  incident_id: v.string(),
  tag_list: maybe(v.array(v.string())),
  incident: maybe(incident),
  questions: maybe(v.union([v.array(question), question])),
  calendar_events: maybe(v.union([v.array(v.unknown()), v.looseObject({})])),
  retrospective_note: maybe(v.string()),
});

const event = v.looseObject({
  id: v.string(),
  incident_id: v.string(),
  type: v.string(),
  occurred_at: moment,
  visibility: maybe(v.string()),
  author: maybe(named),
  data: maybe(v.looseObject({ body: maybe(v.string()) })),
});

const task = v.looseObject({
  title: v.string(),
  description: maybe(v.string()),
  state: maybe(v.string()),
  assignee: maybe(named),
  due_at: maybe(moment),
});

const reason = v.looseObject({ summary: v.string(), position: maybe(v.number()) });

/** What a file or a list contains, told by its keys, since nothing names it. */
export const kinds = {
  report: { schema: report, is: (item: unknown) => hasKeys(item, 'incident_id', 'incident') },
  incident: { schema: incident, is: (item: unknown) => hasKeys(item, 'name', 'current_milestone') },
  event: { schema: event, is: (item: unknown) => hasKeys(item, 'incident_id', 'occurred_at', 'visibility') },
  task: { schema: task, is: (item: unknown) => hasKeys(item, 'title', 'state', 'due_at') },
  reason: { schema: reason, is: (item: unknown) => hasKeys(item, 'summary', 'position', 'created_by') },
};

export type Milestone = v.InferOutput<typeof milestone>;
export type Incident = v.InferOutput<typeof incident>;
export type Report = v.InferOutput<typeof report>;
export type Event = v.InferOutput<typeof event>;
export type FireHydrantTask = v.InferOutput<typeof task>;
export type Reason = v.InferOutput<typeof reason>;
