import type { SeverityRank } from '../catalog/severities.ts';
import { h, type View } from '../shared/view.ts';

interface Props {
  severity: string | undefined;
  rank: SeverityRank;
}

/** The shape and the name of a severity. */
export function Severity({ severity, rank }: Props): View {
  return (
    <span class={`sev sev-${rank}`}>
      <svg aria-hidden="true" width="14" height="14" viewBox="-7 -7 14 14">
        <use href={`#s${rank}`} />
      </svg>
      {severity ?? 'Not set'}
    </span>
  );
}
