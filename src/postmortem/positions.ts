import type { Position } from '../position.ts';
import type { ImpactSpan, Postmortem, Task } from './postmortem.ts';

/** The position of the start or the end of a `duration` span, in any of its forms. */
export function placeInDuration(
  { positions }: Postmortem,
  { pointer }: ImpactSpan,
  part: 'start' | 'end',
): Position | undefined {
  return (positions[`${pointer}/${part}`] ?? positions[pointer])?.value;
}

/** The position of a task's value (`due`, `would_prevent/0`), or of the whole task when it is in the body. */
export function placeInTask({ positions }: Pick<Postmortem, 'positions'>, task: Task, value: string): Position {
  // A task without a title is dropped, so the index in the list of tasks differs from the one in the file.
  for (let index = 0; ; index += 1) {
    const place = positions[`/tasks/${index}`]?.value;
    if (!place) return task.position;
    if (place.start.offset === task.position.start.offset) {
      return positions[`/tasks/${index}/${value}`]?.value ?? task.position;
    }
  }
}
