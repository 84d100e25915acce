import type { Position } from '../position.ts';
import type { ImpactSpan, Postmortem, Task } from './postmortem.ts';

/** Where the start or the end of a span of `duration` is written, in whichever form it is. */
export function placeInDuration(
  { positions }: Postmortem,
  { pointer }: ImpactSpan,
  part: 'start' | 'end',
): Position | undefined {
  return (positions[`${pointer}/${part}`] ?? positions[pointer])?.value;
}

/** Where a value of a task is written: `due`, `would_prevent/0`; the whole task where it stands in the body. */
export function placeInTask({ positions }: Postmortem, task: Task, value: string): Position {
  // A task without a title is none, so the place in the list of tasks is not that in the file.
  for (let index = 0; ; index += 1) {
    const place = positions[`/tasks/${index}`]?.value;
    if (!place) return task.position;
    if (place.start.offset === task.position.start.offset) {
      return positions[`/tasks/${index}/${value}`]?.value ?? task.position;
    }
  }
}
