import { middleOf } from '../../../../src/analysis/statistics.ts';
import { rangeText } from '../../catalog/labels.ts';
import { severityRank, type Severities, type SeverityRank } from '../../catalog/severities.ts';
import { bandsOf } from '../../shared/log-scale.ts';
import { formatSeconds } from '../../../../src/text/seconds.ts';
import { describeSample } from './describe-sample.ts';
import { layOutDistribution, type Distribution, type DistributionMark } from './distribution.ts';
import { sampleOf } from '../../../../src/analysis/samples.ts';
import type { MeasuredIncident } from './measured-incident.ts';
import type { MetricDefinition } from './metric-definitions.ts';

/** The distribution of a metric. */
export interface DistributionData extends Pick<MetricDefinition, 'id' | 'title' | 'formula' | 'fallback'> {
  /** The number of known values. */
  n: number;
  median?: string;
  text: string;
  /** Absent for a single value. */
  chart?: { curve: CurveData; label: string; table: DistributionRow[]; isListed: boolean };
}

/** The drawing: y in pixels. */
export interface CurveData extends Pick<Distribution, 'height' | 'median' | 'band' | 'ticks'> {
  marks: (Omit<DistributionMark, 'index'> & { title: string; rank: SeverityRank })[];
  steps: { x: number; y: number }[];
  /** The upper and the lower end of the plot, and the levels of the shares. */
  top: number;
  bottom: number;
  levels: { y: number; label: string }[];
}

/** An incident, or a range of durations. */
export interface DistributionRow {
  name: string;
  path?: string;
  /** The duration of the incident, or the number of incidents. */
  value: string | number;
  /** Cumulative, in percent. */
  percent: number;
}

/** With more incidents, the table has a row for each range of durations instead of one for each incident. */
const maxListed = 30;

export function distributionData(
  metric: MetricDefinition,
  counted: readonly MeasuredIncident[],
  settings: Severities,
): DistributionData {
  const { id, title, formula, fallback, axis } = metric;
  const sample = sampleOf(metric, counted);
  const { known } = sample;
  const lengths = known.map(({ length }) => length);
  const n = known.length;
  const { median, text } = describeSample(sample);
  const longest = Math.max(0, ...lengths.slice(-1).map(({ most }) => most));
  const percent = (count: number): number => Math.round((count / n) * 100);
  const bands = bandsOf(axis, lengths.map(middleOf));
  const isListed = n <= maxListed;
  return {
    id,
    title,
    formula,
    ...(fallback !== undefined && { fallback }),
    n,
    ...(median !== undefined && { median }),
    text,
    ...(n > 1 && {
      chart: {
        curve: curveOf(
          layOutDistribution(lengths, axis),
          known.map(({ incident }) => incident),
          settings,
        ),
        label: median
          ? `${title}, cumulative: median ${median}, all within ${formatSeconds(Math.round(longest))}. Data table below.`
          : `${title}: ${lengths.map(rangeText).join(', ')}`,
        table: isListed
          ? known.map(({ incident, length }, index) => ({
              name: incident.title,
              path: incident.path,
              value: rangeText(length),
              percent: percent(index + 1),
            }))
          : bands.map(({ label, count }, index) => ({
              name: label,
              value: count,
              percent: percent(bands.slice(0, index + 1).reduce((sum, band) => sum + band.count, 0)),
            })),
        isListed,
      },
    }),
  };
}

function curveOf(
  { height, marks, steps, yOf, median, band, ticks }: Distribution,
  incidents: readonly MeasuredIncident[],
  settings: Severities,
): CurveData {
  return {
    height,
    ticks,
    ...(median !== undefined && { median }),
    ...(band && { band }),
    marks: marks.map(({ index, ...mark }) => {
      const incident = incidents[index];
      return {
        ...mark,
        title: incident?.title ?? '',
        rank: severityRank(settings, incident?.severity),
      };
    }),
    steps: steps.map(({ x, share }) => ({ x, y: yOf(share) })),
    top: steps.length > 0 ? yOf(1) : 0,
    bottom: yOf(0),
    levels: [
      { y: yOf(0), label: '0' },
      { y: yOf(0.5), label: 'half' },
      { y: yOf(1), label: 'all' },
    ],
  };
}
