import { numberText } from '../../../../src/text/number.ts';
import type { SecondsRange } from '../../../../src/analysis/metrics.ts';
import { fewest, fewestForNinetieth, summarize } from '../../../../src/analysis/statistics.ts';
import { formatSeconds } from '../../../../src/text/seconds.ts';
import { curveOnlyFrom } from './distribution.ts';
import { rangeText, roughText } from '../../catalog/labels.ts';
import type { Sample } from './metric-definitions.ts';

/** A sample in words. */
export interface SampleDescription {
  /** `2 h 15 min`; absent when the sample is too small for a median. */
  median?: string;
  text: string;
}

/** Describe a sample: its median and interval, its size, and the number of incidents it leaves out. */
export function describeSample(sample: Sample): SampleDescription {
  const lengths = sample.known.map(({ length }) => length);
  const n = lengths.length;
  const counts = [`n\u00a0=\u00a0${numberText(n)}`, ...otherCounts(sample)].join(', ');
  const summary = summarize(lengths);
  if (!summary) return { text: describeUnknown(sample) };
  if (!summary.interval) {
    const known = lengths.map(rangeText).join(', ');
    return {
      text: `Known for ${n === 1 ? 'one incident' : `${n} incidents`}: ${known}. ${counts}. No median below n\u00a0=\u00a0${fewest}.`,
    };
  }
  const { least, most } = summary.interval;
  const sentences = [
    `95\u00a0% interval of the median: ${durationText(least)} to ${durationText(most)}`,
    counts,
    summary.ninetieth === undefined
      ? `No 90th percentile below n\u00a0=\u00a0${fewestForNinetieth}`
      : `90th percentile: ${durationText(summary.ninetieth)}`,
    ...describeImprecise(lengths),
  ];
  return {
    median: summary.isVague ? `≈\u00a0${roughText(summary.median)}` : durationText(summary.median),
    text: sentences.map((sentence) => `${sentence}.`).join(' '),
  };
}

function describeUnknown({ unknown, caughtBefore, withoutImpact }: Sample): string {
  const parts = [
    unknown === 0
      ? 'Nothing to measure'
      : unknown === 1
        ? 'Unknown for the only incident'
        : `Unknown for all ${numberText(unknown)}`,
    ...otherCounts({ unknown, caughtBefore, withoutImpact }).slice(1),
  ];
  return `${parts.join(', ')}.`;
}

function otherCounts({ unknown, caughtBefore, withoutImpact }: Omit<Sample, 'known'>): string[] {
  return [
    `${unknown === 0 ? 'none' : numberText(unknown)} unknown`,
    ...(caughtBefore > 0 ? [`${numberText(caughtBefore)} caught before users felt it`] : []),
    ...(withoutImpact > 0 ? [`${numberText(withoutImpact)} without user impact`] : []),
  ];
}

function describeImprecise(lengths: readonly SecondsRange[]): string[] {
  const imprecise = lengths.filter(({ least, most }) => least !== most).length;
  if (imprecise === 0) return [];
  const legend = lengths.length < curveOnlyFrom ? ` (${imprecise === 1 ? 'line shows' : 'lines show'} the range)` : '';
  return [`${numberText(imprecise)} ${imprecise === 1 ? 'has' : 'have'} imprecise times${legend}`];
}

/** A duration in words, from seconds with decimals. */
function durationText(seconds: number): string {
  return formatSeconds(Math.round(seconds));
}
