import * as v from 'valibot';
import { adfDocument } from '../adf/node.ts';
import { maybe, moment } from '../source-data.ts';

/**
 * `GET /v2/postmortem/{id}`.
 *
 * @see https://docs.opsgenie.com/docs/postmortem-api
 */
export const postmortemFile = v.looseObject({
  data: v.looseObject({
    postmortemId: v.string(),
    title: v.string(),
    severity: maybe(v.string()),
    status: maybe(v.string()),
    startTime: maybe(moment),
    endTime: maybe(moment),
    respondTime: maybe(moment),
    resolveTime: maybe(moment),
    owner: maybe(v.looseObject({ name: maybe(v.string()) })),
    rootIncident: maybe(
      v.looseObject({
        id: v.string(),
        priority: maybe(v.string()),
        message: maybe(v.string()),
        creationTime: maybe(moment),
        tags: maybe(v.array(v.string())),
      }),
    ),
    executiveSummary: maybe(adfDocument),
    content: maybe(adfDocument),
  }),
});

/**
 * `GET /v1/incidents/{id}`.
 *
 * @see https://docs.opsgenie.com/docs/incident-api
 */
export const incidentFile = v.looseObject({
  data: v.looseObject({
    id: v.string(),
    message: v.string(),
    description: maybe(v.string()),
    priority: maybe(v.string()),
    tags: maybe(v.array(v.string())),
    createdAt: maybe(moment),
    impactStartDate: maybe(moment),
    impactEndDate: maybe(moment),
    impactedServices: maybe(v.array(v.string())),
    links: maybe(v.looseObject({ web: maybe(v.string()) })),
  }),
});

/**
 * `GET /v2/incident-timelines/{id}/entries`, one page of it.
 *
 * @see https://docs.opsgenie.com/docs/incident-timeline-api
 */
export const timelineFile = v.looseObject({
  data: v.looseObject({
    entries: v.array(
      v.looseObject({
        id: v.string(),
        group: maybe(v.string()),
        type: v.string(),
        eventTime: maybe(moment),
        // As it is in the request that adds an entry.
        time: maybe(moment),
        hidden: maybe(v.boolean()),
        description: maybe(v.looseObject({ name: maybe(v.string()), content: maybe(v.string()) })),
      }),
    ),
    nextOffset: maybe(v.string()),
  }),
});

export type Postmortem = v.InferOutput<typeof postmortemFile>['data'];
export type Incident = v.InferOutput<typeof incidentFile>['data'];
export type TimelinePage = v.InferOutput<typeof timelineFile>['data'];
