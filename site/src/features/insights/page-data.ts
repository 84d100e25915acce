import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { PageContext } from '../../../../src/publish/renderer.ts';
import { taskRows } from '../../catalog/tasks.ts';
import { fewest } from '../../../../src/analysis/statistics.ts';
import { excludedText } from '../../../../src/analysis/counted.ts';
import { byPeriodData, type ByPeriodData } from './by-period-data.ts';
import { countedIncidents } from './counted-incidents.ts';
import { detectionData, type DetectionData } from './detection-data.ts';
import { distributionData, type DistributionData } from './distribution-data.ts';
import { fewIncidentsData, type FewIncidentsData } from './few-incidents-data.ts';
import { figuresData, type FiguresData } from './figures-data.ts';
import { metricDefinitions } from './metric-definitions.ts';
import { overTimeData, type OverTimeData } from './over-time-data.ts';
import { servicesData, type ServicesData } from './services-data.ts';
import { taskAgesData, taskOutcomesData, type TaskAgesData, type TaskOutcomesData } from './task-data.ts';

/** The page of insights: the data of each of its sections. */
export interface InsightsData {
  name: 'insights';
  /** The number of all incidents, and of those that count. */
  incidents: number;
  counted: number;
  /** The incidents that do not count, in words; may be empty. */
  excluded: string;
  /** Absent if no incident counts. */
  figures?: FiguresData;
  /** Replaces the charts where they would be empty. */
  few?: FewIncidentsData;
  /** Absent below five incidents. */
  charts?: {
    overTime: OverTimeData;
    detection: DetectionData;
    services: ServicesData;
    /** Absent if all are of one period. */
    byPeriod?: ByPeriodData;
    distributions: DistributionData[];
  };
  /** Absent if there is nothing at all to show. */
  tasks?: { outcomes: TaskOutcomesData; ages: TaskAgesData };
}

export function insightsData(catalog: Catalog, context: PageContext): InsightsData {
  const selection = countedIncidents(catalog);
  const { counted } = selection;
  const rows = taskRows(catalog);
  const byPeriod = byPeriodData(counted, context);
  return {
    name: 'insights',
    incidents: catalog.incidents.length,
    counted: counted.length,
    excluded: excludedText(selection),
    ...(counted.length > 0 && { figures: figuresData(catalog, context) }),
    ...(counted.length > 0 && counted.length < fewest && { few: fewIncidentsData(counted) }),
    ...(counted.length >= fewest && {
      charts: {
        overTime: overTimeData(catalog, context),
        detection: detectionData(counted, context.settings),
        services: servicesData(counted, context.settings),
        ...(byPeriod && { byPeriod }),
        distributions: metricDefinitions
          .map((metric) => distributionData(metric, counted, context.settings))
          // Only security incidents have an exposure; without any, the section would be empty.
          .filter(({ id, n }) => id !== 'exposure' || n > 0),
      },
    }),
    ...((counted.length > 0 || rows.length > 0) && {
      tasks: { outcomes: taskOutcomesData(rows, context.today), ages: taskAgesData(rows, context.today) },
    }),
  };
}
