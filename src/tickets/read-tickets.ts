import { UserError } from '../errors.ts';
import { asMap, asText } from '../postmortem/coerce.ts';
import { readCsv } from '../text/csv.ts';
import { readWrittenDay, resolveDay } from '../time/days.ts';
import type { Ticket, TicketState } from './ticket.ts';

/**
 * Read the tickets of a file: what `gh issue list --json number,state,stateReason,closedAt,url` prints, what the REST
 * interfaces of GitHub, GitLab and Jira answer, and the exports of GitLab, Jira and Linear as CSV or JSON.
 *
 * @param name How the user named the file.
 * @throws {UserError} `TICKETS_INVALID` for a file of another kind, with the place of the first value that is missing.
 */
export function readTickets(text: string, name: string): Ticket[] {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  const records = /^[[{]/.test(start) ? jsonRecords(start, name) : csvRecords(text, name);
  return records.map((record, index) => {
    const ticket = ticketOf(record);
    if (ticket) return ticket;
    const place = `ticket ${index + 1} of ${records.length}`;
    throw invalid(`Unexpected ${place} in ${name}, expected a number or key, and a state`);
  });
}

/**
 * One ticket as a tracker describes it.
 *
 * @returns `undefined` without a key or a state.
 */
export function ticketOf(record: Record<string, unknown>): Ticket | undefined {
  return readGithub(record) ?? readGitlab(record) ?? readJira(record) ?? readLinear(record);
}

function jsonRecords(text: string, name: string): Record<string, unknown>[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new UserError('TICKETS_INVALID', `Cannot read ${name}: it is not valid JSON, or only a part of it`, {
      cause,
    });
  }
  const list = listIn(data);
  if (!list) throw invalid(`Unexpected content of ${name}, expected a list of tickets`);
  return list.map(asMap);
}

/** A list, at the top or where interfaces have it: `issues` of Jira, `data.issues.nodes` of Linear. */
function listIn(data: unknown): unknown[] | undefined {
  if (Array.isArray(data)) return data;
  const { issues, items, nodes, data: inner } = asMap(data);
  for (const part of [issues, items, nodes, inner]) {
    const list = part === undefined ? undefined : listIn(part);
    if (list) return list;
  }
  return undefined;
}

function csvRecords(text: string, name: string): Record<string, unknown>[] {
  const rows = readCsv(text);
  if (typeof rows === 'number') throw invalid(`Unexpected quotation mark in row ${rows} of ${name}`);
  const [head = [], ...others] = rows;
  const names = head.map((title) => title.trim().toLowerCase());
  if (!names.some((title) => /^(?:issue key|issue id|id)$/.test(title))) {
    throw invalid(`Unexpected content of ${name}, expected JSON or CSV with tickets of GitHub, GitLab, Jira or Linear`);
  }
  return others
    .filter((row) => row.some(Boolean))
    .map((row) => Object.fromEntries(names.map((title, column) => [title, row[column] ?? '']).toReversed()));
}

function readGithub(record: Record<string, unknown>): Ticket | undefined {
  const { number, state, url, html_url: htmlUrl, repository } = record;
  if (typeof number !== 'number' || typeof state !== 'string') return undefined;
  // The interface names its own address `url`.
  const address = asText(htmlUrl) ?? asText(url);
  const reason = asText(record.state_reason) ?? asText(record.stateReason) ?? '';
  const isClosed = /^(?:closed|merged)$/i.test(state);
  // Of a pull request, the interface says so; `gh` lists none among the issues.
  const { pull_request: request } = record;
  const isUnmerged = isClosed && request !== undefined && asText(asMap(request).merged_at) === undefined;
  const project = asText(asMap(repository).nameWithOwner) ?? projectOf(address);
  return made(
    `#${number}`,
    isClosed ? (isUnmerged || /^(?:not_planned|duplicate)$/i.test(reason) ? 'declined' : 'done') : 'open',
    address,
    asText(record.closed_at) ?? asText(record.closedAt),
    project,
  );
}

function readGitlab(record: Record<string, unknown>): Ticket | undefined {
  const { iid, state, web_url: url } = record;
  if (typeof iid === 'number' && typeof state === 'string') {
    const isClosed = /^(?:closed|merged)$/i.test(state);
    const address = asText(url);
    return made(`#${iid}`, isClosed ? 'done' : 'open', address, asText(record.closed_at), projectOf(address));
  }
  const [id, address, csvState] = [record['issue id'], asText(record.url), asText(record.state)];
  if (typeof id !== 'string' || !/^\d+$/.test(id) || csvState === undefined || record['issue key'] !== undefined) {
    return undefined;
  }
  const isClosed = /^closed$/i.test(csvState);
  return made(`#${id}`, isClosed ? 'done' : 'open', address, asText(record['closed at (utc)']), projectOf(address));
}

function readJira(record: Record<string, unknown>): Ticket | undefined {
  const key = asText(record.key) ?? asText(record['issue key']);
  if (key === undefined) return undefined;
  const fields = asMap(record.fields);
  const status = asMap(fields.status);
  const name = asText(status.name) ?? asText(record.status);
  const category = asText(asMap(status.statusCategory).key) ?? asText(record['status category']);
  const resolution = asText(asMap(fields.resolution).name) ?? asText(record.resolution) ?? '';
  const closed = asText(fields.resolutiondate) ?? asText(record.resolved);
  if (name === undefined && category === undefined) return undefined;
  const isClosed =
    category === undefined
      ? closed !== undefined || /^(?:done|closed|resolved|cancell?ed|won['’]t (?:do|fix))$/i.test(name ?? '')
      : /^done$/i.test(category);
  return made(
    key,
    isClosed ? (isDeclined(resolution) || isDeclined(name) ? 'declined' : 'done') : 'open',
    undefined,
    closed,
  );
}

function readLinear(record: Record<string, unknown>): Ticket | undefined {
  const key = asText(record.identifier) ?? asText(record.id);
  if (key === undefined || !/^[A-Z][A-Z0-9]*-\d+$/i.test(key)) return undefined;
  const type = asText(asMap(record.state).type);
  const canceled = asText(record.canceledAt) ?? asText(record.canceled);
  const completed = asText(record.completedAt) ?? asText(record.completed);
  const status = type ?? asText(record.status);
  if (status === undefined) return undefined;
  const isCanceled = canceled !== undefined || /^cancell?ed$/i.test(status) || /^duplicate$/i.test(status);
  const isDone = completed !== undefined || /^(?:completed|done)$/i.test(status);
  return made(key, isCanceled ? 'declined' : isDone ? 'done' : 'open', asText(record.url), canceled ?? completed);
}

function isDeclined(name: string | undefined): boolean {
  return /^(?:won['’]?t (?:do|fix)|declined|rejected|duplicate|cannot reproduce|not a bug|incomplete|cancell?ed|obsolete|invalid)$/i.test(
    name ?? '',
  );
}

function made(
  key: string,
  state: TicketState,
  url: string | undefined,
  closed: string | undefined,
  project?: string,
): Ticket {
  const day = state === 'open' || closed === undefined ? undefined : dayOf(closed);
  return {
    key,
    ...(project !== undefined && { project }),
    ...(url !== undefined && /^https?:\/\//.test(url) && { url }),
    state,
    ...(day !== undefined && { closed: day }),
  };
}

/** The day of a moment in UTC, or the day that an export has in words: `12/Aug/24 3:04 PM`, `Mon Aug 12 2024`. */
function dayOf(text: string): string | undefined {
  const instant = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : NaN;
  if (!Number.isNaN(instant)) return new Date(instant).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const day = readWrittenDay(text.replace(/^(\d{1,2})\/(\p{L}+)\/(\d{2})(?=\D|$)/u, '$1 $2 20$3').replaceAll('/', ' '));
  const date = day && day.unknown === undefined ? resolveDay(day, undefined) : undefined;
  return date === undefined || !/^\d{4}-\d\d-\d\d$/.test(date) ? undefined : date;
}

/** `owner/repository` of the address of an issue on GitHub or GitLab. */
function projectOf(url: string | undefined): string | undefined {
  return /^https?:\/\/[^/]+\/(.+?)(?:\/-)?\/(?:issues|pull|merge_requests|work_items)\/\d+/.exec(url ?? '')?.[1];
}

function invalid(reason: string): UserError {
  return new UserError('TICKETS_INVALID', reason);
}
