import type { SecondsRange } from '../../../../src/analysis/metrics.ts';
import { middleOf } from '../../../../src/analysis/statistics.ts';
import { isCounted, isDuplicate } from '../../../../src/analysis/status.ts';
import { sumRanges } from '../../../../src/analysis/sum-impact.ts';
import { overdueTasks, type OverdueTasks } from '../../catalog/upcoming-due-dates.ts';
import { excludedText, type CountedIncidents } from '../../../../src/analysis/counted.ts';
import { groupByDetection } from './detection.ts';
import { measuredTasks, type MeasuredIncident } from './measured-incident.ts';
import { metricDefinitions, sampleOf } from '../../../../src/analysis/samples.ts';

/** The figures at the top of the page. */
export interface FiguresData {
  counted: number;
  excluded: number;
  excludedText: string;
  /** The numbers of incidents whose duration of impact is known, unknown, and that had no impact. */
  known: number;
  unknown: number;
  withoutImpact: number;
  /** The sum of the known durations. */
  sum?: SecondsRange;
  /** The number of incidents whose impact the index adds up as well, although they do not count here. */
  onlyOnIndex: number;
  /** The incident that has more than half of all impact, so that the sum is mainly about it. */
  largest?: { path: string; percent: number };
  /** The numbers of incidents that an alert and a customer detected, and of those without a method. */
  byAlert: number;
  byCustomer: number;
  byUnknown: number;
  tasks: OverdueTasks;
}

/**
 * @param all The incidents that were found, whether they count or not.
 * @param today `YYYY-MM-DD`.
 */
export function figuresData(
  all: readonly MeasuredIncident[],
  selection: CountedIncidents<MeasuredIncident>,
  today: string,
): FiguresData {
  const { counted } = selection;
  const [impact] = metricDefinitions;
  const { known, unknown, withoutImpact } = impact
    ? sampleOf(impact, counted)
    : { known: [], unknown: 0, withoutImpact: 0 };
  const sum = sumRanges(known.map(({ length }) => length));
  const middles = known.map(({ length }) => middleOf(length)).reduce((a, b) => a + b, 0);
  const longest = known.at(-1);
  const share = longest && known.length > 1 && middles > 0 ? middleOf(longest.length) / middles : 0;
  const byMethod = groupByDetection(counted);
  const detectedBy = (name: string): number => byMethod.find(({ method }) => method === name)?.incidents.length ?? 0;
  return {
    counted: counted.length,
    excluded: selection.excluded.reduce((total, { count }) => total + count, 0),
    excludedText: excludedText(selection),
    known: known.length,
    unknown,
    withoutImpact,
    ...(sum && { sum }),
    onlyOnIndex: onlyOnIndex(all),
    ...(longest && share > 0.5 && { largest: { path: longest.incident.path, percent: Math.round(share * 100) } }),
    byAlert: detectedBy('alert'),
    byCustomer: detectedBy('customer'),
    byUnknown: detectedBy('unknown'),
    tasks: overdueTasks(
      measuredTasks(all).map(({ task }) => task),
      today,
    ),
  };
}

function onlyOnIndex(incidents: readonly MeasuredIncident[]): number {
  return incidents.filter(
    (incident) =>
      !isCounted(incident) &&
      incident.status !== 'withdrawn' &&
      !isDuplicate(incident) &&
      (incident.metrics.impactSeconds?.most ?? 0) > 0,
  ).length;
}
