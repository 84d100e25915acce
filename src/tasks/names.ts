// Loaded with the command line: nothing but names.

export const taskFormats = ['table', 'json', 'csv', 'ics', 'markdown'] as const;

export type TaskFormat = (typeof taskFormats)[number];

export const sortings = ['due', 'owner', 'service', 'incident', 'priority', 'type', 'age'] as const;

export type Sorting = (typeof sortings)[number];

/** The values of `type` of a task in schema/postmortem.schema.json. */
export const taskTypes = ['fix', 'mitigate', 'detect', 'prevent', 'process', 'investigate'] as const;
