import { nodesOf } from '../../markdown/nodes.ts';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Postmortem } from '../../postmortem/postmortem.ts';
import type { Finding } from '../../rule.ts';
import { readDuration } from '../../time/duration.ts';
import { epochSeconds, type Moment } from '../../time/moment.ts';

/**
 * Find labelled lengths of time in the text, `Duration: 2 h`, that no two moments of the incident confirm. Lengths without
 * a label are often timeouts.
 */
export function findWrongLengths(
  postmortem: Postmortem,
  { text, tree, frontmatter, positionAt }: MarkdownDocument,
): Finding[] {
  const spans = [...postmortem.timeline, ...postmortem.duration];
  const moments = spans
    .flatMap(({ start, end }) => [start, end])
    // A moment that is only known to the day fits every length up to a day.
    .filter((moment): moment is Moment => moment !== undefined && !['day', 'month', 'year'].includes(moment.precision));
  // All pairs are compared. Among the pairs of more moments, every length would occur.
  if (moments.length < 2 || moments.length > 200) return [];
  // If no start is known, a stated length may be right although no two moments confirm it.
  const isStartKnown = spans.some(({ start, ...span }) => start && (!('kinds' in span) || span.kinds.some(isStart)));
  if (!isStartKnown) return [];
  const from = frontmatter?.position.end.offset ?? 0;
  const stated = Array.from(text.slice(from).matchAll(label)).flatMap((match) => {
    const start = from + match.index + match[0].length;
    const length = readDuration(text.slice(start, start + 80));
    return length && !isBetweenMoments(length, moments) ? [{ name: match[1], start, length }] : [];
  });
  if (stated.length === 0) return [];
  const code = nodesOf(tree, 'code', 'inlineCode', 'html').flatMap(({ position }) =>
    position ? [{ start: position.start.offset ?? 0, end: position.end.offset ?? 0 }] : [],
  );
  return stated
    .filter(({ start }) => !code.some((part) => part.start <= start && start < part.end))
    .map(({ name, start, length }) => ({
      reason: `Unexpected \`${name}\` of \`${length.text}\`, expected the time between two moments of this incident`,
      note: 'Correct the length, or remove it: the site computes it.',
      position: positionAt(start, start + length.text.length),
    }));
}

const label = /^[ \t>*_|-]*(Duration|Downtime|Outage|TT[ADIMR]|Time to [a-z]+(?: [a-z]+)?)[*_ \t]*[:|][*_ \t]*/gim;

function isStart(kind: string): boolean {
  return kind === 'started' || kind === 'triggered';
}

function isBetweenMoments(
  { leastSeconds, mostSeconds }: { leastSeconds: number; mostSeconds: number },
  moments: Moment[],
): boolean {
  return moments.some((a) =>
    moments.some((b) => {
      const least = epochSeconds(b.earliest) - epochSeconds(a.latest);
      const most = epochSeconds(b.latest) - epochSeconds(a.earliest);
      return most >= leastSeconds && least <= mostSeconds;
    }),
  );
}
