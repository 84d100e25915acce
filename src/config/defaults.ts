import type { Settings } from '../settings.ts';

/** The settings of a repository that says nothing. */
export const defaultSettings: Settings = {
  documents: ['postmortems/**/*.md'],
  severities: ['SEV1', 'SEV2', 'SEV3', 'SEV4'].map((name, index) => ({ name, aliases: [`P${index + 1}`] })),
  timelineHeadings: ['timeline'],
  taskHeadings: ['action item', 'tasks', 'follow-up'],
  kinds: [
    'triggered',
    'started',
    'detected',
    'acknowledged',
    'declared',
    'escalated',
    'investigated',
    'ruled_out',
    'identified',
    'changed',
    'communicated',
    'mitigated',
    'regressed',
    'resolved',
    'verified',
  ],
  rules: {},
  overrides: [],
  site: { title: 'Casebook', visibility: 'internal', navigation: [] },
};
