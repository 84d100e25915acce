import type { Position } from '../markdown/position.ts';
import type { Postmortem } from './postmortem.ts';

/**
 * Where the start or the end of a span of `duration` is written, in whichever form it is.
 *
 * @param index Of the span in `postmortem.duration`.
 */
export function placeInDuration({ positions }: Postmortem, index: number, part: 'start' | 'end'): Position | undefined {
  const pointers = [`/duration/${index}/${part}`, `/duration/${index}`, `/duration/${part}`, '/duration'];
  return pointers.map((pointer) => positions[pointer]?.value).find(Boolean);
}
