import type { UnnamedIncident } from '../catalog/catalog.ts';
import type { SecondsRange } from '../analysis/metrics.ts';
import type { Figure, ImpactSpan } from '../postmortem/postmortem.ts';
import { oneLine } from '../text/one-line.ts';
import { formatMoment } from '../time/format.ts';
import { formatSeconds } from '../text/seconds.ts';
import type { Moment } from '../time/moment.ts';
import type { Fact, FactChange } from './review.ts';

/** A fact, and what it is compared by: the same for every way to write it. */
interface ComparedFact extends Fact {
  key: string;
}

/** What a postmortem states about its incident, the most important first. */
export function factsOf(incident: UnnamedIncident): Fact[] {
  return comparedFacts(incident).map(({ name, label, value }) => ({ name, label, value }));
}

/** The facts that two versions of a postmortem state differently, the most important first. */
export function compareFacts(before: UnnamedIncident, after: UnnamedIncident): FactChange[] {
  // In one zone, since two would look like a change.
  const former = new Map(comparedFacts({ ...before, timezone: after.timezone }).map((fact) => [fact.name, fact]));
  const present = new Map(comparedFacts(after).map((fact) => [fact.name, fact]));
  return factNames.flatMap(([name, label]): FactChange[] => {
    const [was, is] = [former.get(name), present.get(name)];
    if (was?.key === is?.key) return [];
    return [{ name, label, ...(was && { before: was.value }), ...(is && { after: is.value }) }];
  });
}

const factNames = [
  ['title', 'Title'],
  ['severity', 'Severity'],
  ['status', 'Status'],
  ['visibility', 'Visibility'],
  ['kind', 'Kind'],
  ['services', 'Services'],
  ['impact_period', 'Period of impact'],
  ['impact_duration', 'Duration of impact'],
  ['time_to_detect', 'Time to detect'],
  ['time_to_acknowledge', 'Time to acknowledge'],
  ['time_to_identify', 'Time to identify'],
  ['time_to_first_update', 'Time to first update'],
  ['time_to_mitigate', 'Time to mitigate'],
  ['time_to_resolve', 'Time to resolve'],
  ['exposure', 'Exposure'],
  ['impact', 'Impact'],
  ['users_affected', 'Users affected'],
  ['percent_affected', 'Share of users'],
  ['requests_failed', 'Requests failed'],
  ['support_tickets', 'Support tickets'],
  ['data_loss', 'Data loss'],
  ['revenue', 'Revenue'],
  ['slo', 'Error budget'],
  ['detection', 'Detected by'],
  ['root_cause', 'Root cause'],
  ['trigger', 'Trigger'],
  ['category', 'Category of cause'],
  ['contributing_factors', 'Contributing factors'],
  ['related', 'Related'],
  ['roles', 'Roles'],
  ['authors', 'Authors'],
  ['reviewers', 'Reviewers'],
  ['tags', 'Tags'],
  ['links', 'Links'],
  ['aliases', 'Earlier ids'],
  ['lang', 'Language'],
] as const;

type FactName = (typeof factNames)[number][0];

