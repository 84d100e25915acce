import { urgencyOf } from '../analysis/due-date.ts';
import { countIncidents, excludedText } from '../analysis/counted.ts';
import { figuresOfMetric, type MetricFigures } from '../analysis/metric-figures.ts';
import { metricDefinitions } from '../analysis/samples.ts';
import type { Incident } from '../catalog/catalog.ts';
import type { Settings } from '../settings.ts';
import { groupIncidents } from './group.ts';
import type { Grouping } from './names.ts';

/** Figures of incidents. Plain JSON. */
export interface StatsReport {
  /** `YYYY-MM-DD`. */
  today: string;
  by?: Grouping;
  /** One for all incidents, or one for each value. */
  groups: GroupFigures[];
  /** What the user has to know, each a sentence without a final period. */
  notes: string[];
}

export interface GroupFigures {
  /** `all`, or the value. */
  name: string;
  /** The number of all incidents, and of those that the figures count. */
  incidents: number;
  counted: number;
  /** The others in words, such as `2 drafts`; may be empty. */
  excluded: string;
  /** The numbers of counted incidents by method of detection; `unknown` includes those without one. */
  detectedBy: Record<string, number>;
  metrics: MetricFigures[];
  /** Of all incidents, as the site counts them. */
  tasks: { all: number; outstanding: number; overdue: number };
}

/** Compute the figures of the page of insights for all incidents, or for each group of them. */
export function createStats(
  incidents: readonly Incident[],
  { by, today, settings }: { by: Grouping | undefined; today: string; settings: Pick<Settings, 'severities'> },
): Omit<StatsReport, 'notes'> {
  const groups = by === undefined ? [{ name: 'all', incidents }] : groupIncidents(incidents, by, today, settings);
  return {
    today,
    ...(by !== undefined && { by }),
    groups: groups.map((group) => ({ name: group.name, ...figuresOf(group.incidents, today) })),
  };
}

function figuresOf(incidents: readonly Incident[], today: string): Omit<GroupFigures, 'name'> {
  const selection = countIncidents(incidents);
  const { counted } = selection;
  const methods = Map.groupBy(counted, ({ detection }) => detection.method ?? 'unknown');
  const tasks = incidents.flatMap((incident) => (incident.status === 'withdrawn' ? [] : incident.tasks));
  return {
    incidents: incidents.length,
    counted: counted.length,
    excluded: excludedText(selection),
    detectedBy: Object.fromEntries(Array.from(methods, ([method, { length }]) => [method, length])),
    metrics: metricDefinitions
      .map((definition) => figuresOfMetric(definition, counted))
      // Only security incidents have an exposure.
      .filter(({ id, n, missing }) => id !== 'exposure' || n + missing > 0),
    tasks: {
      all: tasks.length,
      outstanding: tasks.filter(({ outstanding }) => outstanding).length,
      overdue: tasks.filter(({ outstanding, due }) => outstanding && urgencyOf(due, today) === 'overdue').length,
    },
  };
}
