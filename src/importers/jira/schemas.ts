import * as v from 'valibot';
import { adfDocument } from '../adf/node.ts';
import { maybe, moment } from '../source-data.ts';

const named = v.looseObject({ name: v.string() });
const user = v.looseObject({ displayName: maybe(v.string()), name: maybe(v.string()) });

/** A document in version 3 of the API, wiki markup in version 2. */
const richText = v.union([v.string(), adfDocument], 'a text or a document');

const status = v.looseObject({ name: v.string(), statusCategory: maybe(v.looseObject({ key: maybe(v.string()) })) });

const linkedIssue = v.looseObject({
  key: v.string(),
  fields: maybe(v.looseObject({ summary: maybe(v.string()), status: maybe(status) })),
});

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get */
const issue = v.looseObject({
  key: v.string(),
  self: maybe(v.string()),
  /** With `expand=names`: what the fields are called. */
  names: maybe(v.record(v.string(), v.string())),
  fields: v.looseObject({
    summary: v.string(),
    description: maybe(richText),
    environment: maybe(richText),
    priority: maybe(named),
    status: maybe(status),
    issuetype: maybe(named),
    resolution: maybe(named),
    created: maybe(moment),
    resolutiondate: maybe(moment),
    duedate: maybe(v.string()),
    components: maybe(v.array(named)),
    fixVersions: maybe(v.array(named)),
    labels: maybe(v.array(v.string())),
    assignee: maybe(user),
    reporter: maybe(user),
    parent: maybe(linkedIssue),
    subtasks: maybe(v.array(linkedIssue)),
    issuelinks: maybe(
      v.array(
        v.looseObject({
          type: v.looseObject({ name: maybe(v.string()), inward: v.string(), outward: v.string() }),
          inwardIssue: maybe(linkedIssue),
          outwardIssue: maybe(linkedIssue),
        }),
      ),
    ),
    attachment: maybe(v.array(v.looseObject({ filename: v.string(), content: maybe(v.string()) }))),
    comment: maybe(
      v.looseObject({
        total: maybe(v.number()),
        comments: v.array(
          v.looseObject({
            author: maybe(user),
            body: richText,
            created: maybe(moment),
            // In CSV, without a zone.
            time: maybe(v.string()),
          }),
        ),
      }),
    ),
  }),
});

/** One issue. */
export const issueFile = issue;

/** A page of search results. */
export const searchFile = v.looseObject({ issues: v.array(issue), names: maybe(v.record(v.string(), v.string())) });

export type Issue = v.InferOutput<typeof issue>;
export type LinkedIssue = v.InferOutput<typeof linkedIssue>;
export type RichText = v.InferOutput<typeof richText>;
export type User = v.InferOutput<typeof user>;
