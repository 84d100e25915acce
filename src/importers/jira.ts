import * as v from 'valibot';
import { adfDocument } from './adf/node.ts';
import { assemble } from './assemble.ts';
import { writeComments } from './comments.ts';
import type { Draft, Importer, SourceFile } from './draft.ts';
import { type CsvIssue, isJiraCsv, issuesOfCsv } from './jira/csv.ts';
import { entriesOfComment } from './jira/clock-comments.ts';
import { addIssues, linkedIssues } from './jira/linked.ts';
import { type Issue, issueFile, searchFile, type User } from './jira/schemas.ts';
import { textReader, type TextReader } from './jira/text.ts';
import { dayOf, momentOf } from './moments.ts';
import { severityOf } from './severity.ts';
import { hasKeys, readData } from './source-data.ts';
import type { DraftEntry } from './timeline-section.ts';

/**
 * Issues of Jira: answers of the REST API, one issue or a page of search results, in version 3 (documents) or 2 (wiki
 * markup), and the export of issues as CSV.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/
 */
export const jira: Importer = {
  name: 'jira',
  recognises: (file) => isIssue(file.data) || isSearch(file.data) || isJiraCsv(file),
  read: (files) => files.flatMap(draftsOf),
};

function isIssue(data: unknown): boolean {
  return hasKeys(data, 'key', 'fields') && hasKeys(data.fields, 'summary');
}

function isSearch(data: unknown): boolean {
  return hasKeys(data, 'issues') && Array.isArray(data.issues) && data.issues.length > 0 && data.issues.every(isIssue);
}

function draftsOf(file: SourceFile): Draft[] {
  if (file.data === undefined) return issuesOfCsv(file).map((row) => draftOf(file.path, row.issue, row));
  if (!hasKeys(file.data, 'issues')) return [draftOf(file.path, readData(file, issueFile))];
  const { issues, names } = readData(file, searchFile);
  return issues.map((issue) => draftOf(file.path, { ...issue, names: issue.names ?? names }));
}

function draftOf(path: string, issue: Issue, row?: CsvIssue): Draft {
  const { key, fields } = issue;
  const draft: Draft = {
    frontmatter: { title: fields.summary, status: 'draft' },
    body: '',
    sources: [path],
    inferences: [],
    contradictions: [],
    unmapped: [],
  };
  const { frontmatter, inferences, unmapped } = draft;
  addSeverity(draft, issue);
  const services = (fields.components ?? []).map(({ name }) => name);
  if (services.length > 0) {
    frontmatter.services = services;
    inferences.push({ pointer: '/services', reason: 'from the components' });
  }
  const tags = (fields.labels ?? []).filter(Boolean);
  if (tags.length > 0) frontmatter.tags = tags;
  const roles = { assignee: nameOf(fields.assignee), reporter: nameOf(fields.reporter) };
  const known = Object.entries(roles).flatMap(([role, name]) => (name ? [[role, [name]] as [string, string[]]] : []));
  if (known.length > 0) frontmatter.roles = Object.fromEntries(known);
  const site = /^(https?:\/\/.+)\/rest\/api\//.exec(issue.self ?? '')?.[1];
  // Through Atlassian's gateway, the address of the API says nothing about that of the site.
  const browse = site && !site.includes('//api.atlassian.com/') ? `${site}/browse/` : undefined;
  if (browse) frontmatter.links = [{ title: key, url: `${browse}${key}` }];
  else frontmatter.x_jira_key = key;
  if (fields.status) frontmatter.x_status = fields.status.name;
  addIssues(draft, fields.subtasks ?? [], 'subtasks');
  if (fields.duedate) unmapped.push(`due date "${fields.duedate}"`);
  if (fields.parent) unmapped.push(`parent "${fields.parent.key}"`);
  for (const { name } of fields.fixVersions ?? []) unmapped.push(`fix version "${name}"`);
  for (const [name, time] of Object.entries({ created: row?.created, resolved: row?.resolved })) {
    if (time) unmapped.push(`${name} "${time}", which has no time zone`);
  }
  const read = textReader(draft, issue);
  const comments = commentsOf(draft, issue, read);
  return assemble({
    ...draft,
    writeUp: read(fields.description, 'the description'),
    sections: [
      ['Environment', read(fields.environment, 'the environment', 3)],
      ...customSections(draft, issue, read),
      ['Linked issues', linkedIssues(draft, fields.issuelinks ?? [], browse)],
      ['Comments', comments.section],
    ],
    entries: [...momentsOf(issue), ...comments.entries],
    tool: 'Jira',
    date: fields.created ? dayOf(fields.created) : undefined,
  });
}

function nameOf(user: User | null | undefined): string | undefined {
  return user?.displayName ?? user?.name ?? undefined;
}

/** A field that is called "Severity" says more than the priority. */
function addSeverity({ frontmatter, inferences }: Draft, { fields, names }: Issue): void {
  const field = Object.entries(names ?? {}).find(([, name]) => /^(?:incident )?severity$/i.test(name));
  const option = field && fields[field[0]];
  const value = hasKeys(option, 'value') ? option.value : option;
  const priority = fields.priority?.name;
  const [rank, found] = [value, priority]
    .filter((each) => typeof each === 'string')
    .map((each) => [each, severityOf(each)] as const)
    .find(([, read]) => read) ?? [undefined, undefined];
  if (priority && priority !== rank) frontmatter.x_priority = priority;
  if (!found) return;
  frontmatter.severity = found.severity;
  if (found.isInferred) inferences.push({ pointer: '/severity', reason: `from ${rank}` });
}

/** Comments that begin with times are entries. */
function commentsOf(
  { unmapped }: Draft,
  { fields }: Issue,
  read: TextReader,
): { entries: DraftEntry[]; section: string } {
  const { comments = [], total } = fields.comment ?? {};
  const entries: DraftEntry[] = [];
  const others = comments.flatMap(({ author, body, created, time: written }) => {
    const text = read(body, 'comments', 3);
    const timed = created ? entriesOfComment(text, created) : [];
    entries.push(...timed);
    return timed.length > 0 || !text
      ? []
      : [{ author: nameOf(author), time: created ? momentOf(created) : (written ?? undefined), text }];
  });
  const missing = (total ?? 0) - comments.length;
  if (missing > 0) unmapped.push(`comments that are on another page: ${missing}`);
  return { entries, section: writeComments(others) };
}

/** Custom fields with a text and a name become sections. The others are named. */
function customSections(
  { unmapped }: Draft,
  { fields, names }: Issue,
  read: TextReader,
): [title: string, text: string][] {
  return Object.entries(fields).flatMap(([key, value]) => {
    if (!key.startsWith('customfield_') || isEmpty(value)) return [];
    const name = names?.[key];
    const document = v.safeParse(adfDocument, value);
    if (document.success) return [[name ?? key, read(document.output, name ?? key, 3)]];
    if (/^(?:incident )?severity$/i.test(name ?? '')) return [];
    if (typeof value === 'string' && name && /\s/.test(value.trim())) return [[name, read(value, name, 3)]];
    unmapped.push(`custom field "${name ?? key}"`);
    return [];
  });
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function momentsOf({ key, fields }: Issue): DraftEntry[] {
  const entries: DraftEntry[] = [];
  if (fields.created) {
    const check = 'from the time at which the issue was created';
    entries.push({ time: fields.created, kinds: ['declared'], text: `${key} is created.`, check });
  }
  if (fields.resolutiondate) {
    const check = 'resolving an issue is no proof that the impact ended';
    entries.push({ time: fields.resolutiondate, kinds: ['resolved'], text: `${key} is resolved.`, check });
  }
  return entries;
}
