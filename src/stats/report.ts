import { urgencyOf } from '../analysis/due-date.ts';
import { countIncidents, excludedText } from '../analysis/counted.ts';
import type { SecondsRange } from '../analysis/metrics.ts';
import { metricDefinitions, sampleOf } from '../analysis/samples.ts';
import { summarize } from '../analysis/statistics.ts';
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

/** A metric of some incidents, in seconds. */
export interface MetricFigures {
  id: string;
  title: string;
  /** The number of incidents for which it is known. */
  n: number;
  /** The number of those that should have it but lack the data. */
  missing: number;
  /** The number of those that were detected before they had an impact. */
  caughtBefore: number;
  /** The number of those without impact; only of the duration of impact. */
  withoutImpact: number;
  /** Absent below five. */
  median?: number;
  /** The times of the documents allow another median. */
  isVague?: boolean;
  /** The 95 % confidence interval of the median. */
  interval?: SecondsRange;
  /** The 90th percentile; absent below twenty. */
  ninetieth?: number;
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
  const tasks = incidents.flatMap((incident) => incident.tasks);
  return {
    incidents: incidents.length,
    counted: counted.length,
    excluded: excludedText(selection),
    detectedBy: Object.fromEntries(Array.from(methods, ([method, { length }]) => [method, length])),
    metrics: metricDefinitions
      .map((definition) => metricOf(definition, counted))
      // Only security incidents have an exposure.
      .filter(({ id, n, missing }) => id !== 'exposure' || n + missing > 0),
    tasks: {
      all: tasks.length,
      outstanding: tasks.filter(({ outstanding }) => outstanding).length,
      overdue: tasks.filter(({ outstanding, due }) => outstanding && urgencyOf(due, today) === 'overdue').length,
    },
  };
}

function metricOf(definition: (typeof metricDefinitions)[number], counted: readonly Incident[]): MetricFigures {
  const { known, unknown, caughtBefore, withoutImpact } = sampleOf(definition, counted);
  const summary = summarize(known.map(({ length }) => length));
  return {
    id: definition.id,
    title: definition.title,
    n: known.length,
    missing: unknown,
    caughtBefore,
    withoutImpact,
    // Without an interval, a median would claim too much.
    ...(summary?.interval && { median: summary.median, isVague: summary.isVague, interval: summary.interval }),
    ...(summary?.ninetieth !== undefined && { ninetieth: summary.ninetieth }),
  };
}
