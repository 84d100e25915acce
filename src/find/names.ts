// Loaded with the command line: nothing but names.

export const findFormats = ['text', 'json'] as const;

export type FindFormat = (typeof findFormats)[number];
