import * as v from 'valibot';
import { assemble } from './assemble.ts';
import { writeComments } from './comments.ts';
import { type Draft, ImportError, type Importer, type SourceFile } from './draft.ts';
import { entryText } from './entry-text.ts';
import { entryOf, isKnownTag, momentsOf, tagsOf } from './gitlab/entries.ts';
import { fromRest, graphqlFile, type Issue, restIssue, type TimelineEvent } from './gitlab/schemas.ts';
import { dayOf, momentOf } from './moments.ts';
import { severityOf } from './severity.ts';
import { hasKeys, readData } from './source-data.ts';
import type { DraftEntry } from './timeline-section.ts';

/**
 * Incidents of GitLab: the answer of a GraphQL query for issues and `incidentManagementTimelineEvents`, or issues of the
 * REST API, which knows no timeline.
 *
 * @see https://docs.gitlab.com/api/graphql/reference/#timelineeventtype
 * @see https://docs.gitlab.com/api/issues/
 */
export const gitlab: Importer = {
  name: 'gitlab',
  recognises: (file) => isRest(file) || isGraphql(file),
  read: (files) => files.flatMap((file) => (isGraphql(file) ? readGraphql(file) : readRest(file))),
};

function isRest({ data }: SourceFile): boolean {
  return hasKeys(Array.isArray(data) ? data[0] : data, 'iid', 'issue_type', 'web_url');
}

function isGraphql({ data }: SourceFile): boolean {
  if (!hasKeys(data, 'data')) return false;
  const owner = hasKeys(data.data, 'project') ? data.data.project : data.data;
  return (
    hasKeys(owner, 'incidentManagementTimelineEvents') ||
    (hasKeys(owner, 'issue') && (hasKeys(owner.issue, 'webUrl') || hasKeys(owner.issue, 'timelineEvents')))
  );
}

function readRest(file: SourceFile): Draft[] {
  const issues = Array.isArray(file.data) ? readData(file, v.array(restIssue)) : [readData(file, restIssue)];
  const incidents = issues.filter(({ issue_type: type }) => type === 'incident');
  if (incidents.length === 0) throw new ImportError(file.path, 'Missing an issue whose `issue_type` is `incident`');
  return incidents.map((issue) => draftOf(file.path, fromRest(issue), []));
}

function readGraphql(file: SourceFile): Draft[] {
  const { data } = readData(file, graphqlFile);
  const owner = data.project ?? data;
  const issues = [...(owner.issue ? [owner.issue] : []), ...(owner.issues?.nodes ?? [])];
  if (issues.length === 0) throw new ImportError(file.path, 'Missing an issue at /data/project/issue');
  const all = owner.incidentManagementTimelineEvents?.nodes ?? [];
  return issues.map((issue) => {
    // Events name their incident if the query asks for it.
    const own = all.filter(({ incident }) => issues.length === 1 || (incident?.id && incident.id === issue.id));
    return draftOf(file.path, issue, [...own, ...(issue.timelineEvents?.nodes ?? [])]);
  });
}

function draftOf(path: string, issue: Issue, events: readonly TimelineEvent[]): Draft {
  const draft: Draft = {
    frontmatter: { title: issue.title, status: 'draft' },
    body: '',
    sources: [path],
    inferences: [],
    contradictions: [],
    unmapped: [],
  };
  const { frontmatter, unmapped } = draft;
  addLabels(draft, issue);
  const start = addDuration(draft, events);
  if (issue.author) frontmatter.authors = [issue.author.username];
  const assignees = (issue.assignees?.nodes ?? []).map(({ username }) => username);
  if (assignees.length > 0) frontmatter.roles = { assignee: assignees };
  if (issue.webUrl) frontmatter.links = [{ title: 'GitLab', url: issue.webUrl }];
  if (issue.milestone) unmapped.push(`milestone "${issue.milestone.title}"`);
  if (issue.dueDate) unmapped.push(`due date "${issue.dueDate}"`);
  const tags = events.flatMap(({ timelineEventTags }) => timelineEventTags?.nodes ?? []).map(({ name }) => name);
  for (const tag of new Set(tags)) if (!isKnownTag(tag)) unmapped.push(`tag "${tag}" of the timeline`);
  const first = events.map(({ occurredAt }) => momentOf(occurredAt)).toSorted()[0];
  const date = start ?? first ?? issue.createdAt;
  const told = events.map(entryOf);
  return assemble({
    ...draft,
    writeUp: withWholeAddresses(issue.description ?? '', issue.webUrl ?? '').trim(),
    sections: [['Comments', commentsOf(issue)]],
    entries: [...told, ...momentsOf(issue).filter((entry) => !told.some((other) => isSameKind(entry, other)))],
    tool: 'GitLab',
    date: date ? dayOf(date) : undefined,
  });
}

