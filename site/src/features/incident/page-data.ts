import type { GapLimits } from '../../../../src/analysis/timeline-gaps.ts';
import type { Catalog, Incident } from '../../../../src/catalog/catalog.ts';
import type { PageContext } from '../../../../src/publish/renderer.ts';
import { dateText, findIncident, impactText, neighboursOf } from '../../catalog/incidents.ts';
import { facetLinks, incidentLink, type PageLink } from '../../catalog/page-links.ts';
import { resolutionSteps, resolutionText, type ResolutionStep } from '../../catalog/resolution.ts';
import { expectedSections, gapLimits } from '../../catalog/rule-options.ts';
import { serviceContacts, type ServiceContact } from '../../catalog/service-contacts.ts';
import { overdueTasks, type OverdueTasks } from '../../catalog/upcoming-due-dates.ts';
import { taskTable, type TaskTable } from '../tasks/task-table.ts';
import { shownFields, type ShownField } from './own-fields.ts';
import { relatedTo, similarTo } from './related.ts';

/** The page of an incident. */
export interface IncidentData {
  name: 'incident';
  incident: Incident;
  services: PageLink[];
  /** Of the services of which more is known than their names. */
  contacts: ServiceContact[];
  tags: PageLink[];
  /** What ended the impact. */
  resolution: ResolutionStep[];
  /** Its tasks. */
  tasks: OverdueTasks;
  taskTable: TaskTable;
  related: OtherIncident[];
  similar: OtherIncident[];
  /** The incidents before and after it, by date. */
  neighbours: Neighbour[];
  fields: ShownField[];
  /** Options of rules, for this document. */
  gapLimits?: GapLimits;
  expectedSections: string[];
}

/** An incident in a list, with the texts above and below its title, which may be empty. */
export interface OtherIncident {
  link: PageLink;
  /** Absent for English. */
  lang?: string;
  above: string;
  below: string;
  /** What ended it; may be empty. */
  ended: string;
}

export interface Neighbour {
  rel: 'prev' | 'next';
  label: string;
  link: PageLink;
}

export function incidentData(catalog: Catalog, { id }: { id: string }, context: PageContext): IncidentData {
  const incident = findIncident(catalog, id);
  if (!incident) throw new Error(`There is no incident ${id}`);
  const { services, tags, tasks } = incident;
  const limits = gapLimits(context);
  const group = { title: '', rows: tasks.map((task) => ({ task, incident })) };
  return {
    name: 'incident',
    incident,
    services: facetLinks(catalog, 'service', services),
    contacts: serviceContacts(catalog, services),
    tags: facetLinks(catalog, 'tag', tags),
    resolution: resolutionSteps(incident),
    tasks: overdueTasks(tasks, context.today),
    taskTable: taskTable(catalog, [group], context.today, { isOnIncidentPage: true }),
    related: relatedTo(catalog, incident).map(({ incident: other, relation }) =>
      otherIncident(other, relation, dateText(other) ?? ''),
    ),
    similar: similarTo(catalog, incident).map(({ incident: other, reason }) =>
      otherIncident(other, '', similarNote(other, reason), resolutionText(other)),
    ),
    neighbours: neighboursAround(catalog, incident),
    fields: shownFields(incident, context),
    ...(limits && { gapLimits: limits }),
    expectedSections: expectedSections(context),
  };
}

function neighboursAround(catalog: Catalog, incident: Incident): Neighbour[] {
  const { previous, next } = neighboursOf(catalog, incident);
  return [
    ...(previous ? [neighbour('prev', 'Previous incident', previous)] : []),
    ...(next ? [neighbour('next', 'Next incident', next)] : []),
  ];
}

function neighbour(rel: Neighbour['rel'], label: string, other: Incident): Neighbour {
  const date = dateText(other);
  return { rel, label: date ? `${label}, ${date}` : label, link: incidentLink(other) };
}

/** `SEV2, 10 Aug 2024, 2 h. Same service: hub`. */
function similarNote(other: Incident, reason: string): string {
  const facts = [other.severity, dateText(other), impactText(other)].filter(Boolean).join(', ');
  return [facts, reason].filter(Boolean).join('. ');
}

function otherIncident(other: Incident, above: string, below: string, ended = ''): OtherIncident {
  return { link: incidentLink(other), ...(other.lang !== 'en' && { lang: other.lang }), above, below, ended };
}
