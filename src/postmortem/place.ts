import type { Position } from '../markdown/position.ts';
import type { ImpactSpan, Postmortem } from './postmortem.ts';

/** Where the start or the end of a span of `duration` is written, in whichever form it is. */
export function placeInDuration(
  { positions }: Postmortem,
  { pointer }: ImpactSpan,
  part: 'start' | 'end',
): Position | undefined {
  return (positions[`${pointer}/${part}`] ?? positions[pointer])?.value;
}
