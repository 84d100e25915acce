import type { ComponentChildren } from 'preact';
import { percent } from '../../shared/svg.ts';

interface Props {
  count: number;
  /** The count that fills the width. */
  most: number;
}

/** Replaces symbols that would be too many to count. The number is beside it. */
export function CountBar({ count, most }: Props): ComponentChildren {
  return (
    <svg class="count-bar" aria-hidden="true" width="100%" height="14">
      <rect width={percent((count / Math.max(1, most)) * 100)} height="14" />
    </svg>
  );
}
