/** The values of `--from`: the tools whose exports are read, and Casebook itself. */
export const importerNames = [
  'incident-io',
  'pagerduty',
  'statuspage',
  'opsgenie',
  'gitlab',
  'cstate',
  'slack',
  'jira',
  'firehydrant',
  'rootly',
  'casebook',
] as const;
