import type { Settings } from './settings.ts';

/** The settings of a repository that says nothing. */
export const defaultSettings: Settings = {
  documents: ['postmortems/**/*.md'],
  severities: ['SEV1', 'SEV2', 'SEV3', 'SEV4'],
  timezone: 'UTC',
  site: { title: 'Casebook' },
};
