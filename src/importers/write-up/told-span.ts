import { withInferredKinds } from '../../analysis/kinds/inferred-kinds.ts';
import type { TimelineEntry } from '../../postmortem/postmortem.ts';
import { formatMoment } from '../../time/format.ts';
import type { Moment } from '../../time/moment.ts';
import type { TimeContext } from '../../time/parse.ts';
import { timesBehind } from './span.ts';

/** An end of the span that the text tells, without a label. */
export interface ToldMoment {
  moment: Moment;
  /** Where it says so. */
  reason: string;
}

/** The span that the text tells. */
export interface ToldSpan {
  start?: ToldMoment;
  end?: ToldMoment;
  contradictions: string[];
}

const begins =
  /\b(?:start(?:ed|s)?|began|begins?|stopp(?:ed|ing)|became|went down|goes down|fail(?:ed|ing)|crash(?:ed|es)|lost|experienc\w*|unavailable|unresponsive|degraded|errors?)\b/i;
const beginning =
  /\b(?:start|beginning) of (?:the )?(?:incident|outage|impact|disruption|downtime)\b|\b(?:incident|outage|impact|disruption|downtime) (?:starts|started|begins|began)\b/i;
const ending =
  /\bend of (?:the )?(?:incident|outage|impact|disruption|downtime)\b|\b(?:incident|outage|impact|disruption|downtime) (?:ends|ended|over|resolved|closed|(?:is|was) (?:over|resolved|closed|mitigated))\b|\bresolution (?:is |was )?(?:confirmed|complete[d]?|verified)\b|\b(?:incident|outage|disruption) to an end\b/i;

/** Find when the impact began and ended in what an author tells, where no label states it. */
export function findToldSpan(
  sentences: readonly string[],
  timeline: readonly TimelineEntry[],
  lang: string,
  context: TimeContext,
): ToldSpan {
  const span = sentences.map((sentence) => spanIn(sentence, context)).find(Boolean);
  if (span) return { ...span, contradictions: [] };
  const { timeline: entries } = withInferredKinds({ timeline, lang });
  const isExact = ({ start }: TimelineEntry): boolean => start.precision === 'minute' || start.precision === 'second';
  const exact = entries.filter(isExact);
  const of = (entry: TimelineEntry | undefined): ToldMoment | undefined =>
    entry && {
      moment: entry.start,
      reason: `from the entry at ${formatMoment(entry.start, { date: false, zone: false })}`,
    };
  const first = of(exact.find(({ text, kinds }) => kinds.includes('started') || beginning.test(text)));
  const last = of(
    exact.findLast(({ text }) => ending.test(text)) ??
      exact.findLast(({ kinds }) => kinds.includes('mitigated')) ??
      exact.findLast(({ kinds }) => kinds.includes('resolved')),
  );
  const told = first ? undefined : sentences.map((sentence) => startIn(sentence, context)).find(Boolean);
  const agreed = told && entryWithClock(told.clock, entries);
  const start = first ?? (agreed ? of(agreed) : told?.start);
  const isContradicted = agreed && told && agreed.start.earliest !== told.start.moment.earliest;
  return {
    ...(start && { start }),
    ...(last && { end: last }),
    contradictions: isContradicted
      ? [
          `${told.start.moment.text} in the text is another moment than ${agreed.start.text} in the timeline, which repeats it`,
        ]
      : [],
  };
}

/** `failed between 23:04 and 08:12`. */
function spanIn(sentence: string, context: TimeContext): Omit<ToldSpan, 'contradictions'> | undefined {
  const words = /\b(?:between|from|zwischen|von|entre|de|desde|tra|dalle|tussen|van)\s+(?=[\d~\p{Lu}])/giu;
  for (const { match } of timesBehind(words, sentence, context)) {
    if (!match.end || match.start.precision !== 'minute' || match.end.precision !== 'minute') continue;
    const reason = 'from a sentence of the text';
    return { start: { moment: match.start, reason }, end: { moment: match.end, reason } };
  }
  return undefined;
}

/** `At 19:55 UTC, all services became unresponsive`. */
function startIn(sentence: string, context: TimeContext): { start: ToldMoment; clock: string } | undefined {
  const words = /\b(?:at|on|around|since|um|am|à|le|a las|às|alle|om)\s+(?=[\d~\p{L}])/giu;
  for (const { match, index } of timesBehind(words, sentence, context)) {
    if (match.end || match.start.precision !== 'minute') continue;
    const rest = sentence.slice(index + match.length);
    if (!begins.test(rest)) continue;
    const clock = /\d{1,2}[:.]\d{2}/.exec(match.start.text)?.[0] ?? '';
    return { start: { moment: match.start, reason: 'from a sentence of the text' }, clock };
  }
  return undefined;
}

/** An entry whose text repeats a clock in another zone: `12:48 UTC (6:48 PDT)`. */
function entryWithClock(clock: string, entries: readonly TimelineEntry[]): TimelineEntry | undefined {
  if (clock === '') return undefined;
  const pattern = new RegExp(String.raw`\(\s*0?${clock.replace(/^0/, '').replace('.', '\\.')}(?!\d)[^)]*\)`);
  return entries.find(({ text }) => pattern.test(text));
}