function comparedFacts(incident: UnnamedIncident): ComparedFact[] {
  const { impact, detection, rootCause, metrics, timezone } = incident;
  const stated: Partial<Record<FactName, Stated | undefined>> = {
    title: text(incident.title),
    severity: text(incident.severity),
    status: text(incident.status.replaceAll('_', ' ')),
    visibility: text(incident.visibility),
    kind: text(incident.kind.replaceAll('_', ' ')),
    services: set(incident.services),
    impact_period: periods(incident.duration, timezone),
    impact_duration: length(metrics.impactSeconds),
    time_to_detect: length(metrics.timeToDetectSeconds),
    time_to_acknowledge: length(metrics.timeToAcknowledgeSeconds),
    time_to_identify: length(metrics.timeToIdentifySeconds),
    time_to_first_update: length(metrics.timeToFirstUpdateSeconds),
    time_to_mitigate: length(metrics.timeToMitigateSeconds),
    time_to_resolve: length(metrics.timeToResolveSeconds),
    exposure: length(metrics.exposureSeconds),
    impact: text(impact.none ? ['none', impact.summary].filter(Boolean).join(': ') : impact.summary),
    users_affected: figure(impact.usersAffected),
    percent_affected: figure(impact.percentAffected, '%'),
    requests_failed: figure(impact.requestsFailed),
    support_tickets: figure(impact.supportTickets),
    data_loss: text(typeof impact.dataLoss === 'boolean' ? (impact.dataLoss ? 'yes' : 'no') : impact.dataLoss),
    revenue: figure(impact.revenue),
    slo: set(impact.slo.map(({ name, budgetSpent }) => (budgetSpent === undefined ? name : `${name}: ${budgetSpent}`))),
    detection: text([detection.method, detection.source].filter(Boolean).join(': ').replaceAll('_', ' ')),
    root_cause: text(rootCause.summary),
    trigger: text(rootCause.trigger),
    category: text(rootCause.category),
    contributing_factors: set(incident.contributingFactors, '; '),
    related: set(incident.related.map(({ id, relation }) => `${relation.replaceAll('_', ' ')} ${id}`)),
    roles: set(Object.entries(incident.roles).map(([role, names]) => `${role}: ${names.toSorted().join(', ')}`)),
    authors: set(incident.authors),
    reviewers: set(incident.reviewers),
    tags: set(incident.tags),
    links: set(incident.links.map(({ title, url }) => [title, url].filter(Boolean).join(': '))),
    aliases: set(incident.aliases),
    lang: text(incident.lang),
  };
  return factNames.flatMap(([name, label]) => {
    const fact = stated[name];
    return fact ? [{ name, label, ...fact }] : [];
  });
}

type Stated = Pick<ComparedFact, 'value' | 'key'>;

function text(written: string | undefined): Stated | undefined {
  const value = oneLine(written ?? '');
  return value === '' ? undefined : { value, key: value.normalize() };
}

/** The order of names is nobody's statement. */
function set(names: readonly string[], separator = ', '): Stated | undefined {
  const sorted = [...new Set(names.map(oneLine))].filter(Boolean).toSorted();
  return sorted.length === 0 ? undefined : { value: sorted.join(separator), key: JSON.stringify(sorted).normalize() };
}

function figure(stated: Figure | undefined, defaultUnit?: string): Stated | undefined {
  if (!stated) return undefined;
  const { value, unit = defaultUnit, estimate } = stated;
  const number = [numbers.format(value), unit].filter(Boolean).join(' ');
  return { value: estimate ? `about ${number}` : number, key: JSON.stringify([value, unit, estimate]) };
}

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 20 });

function length(range: SecondsRange | undefined): Stated | undefined {
  if (!range) return undefined;
  const [least, most] = [formatSeconds(range.least), formatSeconds(range.most)];
  // What reads the same is not worth a line.
  const value = least === most ? least : `${least} to ${most}`;
  return { value, key: value };
}

function periods(spans: readonly Omit<ImpactSpan, 'pointer'>[], zone: string): Stated | undefined {
  if (spans.length === 0) return undefined;
  const written = spans.map(({ start, end, services, note }) => {
    const to =
      end && formatMoment(end, { date: !start || dateIn(start, zone) !== dateIn(end, zone), zone: true }, zone);
    const from = start && formatMoment(start, { date: true, zone: !end }, zone);
    const about = [...services.toSorted(), note].filter(Boolean).join(', ');
    return `${from ?? 'unknown'} – ${to ?? 'ongoing'}${about === '' ? '' : ` (${oneLine(about)})`}`;
  });
  const key = spans.map(({ start, end, services, note }) => [
    instants(start),
    instants(end),
    services.toSorted(),
    oneLine(note ?? ''),
  ]);
  return { value: written.join('; '), key: JSON.stringify(key).normalize() };
}

function dateIn(moment: Moment, zone: string): string {
  return formatMoment(moment, { date: true, zone: false }, zone).slice(0, '2024-08-10'.length);
}

function instants(moment: Moment | undefined): string[] {
  return moment ? [moment.earliest, moment.latest] : [];
}
