import type { ImpactSpan, Postmortem, Task, TimelineEntry } from '../postmortem/postmortem.ts';
import { compareText } from '../text/collate.ts';
import { reservedSlugs, uniqueSlug } from '../text/slug.ts';
import { measure, milestonesOf, type Metrics, type Milestones } from '../analysis/metrics.ts';

/** Every postmortem of a repository, newest first. Plain JSON; nothing in it depends on today. */
export interface Catalog {
  version: 1;
  incidents: Incident[];
}

/** Everything known about an incident, except its prose. */
export interface Incident extends Omit<
  Postmortem,
  | 'positions'
  | 'duration'
  | 'timeline'
  | 'tasks'
  | 'looseItems'
  | 'otherForms'
  | 'timelineHeadings'
  | 'unnamedTimeline'
  | 'sections'
  | 'ignore'
> {
  /** Name of its page: letters, digits, `-` and `_`; unique in the catalog. */
  slug: string;
  duration: CatalogSpan[];
  timeline: CatalogEntry[];
  tasks: CatalogTask[];
  /** The milestones between which `metrics` are measured. */
  turns: Milestones;
  metrics: Metrics;
}

/** A timeline entry, without its position in a file. */
export type CatalogEntry = Omit<TimelineEntry, 'position' | 'timePosition'>;

/** A period of impact, without its position in a file. */
export type CatalogSpan = Omit<ImpactSpan, 'pointer'>;

/** A task, without its position in a file. */
export type CatalogTask = Omit<Task, 'position'>;

/**
 * Gather postmortems into a catalog.
 *
 * If several share an id, the first by path wins; the others are left out.
 */
export function createCatalog(postmortems: readonly Postmortem[]): Catalog {
  const byId = new Map<string, Postmortem>();
  for (const postmortem of postmortems.toSorted((a, b) => compareText(a.path, b.path))) {
    if (!byId.has(postmortem.id)) byId.set(postmortem.id, postmortem);
  }
  const slugs = new Set(reservedSlugs);
  const incidents = [...byId.values()].map((postmortem) => createIncident(postmortem, slugs));
  return { version: 1, incidents: incidents.toSorted(newestFirst) };
}

function createIncident(postmortem: Postmortem, slugs: Set<string>): Incident {
  const {
    positions: _positions,
    looseItems: _looseItems,
    otherForms: _otherForms,
    unnamedTimeline: _unnamedTimeline,
    timelineHeadings: _timelineHeadings,
    sections: _sections,
    ignore: _ignore,
    duration,
    timeline,
    tasks,
    ...rest
  } = postmortem;
  const turns = milestonesOf(postmortem);
  return {
    ...rest,
    slug: uniqueSlug(postmortem.id, slugs, 'incident'),
    duration: duration.map(({ pointer: _pointer, ...span }) => span),
    timeline: timeline.map(({ position: _position, timePosition: _timePosition, ...entry }) => entry),
    tasks: tasks.map(({ position: _position, ...task }) => task),
    turns,
    metrics: measure(postmortem, turns),
  };
}

function newestFirst(a: Incident, b: Incident): number {
  return compareText(sortKey(b), sortKey(a)) || compareText(b.id, a.id);
}

/** An incident with an unknown start is sorted by the date in its file name. */
function sortKey(incident: Incident): string {
  return incident.duration[0]?.start?.earliest ?? incident.timeline[0]?.start.earliest ?? incident.id;
}
