import { clsx } from 'clsx';
import type { ComponentChildren } from 'preact';
import type { TaskGlyph } from '../catalog/task-glyphs.ts';
import { glyphPosition, gridSize } from '../shared/glyph-grid.ts';

interface Props {
  tasks: readonly TaskGlyph[];
  /** The same in words; absent where the words are beside the symbols. */
  label?: string;
}

/** Symbols of tasks. */
export function TaskGlyphs({ tasks, label }: Props): ComponentChildren {
  if (tasks.length === 0) return undefined;
  return (
    <svg
      class={clsx('marks', label === undefined && 'fates')}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined ? 'true' : undefined}
      {...gridSize(tasks.length)}
    >
      {tasks.map((task, index) => (
        <use
          href={`#k-${task.status}`}
          class={clsx(`state-${task.status}`, task.isLate && 'is-late')}
          data-due={task.due}
          {...glyphPosition(index)}
        />
      ))}
    </svg>
  );
}
