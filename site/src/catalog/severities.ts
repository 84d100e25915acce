import type { Settings } from '../../../src/settings.ts';

/** The shapes that a severity is drawn with, gravest first; 0 is for none. */
export type SeverityRank = 0 | 1 | 2 | 3 | 4;

/** There are four shapes; a fifth severity and those below it look like the fourth, and so does one nobody configured. */
export function severityRank({ severities }: Pick<Settings, 'severities'>, severity: string | undefined): SeverityRank {
  if (severity === undefined) return 0;
  const index = severities.findIndex(({ name }) => name === severity);
  return ([1, 2, 3] as const)[index] ?? 4;
}
