import * as v from 'valibot';
import { maybe, moment } from '../source-data.ts';

const user = v.looseObject({ username: v.string() });

/** A page of a list, as GraphQL answers it. */
function nodes<Schema extends v.GenericSchema>(schema: Schema) {
  return maybe(v.looseObject({ nodes: v.array(schema) }));
}

/** @see https://docs.gitlab.com/api/graphql/reference/#timelineeventtype */
const event = v.looseObject({
  note: v.string(),
  action: maybe(v.string()),
  occurredAt: moment,
  timelineEventTags: nodes(v.looseObject({ name: v.string() })),
  incident: maybe(v.looseObject({ id: maybe(v.string()) })),
});

const comment = v.looseObject({
  body: v.string(),
  createdAt: moment,
  system: maybe(v.boolean()),
  author: maybe(user),
});

const issue = v.looseObject({
  id: maybe(v.union([v.string(), v.number()])),
  title: v.string(),
  description: maybe(v.string()),
  severity: maybe(v.string()),
  webUrl: maybe(v.string()),
  createdAt: maybe(moment),
  closedAt: maybe(moment),
  labels: nodes(v.looseObject({ title: v.string() })),
  author: maybe(user),
  assignees: nodes(user),
  milestone: maybe(v.looseObject({ title: v.string() })),
  dueDate: maybe(v.string()),
  timelineEvents: nodes(event),
  notes: nodes(comment),
});

const owner = { issue: maybe(issue), issues: nodes(issue), incidentManagementTimelineEvents: nodes(event) };

/** An answer of GraphQL, with the issue in its project or on its own. */
export const graphqlFile = v.looseObject({
  data: v.looseObject({ ...owner, project: maybe(v.looseObject(owner)) }),
});

/** @see https://docs.gitlab.com/api/issues/#single-project-issue */
export const restIssue = v.looseObject({
  id: maybe(v.number()),
  title: v.string(),
  description: maybe(v.string()),
  issue_type: v.string(),
  severity: maybe(v.string()),
  web_url: v.string(),
  created_at: maybe(moment),
  closed_at: maybe(moment),
  // With `with_labels_details`, labels are objects.
  labels: maybe(v.array(v.union([v.string(), v.looseObject({ name: v.string() })]))),
  author: maybe(user),
  assignees: maybe(v.array(user)),
  milestone: maybe(v.looseObject({ title: v.string() })),
  due_date: maybe(v.string()),
});

export type Issue = v.InferOutput<typeof issue>;
export type TimelineEvent = v.InferOutput<typeof event>;
type RestIssue = v.InferOutput<typeof restIssue>;

/** An issue of the REST API under the names that GraphQL has for its fields. */
export function fromRest({ labels, assignees, ...rest }: RestIssue): Issue {
  return {
    id: rest.id,
    title: rest.title,
    description: rest.description,
    severity: rest.severity,
    webUrl: rest.web_url,
    createdAt: rest.created_at,
    closedAt: rest.closed_at,
    labels: { nodes: (labels ?? []).map((label) => ({ title: typeof label === 'string' ? label : label.name })) },
    author: rest.author,
    assignees: { nodes: assignees ?? [] },
    milestone: rest.milestone,
    dueDate: rest.due_date,
  };
}