const severities: Record<string, string> = { CRITICAL: 'SEV1', HIGH: 'SEV2', MEDIUM: 'SEV3', LOW: 'SEV4' };

/** Labels with a scope say more than a tag: `severity::2`, `Service::API`. */
function addLabels({ frontmatter, inferences, contradictions }: Draft, issue: Issue): void {
  const labels = (issue.labels?.nodes ?? []).map(({ title }) => title);
  const named = severities[issue.severity?.toUpperCase() ?? ''];
  const label = labels.find((title) => /^severity::/i.test(title) && severityOf(title));
  const severity = named ?? severityOf(label ?? '')?.severity;
  if (severity) {
    frontmatter.severity = severity;
    const reason = named ? `from the severity ${issue.severity}` : `from the label ${label}`;
    inferences.push({ pointer: '/severity', reason });
    const other = severityOf(label ?? '')?.severity;
    if (other && other !== severity)
      contradictions.push(`The severity is ${issue.severity}, and the label is ${label}.`);
  }
  const services = labels.flatMap((title) => /^services?::(.+)/i.exec(title)?.[1] ?? []);
  if (services.length > 0) {
    frontmatter.services = services;
    inferences.push({ pointer: '/services', reason: 'from labels' });
  }
  const tags = labels.filter((title) => title !== label && !/^services?::/i.test(title));
  if (tags.length > 0) frontmatter.tags = tags;
}

/** From the first event with a tag for the start to the last one with a tag for the end of the impact. */
function addDuration({ frontmatter, inferences }: Draft, events: readonly TimelineEvent[]): string | undefined {
  const tagged = (name: string): string[] => {
    const found = events.filter((event) => tagsOf(event).includes(name));
    return found.map(({ occurredAt }) => momentOf(occurredAt)).toSorted((a, b) => Date.parse(a) - Date.parse(b));
  };
  const start = tagged('start time')[0];
  if (!start) return undefined;
  const mitigated = tagged('impact mitigated').at(-1);
  const end = mitigated ?? tagged('end time').at(-1);
  frontmatter.duration = { start, ...(end && { end }) };
  inferences.push({ pointer: '/duration/start', reason: 'from the event tagged Start time' });
  if (end) {
    const tag = mitigated ? 'Impact mitigated' : 'End time';
    inferences.push({ pointer: '/duration/end', reason: `from the event tagged ${tag}` });
  }
  return start;
}

function isSameKind(a: DraftEntry, b: DraftEntry): boolean {
  return a.kinds?.some((kind) => b.kinds?.includes(kind)) ?? false;
}

function commentsOf({ notes }: Issue): string {
  return writeComments(
    (notes?.nodes ?? [])
      .filter(({ system }) => !system)
      .map(({ author, body, createdAt }) => ({
        author: author?.username,
        time: momentOf(createdAt),
        text: entryText(body, 'markdown'),
      })),
  );
}

/** Files that were uploaded to a project are below its address. */
function withWholeAddresses(markdown: string, webUrl: string): string {
  const project = /^(https?:\/\/.+?)\/-\//.exec(webUrl)?.[1];
  return project === undefined ? markdown : markdown.replaceAll(/(?<=\]\()(?=\/uploads\/)/g, project);
}
