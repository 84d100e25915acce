import type { ImpactSpan } from '../postmortem/postmortem.ts';
import { epochSeconds } from '../time/moment.ts';

/** A length that is known to lie between two numbers of seconds; equal when it is exact. */
export interface SecondsRange {
  least: number;
  most: number;
}

/**
 * How long users felt it: the union of the spans of impact.
 *
 * @returns `undefined` when no span is given, one has no start or end, or one ends before it starts.
 */
export function impactSeconds(spans: readonly ImpactSpan[]): SecondsRange | undefined {
  const least: [number, number][] = [];
  const most: [number, number][] = [];
  for (const { start, end } of spans) {
    if (!start || !end) return undefined;
    const span: [number, number] = [epochSeconds(start.earliest), epochSeconds(end.latest)];
    if (span[1] < span[0]) return undefined;
    most.push(span);
    const certain = epochSeconds(start.latest);
    least.push([certain, Math.max(certain, epochSeconds(end.earliest))]);
  }
  return spans.length > 0 ? { least: unionSeconds(least), most: unionSeconds(most) } : undefined;
}

function unionSeconds(spans: [number, number][]): number {
  let sum = 0;
  let reached = -Infinity;
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    sum += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return sum;
}
