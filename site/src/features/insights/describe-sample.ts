import type { SecondsRange } from '../../../../src/analysis/metrics.ts';
import { fewest, fewestForNinetieth, summarize } from '../../../../src/analysis/statistics.ts';
import { formatSeconds } from '../../../../src/time/format.ts';
import { mostMarks } from './distribution.ts';
import { rangeText, roughText } from '../../catalog/labels.ts';
import type { Sample } from './metric-definitions.ts';

/** What a sample says in words. */
export interface Said {
  /** What half of the incidents took: `2 h 15 min`; absent when they are too few for a median. */
  half?: string;
  text: string;
}

/** Say what a sample knows, with how many it knows it of, and of how many it does not. */
export function sayWhatIsKnown(sample: Sample): Said {
  const lengths = sample.known.map(({ length }) => length);
  const n = lengths.length;
  const counts = [`n\u00a0=\u00a0${n.toLocaleString('en-GB')}`, ...apartFrom(sample)].join(', ');
  const summary = summarize(lengths);
  if (!summary) return { text: sayNothing(sample) };
  if (!summary.interval) {
    const known = lengths.map(rangeText).join(', ');
    return { text: `Known of ${n === 1 ? 'one' : n}: ${known}. ${counts}. No median below n\u00a0=\u00a0${fewest}.` };
  }
  const { least, most } = summary.interval;
  const sentences = [
    `95\u00a0% interval of the median: ${lengthText(least)} to ${lengthText(most)}`,
    counts,
    summary.ninetieth === undefined
      ? `No 90th percentile below n\u00a0=\u00a0${fewestForNinetieth}`
      : `Nine in ten within ${lengthText(summary.ninetieth)}`,
    ...sayVague(lengths),
  ];
  return {
    half: summary.isVague ? `≈\u00a0${roughText(summary.median)}` : lengthText(summary.median),
    text: sentences.map((sentence) => `${sentence}.`).join(' '),
  };
}

function sayNothing({ unknown, before, notFelt }: Sample): string {
  const parts = [
    unknown === 0 ? 'Nothing to measure' : unknown === 1 ? 'Unknown for the only one' : `Unknown for all ${unknown}`,
    ...apartFrom({ unknown, before, notFelt }).slice(1),
  ];
  return `${parts.join(', ')}.`;
}

function apartFrom({ unknown, before, notFelt }: Omit<Sample, 'known'>): string[] {
  return [
    `${unknown === 0 ? 'none' : unknown.toLocaleString('en-GB')} unknown`,
    ...(before > 0 ? [`${before.toLocaleString('en-GB')} caught before users felt it`] : []),
    ...(notFelt > 0 ? [`${notFelt.toLocaleString('en-GB')} that nobody felt`] : []),
  ];
}

function sayVague(lengths: readonly SecondsRange[]): string[] {
  const vague = lengths.filter(({ least, most }) => least !== most).length;
  if (vague === 0) return [];
  const lines = lengths.length < mostMarks ? `, as ${vague === 1 ? 'its line shows' : 'their lines show'}` : '';
  return [`${vague.toLocaleString('en-GB')} ${vague === 1 ? 'is' : 'are'} vague${lines}`];
}

/** The length in words, of seconds with decimals. */
export function lengthText(seconds: number): string {
  return formatSeconds(Math.round(seconds));
}
