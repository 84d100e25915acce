import { assemble, type Findings } from './assemble.ts';
import { ImportError, type Draft, type Importer, type Inference, type SourceFile } from './draft.ts';
import { formOf } from './entry-text.ts';
import { dayOf, momentOf, spansOf, type ServiceImpact } from './moments.ts';
import { ownerOf } from './owner-of.ts';
import { pageUpdate } from './page-update.ts';
import { hasKeys, readData } from './source-data.ts';
import { incidentsOf, postmortemSchema, type PageIncident, type PageUpdate } from './statuspage/schema.ts';
import type { DraftEntry } from './timeline-section.ts';

/**
 * Incidents of Atlassian Statuspage, from the public `incidents.json` or from the API, with their postmortems.
 *
 * @see https://developer.statuspage.io/
 */
export const statuspage: Importer = { name: 'statuspage', recognises, read };

function recognises({ data }: SourceFile): boolean {
  if (isPostmortem(data)) return true;
  const lists = hasKeys(data) ? [data.incidents, data.scheduled_maintenances] : [];
  const firsts = [data, ...lists].map((list) => (Array.isArray(list) ? list[0] : undefined));
  const candidates = [data, hasKeys(data) ? data.incident : undefined, ...firsts];
  return candidates.some((candidate) => hasKeys(candidate, 'name', 'incident_updates'));
}

function isPostmortem(data: unknown): boolean {
  return hasKeys(data, 'preview_key') && (hasKeys(data, 'body') || hasKeys(data, 'body_draft'));
}

function read(files: readonly SourceFile[]): Draft[] {
  const found = files
    .filter(({ data }) => !isPostmortem(data))
    .flatMap((file) =>
      incidentsOf(file).map((incident) => ({
        incident,
        path: file.path,
        writeUp: incident.postmortem_body,
        sources: [file.path],
      })),
    );
  const owners = found.map(({ incident: { id }, path }) => ({ id, path }));
  for (const file of files.filter(({ data }) => isPostmortem(data))) {
    const { body, body_draft: draft } = readData(file, postmortemSchema);
    const id = ownerOf(file, owners);
    const item = found.find(({ incident }) => incident.id === id);
    if (!item)
      throw new ImportError(
        file.path,
        'Missing the incident, expected `incidents.json` beside it, or the id of the incident in its name',
      );
    item.writeUp = body ?? draft;
    item.sources.push(file.path);
  }
  return found.map(({ incident, writeUp, sources }) => draftOf(incident, writeUp ?? undefined, sources));
}

function draftOf(incident: PageIncident, postmortem: string | undefined, sources: string[]): Draft {
  const { name, shortlink, created_at: created, scheduled_for: planned } = incident;
  const updates = incident.incident_updates.toSorted((a, b) => Date.parse(timeOf(a)) - Date.parse(timeOf(b)));
  const published = updates.find(({ status }) => status === 'postmortem');
  const writeUp = postmortem ?? published?.body ?? undefined;
  const isMaintenance = Boolean(planned) || incident.impact === 'maintenance';
  const impact = incident.impact_override ?? incident.impact;
  const { duration, inferences } = durationOf(incident, updates, isMaintenance);
  return assemble({
    frontmatter: {
      title: name,
      status: 'draft',
      ...(isMaintenance && { kind: 'maintenance' }),
      services: servicesOf(incident, updates),
      duration,
      links: shortlink ? [{ title: 'Status page', url: shortlink }] : undefined,
      ...(impact && !isMaintenance && { x_page_impact: impact }),
    },
    writeUp,
    entries: updates.map((update) => entryOf(update, writeUp)),
    tool: 'the status page',
    date: dayOf(planned ?? incident.started_at ?? created),
    sources,
    inferences,
  });
}

function timeOf({ display_at: displayed, created_at: created }: PageUpdate): string {
  return displayed ?? created;
}

function entryOf(update: PageUpdate, writeUp: string | undefined): DraftEntry {
  const time = timeOf(update);
  const { status, body } = update;
  if (status === 'postmortem' && writeUp) {
    return { time, kinds: ['communicated'], text: 'Status page: the postmortem is published' };
  }
  return pageUpdate({ status, time, text: body ?? '' }, formOf(body ?? ''));
}

/** “No components were affected by this update.” is listed as a component, without a status. */
function servicesOf({ components }: PageIncident, updates: readonly PageUpdate[]): string[] {
  const affected = updates.flatMap(({ affected_components: changed }) =>
    (changed ?? []).filter(({ old_status: before, new_status: after }) => isDown(before) || isDown(after)),
  );
  return Array.from(new Set([...(components ?? []), ...affected].map(({ name }) => name)));
}

function isDown(status: string | null | undefined): boolean {
  return Boolean(status) && status !== 'operational';
}

/** Periods in which components were not operational, otherwise that of the incident on the page. */
function durationOf(
  { created_at: created, started_at: started, resolved_at: resolved, ...plan }: PageIncident,
  updates: readonly PageUpdate[],
  isMaintenance: boolean,
): { duration: Findings['frontmatter']['duration']; inferences: Inference[] } {
  const impacts = impactsOf(updates);
  if (impacts.length > 0) {
    const reason = 'from the updates, which are written after the impact changes';
    return { duration: spansOf(impacts), inferences: [{ pointer: '/duration', reason }] };
  }
  const start = (isMaintenance && plan.scheduled_for) || started || created;
  const end = resolved ?? (isMaintenance ? plan.scheduled_until : undefined);
  const inferences = [
    { pointer: '/duration/start', reason: isMaintenance ? 'the planned time' : 'the incident appeared on the page' },
    { pointer: '/duration/end', reason: resolved ? 'the incident was closed on the page' : 'the planned time' },
  ];
  return {
    duration: { start: momentOf(start), ...(end && { end: momentOf(end) }) },
    inferences: end ? inferences : inferences.slice(0, 1),
  };
}

function impactsOf(updates: readonly PageUpdate[]): ServiceImpact[] {
  const impacts: ServiceImpact[] = [];
  for (const update of updates) {
    for (const { name, new_status: status } of update.affected_components ?? []) {
      const open = impacts.find(({ service, end }) => service === name && end === undefined);
      if (isDown(status) && !open) impacts.push({ service: name, start: timeOf(update) });
      else if (status === 'operational' && open) open.end = timeOf(update);
    }
  }
  return impacts;
}
