/** The values of `--format`. A file of its own, since the command line needs them before any reporter. */
export const formats = [
  'pretty',
  'concise',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'rdjson',
  'markdown',
  'agent',
] as const;

export type Format = (typeof formats)[number];

/** A report that goes into a file. */
export interface ReportFile {
  format: Format;
  /** Path relative to the working directory. */
  file: string;
}
