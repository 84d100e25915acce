import { metricDefinitions } from './metric-definitions.ts';
import type { SecondsRange } from '../../../../src/analysis/metrics.ts';
import type { Incident } from '../../../../src/catalog/catalog.ts';
import type { PageContext } from '../../../../src/publish/renderer.ts';
import { createStats, type GroupFigures, type MetricFigures } from '../../../../src/stats/report.ts';
import { formatSeconds } from '../../../../src/text/seconds.ts';
import { roughText } from '../../catalog/labels.ts';
import { axisLabels, positionOn, type LogAxis } from '../../shared/log-scale.ts';
import { yearOf } from '../../catalog/incidents.ts';

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
  counted: readonly Incident[],
  { settings, today }: Pick<PageContext, 'settings' | 'today'>,
): ByPeriodData | undefined {
  const years = new Set(counted.map(yearOf).filter((year) => /^\d/.test(year)));
  const unit = years.size > fewYears ? 'year' : 'quarter';
  const groups = createStats(counted, { by: unit, today, settings }).groups.filter(({ name }) => /^\d/.test(name));
  if (groups.length < 2) return undefined;
  const shown = groups.slice(-maxPeriods);
  const metrics = metricDefinitions.map((metric) => compare(shown, metric, unit));
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

function compare(
  groups: readonly GroupFigures[],
  { id, title, axis }: { id: string; title: string; axis: LogAxis },
  unit: ByPeriodData['unit'],
): MetricByPeriod {
  const rows = groups.map(({ name, metrics }) => ({ name, figures: metrics.find((metric) => metric.id === id) }));
  const used = usedPart(
    axis,
    rows.flatMap(({ figures }) => (figures?.interval ? [figures.interval] : [])),
  );
  return {
    id,
    title,
    ticks: axisLabels(
      used,
      rows.flatMap(({ figures: { interval } = {} }) => (interval ? [interval.least, interval.most] : [])),
    ),
    periods: rows.map(({ name, figures }) => ({ ...placeOf(name), ...rowOf(figures, used) })),
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

function rowOf(figures: MetricFigures | undefined, axis: LogAxis): Pick<PeriodRow, 'n' | 'unknown' | 'median'> {
  const { n = 0, missing = 0, median, interval, isVague } = figures ?? {};
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
function placeOf(name: string): Pick<PeriodRow, 'name' | 'path'> {
  const [year = '', quarter] = name.split('-Q');
  if (quarter === undefined) return { name, path: `index.html?period=${year}` };
  const month = (number: number): string => String(number).padStart(2, '0');
  const last = Number(quarter) * 3;
  const days = last === 3 || last === 12 ? 31 : 30;
  return {
    name: `Q${quarter}\u00a0${year}`,
    path: `index.html?from=${year}-${month(last - 2)}-01&to=${year}-${month(last)}-${days}`,
  };
}

/** Which neighbours have intervals that do not overlap. Those without a median are passed over. */
function comparisonOf(
  rows: readonly { name: string; figures: MetricFigures | undefined }[],
  unit: ByPeriodData['unit'],
): string {
  const known = rows.flatMap(({ name, figures }) => (figures?.interval ? [{ name, interval: figures.interval }] : []));
  const pairs = known.slice(1).map((later, index) => ({ earlier: known[index] ?? later, later }));
  const [only] = known;
  if (pairs.length === 0) return only ? `Only ${placeOf(only.name).name} has a median.` : '';
  const apart = pairs.filter(
    ({ earlier: { interval: a }, later: { interval: b } }) => a.most < b.least || b.most < a.least,
  );
  if (apart.length === 0) {
    return pairs.length === 1 && known[0] && known[1]
      ? `No difference shown between ${placeOf(known[0].name).name} and ${placeOf(known[1].name).name}: their intervals overlap.`
      : `No difference shown between neighbouring ${unit}s: their intervals overlap.`;
  }
  const named = apart.map(({ earlier, later }) => `${placeOf(earlier.name).name} and ${placeOf(later.name).name}`);
  const others = apart.length < pairs.length ? ' No difference shown between other neighbours.' : '';
  return `The intervals of ${named.join('; ')} do not overlap.${others}`;
}
