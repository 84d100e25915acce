import type { Run } from '../lint/run.ts';

/** What a reporter may know beside the run. */
export interface ReporterOptions {
  /** Whether the reader's terminal shows colours. */
  color: boolean;
  /** A file's path as the reader knows it, relative to the working directory; from one relative to the root. */
  shownPath: (path: string) => string;
  /** How many messages `--fix` has mended; absent without it. */
  fixed?: number | undefined;
}

/** A run as text. */
export type Reporter = (run: Run, options: ReporterOptions) => string;
