import { adfToMarkdown } from './adf.ts';
import { assemble } from './assemble.ts';
import { type Draft, ImportError, type Importer, type SourceFile } from './draft.ts';
import { escapeText } from './escape.ts';
import { entriesOf, milestonesOf } from './opsgenie/entries.ts';
import {
  incidentFile,
  postmortemFile,
  timelineFile,
  type Incident,
  type Postmortem,
  type TimelinePage,
} from './opsgenie/schemas.ts';
import { dayOf, momentOf } from './moments.ts';
import { severityOf } from './severity.ts';
import { hasKeys, readData } from './source-data.ts';

/** What belongs to one incident. */
interface Group {
  /** Ids that the name of a file with its timeline may contain. */
  ids: string[];
  sources: string[];
  postmortem?: Postmortem;
  incident?: Incident;
  pages: { path: string; page: TimelinePage }[];
}

type Kind = 'postmortem' | 'incident' | 'timeline';

/**
 * Postmortems of Opsgenie with the timeline of their incident: what `GET /v2/postmortem/{id}`, `/v1/incidents/{id}` and
 * `/v2/incident-timelines/{id}/entries` answer, each in a file. Where there are several incidents, the name of a file
 * with a timeline contains the id of its incident.
 *
 * @see https://docs.opsgenie.com/docs/postmortem-api
 */
export const opsgenie: Importer = {
  name: 'opsgenie',
  recognises: (file) => kindOf(file) !== undefined,
  read: (files) => groupsOf(files).map(draftOf),
};

function kindOf({ data }: SourceFile): Kind | undefined {
  if (!hasKeys(data, 'data')) return undefined;
  if (hasKeys(data.data, 'postmortemId')) return 'postmortem';
  if (hasKeys(data.data, 'tinyId', 'message')) return 'incident';
  const entries = hasKeys(data.data, 'entries') ? data.data.entries : undefined;
  if (!Array.isArray(entries)) return undefined;
  return entries.every((entry) => hasKeys(entry, 'type', 'description')) ? 'timeline' : undefined;
}

function groupsOf(files: readonly SourceFile[]): Group[] {
  const groups = new Map<string, Group>();
  const groupAt = (id: string): Group => {
    const group = groups.get(id) ?? { ids: [id], sources: [], pages: [] };
    groups.set(id, group);
    return group;
  };
  for (const file of files) {
    if (kindOf(file) === 'timeline') continue;
    if (kindOf(file) === 'incident') {
      const incident = readData(file, incidentFile).data;
      Object.assign(groupAt(incident.id), { incident }).sources.push(file.path);
      continue;
    }
    const postmortem = readData(file, postmortemFile).data;
    const group = Object.assign(groupAt(postmortem.rootIncident?.id ?? postmortem.postmortemId), { postmortem });
    group.ids.push(postmortem.postmortemId);
    group.sources.push(file.path);
  }
  const all = [...groups.values()];
  for (const file of files) {
    if (kindOf(file) !== 'timeline') continue;
    const group = all.find(({ ids }) => ids.some((id) => file.path.includes(id))) ?? (all.length === 1 && all[0]);
    if (!group) {
      const note = 'expected a postmortem or an incident whose id is in the name of this file';
      throw new ImportError(file.path, `Missing the incident of a timeline, ${note}`);
    }
    group.sources.push(file.path);
    group.pages.push({ path: file.path, page: readData(file, timelineFile).data });
  }
  return all;
}

function draftOf({ postmortem, incident, sources, pages }: Group): Draft {
  const root = postmortem?.rootIncident;
  const draft: Draft = {
    frontmatter: { title: postmortem?.title ?? incident?.message ?? '', status: 'draft' },
    body: '',
    sources,
    inferences: [],
    contradictions: [],
    unmapped: [],
  };
  const { frontmatter, unmapped } = draft;
  addSeverity(draft, [postmortem?.severity, root?.priority, incident?.priority].filter(isText));
  addDuration(draft, postmortem, incident);
  if (postmortem?.owner?.name) frontmatter.authors = [postmortem.owner.name];
  const tags = new Set([...(root?.tags ?? []), ...(incident?.tags ?? [])]);
  if (tags.size > 0) frontmatter.tags = [...tags];
  if (incident?.links?.web) frontmatter.links = [{ title: 'Opsgenie', url: incident.links.web }];
  if (postmortem?.status && postmortem.status !== 'draft') frontmatter.x_status = postmortem.status;
  const summary = adfPart(draft, postmortem?.executiveSummary, 3);
  const content = adfPart(draft, postmortem?.content, 2);
  for (const id of incident?.impactedServices ?? []) unmapped.push(`impacted service "${id}"`);
  const hidden = pages.flatMap(({ page }) => page.entries).filter((entry) => entry.hidden).length;
  if (hidden > 0) unmapped.push(`hidden entries of the timeline: ${hidden}`);
  if (pages.length > 0 && pages.every(({ page }) => page.nextOffset)) {
    unmapped.push(`entries of the timeline after "${pages.at(-1)?.page.nextOffset}", which are on another page`);
  }
  const entries = entriesOf(pages);
  const date = incident?.impactStartDate ?? postmortem?.startTime ?? root?.creationTime ?? incident?.createdAt;
  return assemble({
    ...draft,
    writeUp: [summary && `## Summary\n\n${summary}`, content].filter(Boolean).join('\n\n'),
    sections: [['Description', escapeText(incident?.description ?? '')]],
    entries: [...entries, ...(postmortem ? milestonesOf(postmortem, entries) : [])],
    tool: 'Opsgenie',
    date: date ? dayOf(date) : undefined,
  });
}

function isText(value: string | null | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function addSeverity({ frontmatter, inferences, contradictions }: Draft, ranks: readonly string[]): void {
  const [rank] = ranks;
  if (rank === undefined) return;
  const found = severityOf(rank);
  if (found) frontmatter.severity = found.severity;
  else frontmatter.x_priority = rank;
  if (found?.isInferred) inferences.push({ pointer: '/severity', reason: `from ${rank}` });
  if (new Set(ranks).size > 1) {
    contradictions.push(`The severity is ${[...new Set(ranks)].join(' and ')}.`);
  }
}

/** The dates of the impact are set by people; start and end of a postmortem are those of the incident by default. */
function addDuration(draft: Draft, postmortem: Postmortem | undefined, incident: Incident | undefined): void {
  const start = incident?.impactStartDate ?? postmortem?.startTime;
  const end = incident?.impactEndDate ?? postmortem?.endTime;
  if (!start) return;
  draft.frontmatter.duration = { start: momentOf(start), ...(end && { end: momentOf(end) }) };
  if (!incident?.impactStartDate) draft.inferences.push({ pointer: '/duration/start', reason: 'from startTime' });
  if (end && !incident?.impactEndDate) draft.inferences.push({ pointer: '/duration/end', reason: 'from endTime' });
}

function adfPart({ unmapped }: Draft, document: Postmortem['content'], top: number): string {
  if (!document) return '';
  const { markdown, lost } = adfToMarkdown(document, { top });
  for (const name of lost) if (!unmapped.includes(name)) unmapped.push(name);
  return markdown;
}
