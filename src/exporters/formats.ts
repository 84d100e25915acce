/** The values of `casebook export --to`. */
export const exportFormats = ['incident-io', 'markdown', 'html', 'json'] as const;

export type ExportFormat = (typeof exportFormats)[number];
