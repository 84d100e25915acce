import type { Run } from '../lint/run.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';

/** What a reporter may know beside the run. */
export interface ReporterOptions {
  /** Whether the reader's terminal shows colours. */
  color: boolean;
  /** A file's path as the reader knows it, relative to the working directory; from one relative to the root. */
  shownPath: (path: string) => string;
}

/** A run as text. */
export type Reporter = (run: Run, options: ReporterOptions) => string;

/** By the name that `--format` knows. */
export const reporters: Readonly<Record<string, Reporter>> = { pretty, json, github };
