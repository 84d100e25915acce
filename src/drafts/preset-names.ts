/** The values of `casebook new --preset`. */
export const presetNames = ['casebook', 'google-sre', 'pagerduty', 'atlassian', 'gitlab', 'howie'] as const;

export type PresetName = (typeof presetNames)[number];
