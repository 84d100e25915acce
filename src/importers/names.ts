/** The values of `--from`: the tools whose exports are read. */
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
] as const;
