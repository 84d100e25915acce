import type { Passage } from '../../../../src/markdown/search-passages.ts';
import type { DocumentPassages, SearchedPage } from '../../../../src/publish/renderer.ts';
import type { SearchPlace, SearchRecord, SearchTask } from '../../../../src/search/search-record.ts';
import type { CatalogTask, UnnamedIncident } from '../../../../src/catalog/catalog.ts';
import { dateOf, formatDay, formatMoment } from '../../../../src/time/format.ts';
import { dateText, yearOf } from '../../catalog/incidents.ts';
import { nameOfField, textsOfField } from '../../../../src/analysis/own-fields.ts';
import type { FieldLabels } from '../../../../src/postmortem/postmortem.ts';
import { oneLine } from '../../../../src/text/one-line.ts';
import { fieldAnchor } from '../../../../src/search/search-record.ts';
import { resolutionText } from '../../catalog/resolution.ts';
import { severityRank } from '../../catalog/severities.ts';
import { entryIds } from '../../catalog/entry-ids.ts';
import { kindNames, taskStatusNames, wordsOf } from '../../catalog/labels.ts';

/** What the search can find on the page of an incident. */
export function searchRecord({ path, incident, passages, settings, labels }: SearchedPage): SearchRecord {
  const { id, title = id, severity, lang, impact, kind, services, tags, aliases } = incident;
  const date = dateText(incident);
  const year = yearOf(incident);
  const ended = resolutionText(incident);
  return {
    path,
    year: /^\d+$/.test(year) ? year : '',
    title,
    ...(lang !== 'en' && { lang }),
    ...(severity !== undefined && { severity }),
    rank: severityRank(settings, severity),
    ...(date !== undefined && { date }),
    labels: [...services, ...tags, ...(kind === 'incident' ? [] : [kindNames[kind]])],
    // Whoever knows a service by another name finds its incidents by that.
    names: [id, ...aliases, ...aliasesOf(services, settings)],
    ...(impact.summary !== undefined && { summary: impact.summary }),
    ...(ended !== '' && { ended }),
    places: [...placesOf(incident, passages), ...fieldsOf(incident, labels)],
    tasks: incident.tasks.map(taskOf),
  };
}

function placesOf(incident: UnnamedIncident, passages: DocumentPassages): SearchPlace[] {
  const { rootCause, contributingFactors, impact, detection } = incident;
  const labels = [rootCause.trigger, rootCause.category].filter((label) => label !== 'unknown');
  const cause = [rootCause.summary, ...contributingFactors, ...labels.map((label) => label && wordsOf(label))];
  const lost = typeof impact.dataLoss === 'string' ? impact.dataLoss : undefined;
  const places: SearchPlace[] = [
    ['timeline', 'Timeline', textOf(passages.timelineNotes)],
    ...entriesOf(incident, passages.entries),
    ...passages.prose.map(({ anchor, heading, text }): SearchPlace => [anchor, heading, text]),
    ['cause', 'Cause', sentences(cause)],
    ['impact', 'Impact', sentences([lost, ...impact.slo.map(({ name }) => name)])],
    ['', 'Detection', detection.source ?? ''],
    ['', 'Links', sentences(incident.links.filter(isExternal).map(({ title }) => title))],
  ];
  return places.filter(([anchor, name, text]) => text !== '' || (name !== '' && isHeading(anchor, passages.prose)));
}

function aliasesOf(services: readonly string[], settings: SearchedPage['settings']): string[] {
  return (settings.services ?? []).flatMap((service) =>
    typeof service === 'object' && services.includes(service.name) ? (service.aliases ?? []) : [],
  );
}

function fieldsOf({ fields }: UnnamedIncident, labels: FieldLabels): SearchPlace[] {
  return Object.entries(fields).map(([key, value]) => [
    fieldAnchor,
    nameOfField(key, labels),
    oneLine(textsOfField(value).join(', ')),
  ]);
}

/** A link to a file may lead to a document that the site does not show. */
function isExternal({ url }: { url: string }): boolean {
  return /^https?:/i.test(url);
}

function entriesOf({ timeline, timezone }: UnnamedIncident, passages: DocumentPassages['entries']): SearchPlace[] {
  const ids = entryIds(timeline);
  const days = timeline.map(({ start }) => dateOf(start, timezone));
  const isOneDay = new Set(days).size === 1;
  return timeline.map(({ start, kinds }, index): SearchPlace => {
    const day = formatDay(days[index] ?? '', 'day');
    const clock = formatMoment(start, { date: false, zone: false }, timezone);
    const name = ['Timeline', ...(isOneDay ? [] : [day]), clock].join(', ');
    const text = textOf(passages[index] ?? []);
    return [ids[index] ?? '', name, kinds.length > 0 ? `${kinds.map(wordsOf).join(', ')}: ${text}` : text];
  });
}

function taskOf(task: CatalogTask): SearchTask {
  const { title, status, owner, due, outstanding, type, priority, ticket, doneWhen, declineReason } = task;
  const details = sentences([type && wordsOf(type), priority, ticket, doneWhen, declineReason]);
  return {
    title,
    status,
    state: taskStatusNames[status],
    ...(owner !== undefined && { owner }),
    ...(outstanding && due !== undefined && { due }),
    ...(details !== '' && { details }),
  };
}

function textOf(passages: readonly Passage[]): string {
  return passages.map(({ heading, text }) => `${heading} ${text}`.trim()).join(' ');
}

function isHeading(anchor: string, passages: readonly Passage[]): boolean {
  return anchor !== '' && passages.some((passage) => passage.anchor === anchor);
}

/** Join facts: `Config push. Process.` */
function sentences(parts: readonly (string | undefined)[]): string {
  return parts
    .flatMap((part) => part?.replace(/\.$/, '') || [])
    .map((part) => `${part}.`)
    .join(' ');
}
