import type { ComponentChildren } from 'preact';
import type { Sections } from './sections.ts';

interface Props {
  of: Sections['nothing'];
}

/** Replaces the figures if no incident counts. */
export function NothingCounted({ of: { incidents, excluded } }: Props): ComponentChildren {
  return (
    <div class="blank">
      <h2>{incidents > 0 ? 'Nothing to count' : 'No incidents yet'}</h2>
      <p>
        This page shows what incidents have in common. Incidents and security incidents are counted from status{' '}
        <code>in_review</code> on.
        {excluded && ` Not counted: ${excluded}.`}
      </p>
    </div>
  );
}
