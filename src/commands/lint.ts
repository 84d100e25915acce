import path from 'node:path';
import { loadConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { findDocuments, findNamedDocuments } from '../host/read-files.ts';
import type { Run } from '../lint/run.ts';
import { count } from '../text/count.ts';
import { reporters, type Format } from '../reporters/index.ts';
import { checkFiles, environmentOf } from '../host/environment.ts';
import { diffOf, fixFiles, writeFixes, type FixedFile } from './fix.ts';
import type { ExitCode, Io } from '../host/io.ts';

/** What `--format` knows. */
export const formats = Object.keys(reporters);

export interface LintOptions {
  /** A reporter's name; by itself `github` in GitHub Actions, else `pretty`. */
  format?: Format;
  /** Mend what has a fix. */
  fix?: boolean;
  /** Show what `fix` would do, and do not do it. */
  dryRun?: boolean;
  /** Fail when there are more warnings. */
  maxWarnings?: number;
}

/**
 * Check documents and say what is wrong, at its place, with a way to mend it.
 *
 * @param paths Files or folders, relative to the working directory; none for the configured documents.
 * @throws {UserError} `NO_DOCUMENTS` when there is nothing to check: a check of nothing must not pass.
 */
export async function lint(paths: readonly string[], options: LintOptions, io: Io): Promise<ExitCode> {
  const { root, settings } = await loadConfig(io.cwd);
  const configured = await findDocuments(root, settings.documents);
  const found = paths.length > 0 ? await findNamedDocuments(root, io.cwd, paths) : configured;
  if (found.length === 0) throw new UserError('NO_DOCUMENTS', `No postmortem matches ${settings.documents.join(', ')}`);
  const looked = new Set(found);
  const partial = configured.some((file) => !looked.has(file));
  const environment = { ...(await environmentOf(root, settings, io.now)), partial };
  const shownPath = (file: string) => path.relative(io.cwd, path.join(root, file)).replaceAll(path.sep, '/');
  const report = (run: Run, fixed?: number) => {
    const reporter = reporters[options.format ?? (io.inGithubActions ? 'github' : 'pretty')];
    io.stdout.write(reporter(run, { color: io.stdout.color, shownPath, fixed }));
    return exitCodeOf(run, options, io);
  };

  if (!options.fix) return report(await checkFiles(root, found, settings, environment));
  const mended = await fixFiles(root, found, settings, environment);
  if (options.dryRun) {
    // `git apply` takes names below the folder that it is called in, or below the root.
    const below = (file: string) => (shownPath(file).startsWith('../') ? file : shownPath(file));
    for (const file of mended.changed) io.stdout.write(await diffOf(file, below(file.path)));
    io.stderr.write(`casebook: --fix mends ${count(fixedIn(mended.changed), 'message')}\n`);
    return exitCodeOf(mended.run, options, io);
  }
  const { run, written, refused } = await writeFixes(root, mended);
  const exitCode = report(run, fixedIn(written));
  for (const file of refused) {
    io.stderr.write(`casebook: ${shownPath(file.path)} ${file.reason}, and is left as it is\n`);
  }
  return refused.length > 0 ? 2 : exitCode;
}

function fixedIn(files: readonly FixedFile[]): number {
  return files.reduce((sum, { fixed }) => sum + fixed, 0);
}

function exitCodeOf({ files }: Run, { maxWarnings = Infinity }: LintOptions, io: Io): ExitCode {
  const messages = files.flatMap((file) => file.messages);
  if (messages.some(({ severity }) => severity === 'error')) return 1;
  const warnings = messages.filter(({ severity }) => severity === 'warn').length;
  if (warnings <= maxWarnings) return 0;
  io.stderr.write(`casebook: ${count(warnings, 'warning')}, expected at most ${maxWarnings}\n`);
  return 1;
}
