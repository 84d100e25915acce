import type { ComponentChildren } from 'preact';
import type { SeverityRank } from '../catalog/severities.ts';

interface Props {
  severity: string | undefined;
  rank: SeverityRank;
}

/** The shape and the name of a severity. */
export function Severity({ severity, rank }: Props): ComponentChildren {
  return (
    <span class={`sev sev-${rank}`}>
      <svg aria-hidden="true" width="14" height="14" viewBox="-7 -7 14 14">
        <use href={`#s${rank}`} />
      </svg>
      {severity ?? 'Not set'}
    </span>
  );
}
