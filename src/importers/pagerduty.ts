import { assemble, type Findings } from './assemble.ts';
import { severityNamed } from './severity.ts';
import { ImportError, type Draft, type Importer, type SourceFile } from './draft.ts';
import { dayOf } from './moments.ts';
import { entriesOf, entriesOfIncident } from './pagerduty/entries.ts';
import { responseSchema, type Incident, type LogEntry } from './pagerduty/schema.ts';
import { hasKeys, readData } from './source-data.ts';

/**
 * Incidents of PagerDuty with their log entries. An alert says when something was detected, not when users were
 * affected, so drafts have no duration.
 *
 * @see https://developer.pagerduty.com/api-reference/
 */
export const pagerduty: Importer = { name: 'pagerduty', recognises, read };

/** All that the files say about one incident. */
interface Bundle {
  incident?: Incident;
  logEntries: Map<string, LogEntry>;
  sources: string[];
}

function recognises({ data }: SourceFile): boolean {
  if (!hasKeys(data)) return false;
  const first = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);
  const isIncident = (value: unknown): boolean =>
    hasKeys(value, 'incident_number') || (hasKeys(value, 'type') && value.type === 'incident');
  const isLogEntry = (value: unknown): boolean =>
    hasKeys(value, 'type') && typeof value.type === 'string' && /_log_entry(?:_reference)?$/.test(value.type);
  return (
    [data.incident, first(data.incidents)].some(isIncident) ||
    [data.log_entry, first(data.log_entries)].some(isLogEntry)
  );
}

function read(files: readonly SourceFile[]): Draft[] {
  const bundles = new Map<string, Bundle>();
  for (const file of files) {
    const { path } = file;
    const { incident, incidents, log_entry: logEntry, log_entries: logEntries } = readData(file, responseSchema);
    if (!incident && !incidents && !logEntry && !logEntries) {
      throw new ImportError(path, 'Expected an incident or log entries of PagerDuty at the top');
    }
    const bundleOf = (id: string): Bundle => {
      const bundle: Bundle = bundles.get(id) ?? { logEntries: new Map(), sources: [] };
      bundles.set(id, bundle);
      if (!bundle.sources.includes(path)) bundle.sources.push(path);
      return bundle;
    };
    for (const one of [...(incident ? [incident] : []), ...(incidents ?? [])]) bundleOf(one.id).incident = one;
    // Pages of a list may overlap.
    for (const entry of [...(logEntry ? [logEntry] : []), ...(logEntries ?? [])]) {
      const id = entry.incident?.id ?? soleIncident(bundles);
      if (id === undefined) throw new ImportError(path, `Missing the incident of the log entry \`${entry.id}\``);
      bundleOf(id).logEntries.set(entry.id, entry);
    }
  }
  return Array.from(bundles.values(), draftOf);
}

function soleIncident(bundles: ReadonlyMap<string, Bundle>): string | undefined {
  return bundles.size === 1 ? [...bundles.keys()][0] : undefined;
}

function draftOf({ incident, logEntries, sources }: Bundle): Draft {
  const log = inOrder([...logEntries.values()]);
  const { entries, unmapped } = log.length > 0 ? entriesOf(log) : { entries: [], unmapped: [] };
  const reference = log.find((entry) => entry.incident)?.incident;
  const trigger = log.find(({ type }) => type.startsWith('trigger'));
  const services = [incident?.service?.summary, ...log.map(({ service }) => service?.summary)];
  const url = incident?.html_url ?? reference?.html_url;
  const number = incident?.incident_number ?? /^\[#(\d+)\]/.exec(reference?.summary ?? '')?.[1];
  const created = incident?.created_at ?? log[0]?.created_at;
  return assemble({
    frontmatter: {
      // A reference begins with the number: `[#417] Disk is full`.
      title: incident?.title ?? reference?.summary?.replace(/^\[#\d+\] */, ''),
      status: 'draft',
      ...severityNamed(incident?.priority?.summary),
      services: Array.from(new Set(services.flatMap((name) => name ?? []))),
      detection: detectionOf(trigger),
      roles: rolesOf(incident, log),
      links: url ? [{ title: `PagerDuty${number ? ` #${number}` : ''}`, url }] : undefined,
      x_urgency: incident?.urgency,
    },
    entries: entries.length > 0 || !incident ? entries : entriesOfIncident(incident),
    tool: 'PagerDuty',
    date: created && dayOf(created),
    sources,
    unmapped: [
      ...unmapped,
      ...(incident?.teams ?? []).map(({ summary }) => `team "${summary ?? ''}"`),
      ...(incident?.conference_bridge?.conference_url ? [`call ${incident.conference_bridge.conference_url}`] : []),
    ],
  });
}

/** PagerDuty lists the newest first, also those of the same second. */
function inOrder(log: readonly LogEntry[]): LogEntry[] {
  const timeOf = (entry: LogEntry | undefined): number => Date.parse(entry?.created_at ?? '');
  const oldestFirst = timeOf(log[0]) > timeOf(log.at(-1)) ? log.toReversed() : [...log];
  return oldestFirst.toSorted((a, b) => timeOf(a) - timeOf(b));
}

/** Integrations trigger as the service, people as themselves. */
function detectionOf(trigger: LogEntry | undefined): Findings['frontmatter']['detection'] {
  const { agent, event_details: details, channel } = trigger ?? {};
  if (agent?.type?.startsWith('user')) return { method: 'human' };
  if (!/^(?:service|.*integration)/.test(agent?.type ?? '')) return undefined;
  const source = details?.description ?? channel?.summary;
  return { method: 'alert', ...(source && { source }) };
}

/** Who had the incident, and who acknowledged it. */
function rolesOf(incident: Incident | undefined, log: readonly LogEntry[]): Record<string, string[]> {
  const people = [
    ...(incident?.acknowledgements ?? []).map(({ acknowledger }) => acknowledger),
    ...(incident?.assignments ?? []).map(({ assignee }) => assignee),
    ...log.filter(({ type }) => /^(?:acknowledge|resolve)_/.test(type)).map(({ agent }) => agent),
  ].filter((person) => person?.type?.startsWith('user'));
  const names = new Set(people.flatMap((person) => person?.summary ?? []));
  return names.size > 0 ? { responder: [...names] } : {};
}
