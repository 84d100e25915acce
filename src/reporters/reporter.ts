import type { Run } from '../lint/run.ts';

/** Options of a reporter. */
export interface ReporterOptions {
  /** Whether the reader's terminal shows colours. */
  color: boolean;
  /** Converts a path relative to the root into one relative to the working directory. */
  shownPath: (path: string) => string;
  /** Converts a path relative to the root into one relative to the top of the repository, as code hosts name files. */
  repositoryPath: (path: string) => string;
  /** Number of messages that `--fix` has fixed; absent without `--fix`. */
  fixed?: number | undefined;
  /** The version of Casebook, for reports that name the tool. */
  version: string;
}

/** A run as text. */
export type Reporter = (run: Run, options: ReporterOptions) => string;
