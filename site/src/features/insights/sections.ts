import { countIncidents, excludedText } from '../../../../src/analysis/counted.ts';
import { fewest } from '../../../../src/analysis/statistics.ts';
import { byPeriodData, type ByPeriodData } from './by-period-data.ts';
import { detectionData, type DetectionData } from './detection-data.ts';
import { distributionData, type DistributionData } from './distribution-data.ts';
import { fewIncidentsData, type FewIncidentsData } from './few-incidents-data.ts';
import { figuresData, type FiguresData } from './figures-data.ts';
import type { InsightsContext } from './insights-context.ts';
import { measuredTasks, type MeasuredIncident } from './measured-incident.ts';
import { metricDefinitions } from './metric-definitions.ts';
import { overTimeData, type OverTimeData } from './over-time-data.ts';
import { servicesData, type ServicesData } from './services-data.ts';
import { taskAgesData, taskOutcomesData, type TaskAgesData, type TaskOutcomesData } from './task-data.ts';

// Pure: used by the build and the browser.

/** What a section of the page shows, by the kind of the section. Plain JSON. */
export type SectionData = { [Kind in keyof Sections]: { kind: Kind; data: Sections[Kind] } }[keyof Sections];

export interface Sections {
  figures: FiguresData;
  /** Replaces the figures if nothing counts: the number of incidents, and those that do not count in words. */
  nothing: { incidents: number; excluded: string };
  /** Replaces the charts where they would be empty, with the incidents that do not count in words. */
  few: FewIncidentsData & { excluded: string };
  overTime: OverTimeData;
  detection: DetectionData;
  services: ServicesData;
  byPeriod: ByPeriodData;
  distribution: DistributionData;
  taskOutcomes: TaskOutcomesData;
  taskAges: TaskAgesData;
  howCounted: null;
}

/**
 * The sections of the page, from top to bottom.
 *
 * @param incidents Newest first.
 * @returns Functions, since the browser must not compute all at once. One gives `undefined` if there is nothing to show.
 */
export function sectionsOf(
  incidents: readonly MeasuredIncident[],
  context: InsightsContext,
): (() => SectionData | undefined)[] {
  const { settings, today } = context;
  const selection = countIncidents(incidents);
  const { counted } = selection;
  const excluded = excludedText(selection);
  const tasks = measuredTasks(incidents);
  const ofTasks: (() => SectionData)[] = [
    () => ({ kind: 'taskOutcomes', data: taskOutcomesData(tasks, today) }),
    () => ({ kind: 'taskAges', data: taskAgesData(tasks, today) }),
  ];
  if (counted.length === 0) {
    return [
      () => ({ kind: 'nothing', data: { incidents: incidents.length, excluded } }),
      ...(tasks.length > 0 ? ofTasks : []),
    ];
  }
  const charts: (() => SectionData | undefined)[] = [
    () => ({ kind: 'overTime', data: overTimeData(counted, excluded, context) }),
    () => ({ kind: 'detection', data: detectionData(counted, settings) }),
    () => ({ kind: 'services', data: servicesData(counted, settings) }),
    () => {
      const data = byPeriodData(counted, context);
      return data && { kind: 'byPeriod', data };
    },
    ...metricDefinitions.map((metric) => (): SectionData | undefined => {
      const data = distributionData(metric, counted, settings);
      // Only security incidents have an exposure; without any, the section would be empty.
      return data.id === 'exposure' && data.n === 0 ? undefined : { kind: 'distribution', data };
    }),
  ];
  return [
    () => ({ kind: 'figures', data: figuresData(incidents, selection, today) }),
    ...(counted.length < fewest
      ? [(): SectionData => ({ kind: 'few', data: { ...fewIncidentsData(counted), excluded } })]
      : charts),
    ...ofTasks,
    () => ({ kind: 'howCounted', data: null }),
  ];
}
