import type { ComponentChildren } from 'preact';
import type { SeverityRank } from '../../catalog/severities.ts';
import { glyphPosition, gridSize } from '../../shared/glyph-grid.ts';

interface Props {
  ranks: readonly SeverityRank[];
}

/** Symbols of incidents, most severe first. Hidden from screen readers: the number is beside them. */
export function IncidentGlyphs({ ranks }: Props): ComponentChildren {
  return (
    ranks.length > 0 && (
      <svg class="marks" aria-hidden="true" {...gridSize(ranks.length)}>
        {ranks.map((rank, index) => (
          <use href={`#s${rank}`} class={`sev-${rank}`} {...glyphPosition(index)} />
        ))}
      </svg>
    )
  );
}
