import path from 'node:path';
import { relativePath } from '../disk.ts';
import packageJson from '../../package.json' with { type: 'json' };
import type { Io } from '../host/io.ts';
import { appendText, sizeOf } from '../host/append-text.ts';
import { pathFromTop } from '../host/path-from-top.ts';
import { writeWhole } from '../host/write-file.ts';
import type { Run } from '../lint/run.ts';
import { loadReporter } from '../reporters/index.ts';
import type { Format, ReportFile } from '../reporters/names.ts';
import type { ReporterOptions } from '../reporters/reporter.ts';

/** Where the results of a run go. */
export interface Destinations {
  /** Of what is printed; by default what suits whoever runs the command. */
  format?: Format;
  /** Further reports, each in a file whose path is relative to the working directory. */
  outputFile?: readonly ReportFile[];
}

/**
 * Print the results of a run, and write them to files.
 *
 * @param root Absolute path of the repository's root.
 * @param fixed See `ReporterOptions`.
 * @param stream Where the results are printed.
 * @throws {UserError} `FILE_UNWRITABLE`
 */
export async function deliver(
  run: Run,
  { format, outputFile = [] }: Destinations,
  root: string,
  io: Io,
  fixed?: number,
  stream = io.stdout,
): Promise<void> {
  const below = pathFromTop(root, io);
  const options: ReporterOptions = {
    color: stream.color,
    shownPath: (file) => relativePath(io.cwd, path.join(root, file)),
    repositoryPath: (file) => path.posix.join(below, file),
    fixed,
    version: packageJson.version,
  };
  const printed = format ?? defaultFormat(io);
  const report = await loadReporter(printed);
  stream.write(report(run, options));
  const summaryFile = io.githubActions?.summaryFile;
  if (printed === 'github' && summaryFile) {
    const { githubSummary } = await import('../reporters/markdown.ts');
    appendSummary(summaryFile, githubSummary(run, options), io);
  }
  for (const { format: other, file } of outputFile) {
    const write = await loadReporter(other);
    await writeWhole(path.resolve(io.cwd, file), write(run, { ...options, color: false }));
  }
}

function defaultFormat({ isAgent, githubActions }: Io): Format {
  if (isAgent) return 'agent';
  return githubActions ? 'github' : 'pretty';
}

/** GitHub drops the whole summary of a step without a word if it is larger than 1 MiB, or a little smaller. */
const largestSummary = 1_000_000;

function appendSummary(file: string, text: string, { stderr }: Io): void {
  const present = sizeOf(file) ?? 0;
  if (present + Buffer.byteLength(text) <= largestSummary) appendText(file, text);
  else stderr.write('casebook: the summary of this step is full, and has no report of this run\n');
}
