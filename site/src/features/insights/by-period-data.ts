import { dateText, daysInMonth } from '../../../../src/time/civil.ts';
import { compareText } from '../../../../src/text/collate.ts';
import { metricDefinitions, type MetricDefinition } from './metric-definitions.ts';
import type { SecondsRange } from '../../../../src/analysis/metrics.ts';
import { figuresOfMetric, type MetricFigures } from '../../../../src/analysis/metric-figures.ts';
import { formatSeconds } from '../../../../src/text/seconds.ts';
import { roughText } from '../../catalog/labels.ts';
import { axisLabels, positionOn, type LogAxis } from '../../shared/log-scale.ts';
import { firstDayOf } from '../../shared/first-day.ts';
import { indexPath, type InsightsContext } from './insights-context.ts';
import type { MeasuredIncident } from './measured-incident.ts';

/** Medians of periods side by side, with their intervals. */
export interface ByPeriodData {
  unit: 'year' | 'quarter';
  /** Those of which at least one period has a median. */
  metrics: MetricByPeriod[];
  /** The titles of the others. */
  tooFew: string[];
  /** The number of earlier periods, which are left out. */
  earlier: number;
}

/** A metric of each period. Positions are shares of the axis, from 0 to 1. */
export interface MetricByPeriod {
  id: string;
  title: string;
  ticks: { label: string; at: number }[];
  periods: PeriodRow[];
  /** Which neighbours differ, as a sentence. */
  comparison: string;
}

export interface PeriodRow {
  name: string;
  /** Its incidents on the index. */
  path: string;
  n: number;
  unknown: number;
  /** Absent below five known values. */
  median?: { text: string; at: number; interval: string; from: number; to: number };
}

const maxPeriods = 10;
/** Up to this number of years, quarters are compared. */
const fewYears = 2;

/**
 * Compare the medians of years, or of quarters if there are only two years.
 *
 * @returns `undefined` if there is only one period.
 */
export function byPeriodData(
  counted: readonly MeasuredIncident[],
  context: Pick<InsightsContext, 'filter'>,
): ByPeriodData | undefined {
  const dated = counted.filter(({ date }) => date !== undefined);
  const years = Map.groupBy(dated, ({ date = '' }) => date.slice(0, 4));
  const unit = years.size > fewYears ? 'year' : 'quarter';
  const groups = (unit === 'year' ? [...years] : [...Map.groupBy(dated, quarterOf)])
    .map(([name, incidents]): Group => ({ ...placeOf(name, context), incidents, key: name }))
    .toSorted((a, b) => compareText(a.key, b.key));
  if (groups.length < 2) return undefined;
  const shown = groups.slice(-maxPeriods);
  const metrics = metricDefinitions
    .map((metric) => compare(shown, metric, unit))
    // Only security incidents have an exposure.
    .filter(({ id, periods }) => id !== 'exposure' || periods.some(({ n, unknown }) => n + unknown > 0));
  const hasMedian = ({ periods }: MetricByPeriod): boolean => periods.some(({ median }) => median);
  return {
    unit,
    metrics: metrics.filter(hasMedian),
    tooFew: metrics
      .filter((metric) => !hasMedian(metric) && metric.periods.some(({ n, unknown }) => n + unknown > 0))
      .map(({ title }) => title),
    earlier: groups.length - shown.length,
  };
}

/** The incidents of a year or of a quarter, whose key is `2024` or `2024-Q1`. */
interface Group extends Pick<PeriodRow, 'name' | 'path'> {
  key: string;
  incidents: MeasuredIncident[];
}

/** An imprecise date is in the quarter of its first possible day, as in all figures. */
function quarterOf({ date = '' }: MeasuredIncident): string {
  const day = firstDayOf(date);
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function compare(groups: readonly Group[], metric: MetricDefinition, unit: ByPeriodData['unit']): MetricByPeriod {
  const { id, title, axis } = metric;
  const rows = groups.map(({ name, path, incidents }) => ({ name, path, figures: figuresOfMetric(metric, incidents) }));
  const used = usedPart(
    axis,
    rows.flatMap(({ figures: { interval } }) => interval ?? []),
  );
  return {
    id,
    title,
    ticks: axisLabels(
      used,
      rows.flatMap(({ figures: { interval } }) => (interval ? [interval.least, interval.most] : [])),
    ),
    periods: rows.map(({ name, path, figures }) => ({ name, path, ...rowOf(figures, used) })),
    comparison: comparisonOf(rows, unit),
  };
}

/** The part of an axis between the marks that enclose all ranges. */
function usedPart(axis: LogAxis, ranges: readonly SecondsRange[]): LogAxis {
  const least = ranges.reduce((min, range) => Math.min(min, range.least), Infinity);
  const most = ranges.reduce((max, range) => Math.max(max, range.most), 0);
  const from = axis.findLastIndex(({ value }) => value <= least);
  const to = axis.findIndex(({ value }) => value >= most);
  const last = to < 0 ? axis.length - 1 : Math.max(1, to);
  return axis.slice(Math.max(0, Math.min(from, last - 1)), last + 1);
}

function rowOf(figures: MetricFigures, axis: LogAxis): Pick<PeriodRow, 'n' | 'unknown' | 'median'> {
  const { n, missing, median, interval, isVague } = figures;
  return {
    n,
    unknown: missing,
    ...(median !== undefined &&
      interval && {
        median: {
          text: isVague ? `≈\u00a0${roughText(median)}` : formatSeconds(Math.round(median)),
          at: positionOn(axis, median),
          interval: `${roughText(interval.least)} to ${roughText(interval.most)}`,
          from: positionOn(axis, interval.least),
          to: positionOn(axis, interval.most),
        },
      }),
  };
}

/** The name of a year or a quarter, and its incidents on the index. */
function placeOf(key: string, context: Pick<InsightsContext, 'filter'>): Pick<PeriodRow, 'name' | 'path'> {
  const [year = '', quarter] = key.split('-Q');
  if (quarter === undefined) return { name: key, path: indexPath(`period=${year}`, context) };
  const last = Number(quarter) * 3;
  const [from, to] = [
    dateText(Number(year), last - 2, 1),
    dateText(Number(year), last, daysInMonth(Number(year), last)),
  ];
  return {
    name: `Q${quarter}\u00a0${year}`,
    path: indexPath(`from=${from}&to=${to}`, context),
  };
}

/** Which neighbours have intervals that do not overlap. Those without a median are passed over. */
function comparisonOf(rows: readonly { name: string; figures: MetricFigures }[], unit: ByPeriodData['unit']): string {
  const known = rows.flatMap(({ name, figures: { interval } }) => (interval ? [{ name, interval }] : []));
  const pairs = known.slice(1).map((later, index) => ({ earlier: known[index] ?? later, later }));
  const [only] = known;
  if (pairs.length === 0) return only ? `Only ${only.name} has a median.` : '';
  const apart = pairs.filter(
    ({ earlier: { interval: a }, later: { interval: b } }) => a.most < b.least || b.most < a.least,
  );
  if (apart.length === 0) {
    return pairs.length === 1 && known[0] && known[1]
      ? `No difference shown between ${known[0].name} and ${known[1].name}: their intervals overlap.`
      : `No difference shown between neighbouring ${unit}s: their intervals overlap.`;
  }
  const named = apart.map(({ earlier, later }) => `${earlier.name} and ${later.name}`);
  const others = apart.length < pairs.length ? ' No difference shown between other neighbours.' : '';
  return `The intervals of ${named.join('; ')} do not overlap.${others}`;
}
