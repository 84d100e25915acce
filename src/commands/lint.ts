import path from 'node:path';
import { loadConfig } from '../config.ts';
import { UserError } from '../errors.ts';
import { findDocuments, findNamedDocuments } from '../files.ts';
import { reporters, type Format } from '../reporters/index.ts';
import { checkFiles } from './check.ts';
import type { ExitCode, Io } from './io.ts';

/** What `--format` knows. */
export const formats = Object.keys(reporters);

export interface LintOptions {
  /** A reporter's name; by itself `github` in GitHub Actions, else `pretty`. */
  format?: Format;
}

/**
 * Check documents and say what is wrong, at its place, with a way to mend it.
 *
 * @param paths Files or folders, relative to the working directory; none for the configured documents.
 * @throws {UserError} `NO_DOCUMENTS` when there is nothing to check: a check of nothing must not pass.
 */
export async function lint(paths: readonly string[], options: LintOptions, io: Io): Promise<ExitCode> {
  const { root, settings } = await loadConfig(io.cwd);
  const found =
    paths.length > 0 ? await findNamedDocuments(root, io.cwd, paths) : await findDocuments(root, settings.documents);
  if (found.length === 0) throw new UserError('NO_DOCUMENTS', `No postmortem matches ${settings.documents.join(', ')}`);
  const run = await checkFiles(root, found, settings, io.now);
  const report = reporters[options.format ?? (io.inGithubActions ? 'github' : 'pretty')];
  const shownPath = (file: string) => path.relative(io.cwd, path.join(root, file)).replaceAll(path.sep, '/');
  io.stdout.write(report(run, { color: io.stdout.color, shownPath }));
  return run.files.some((file) => file.messages.some((message) => message.severity === 'error')) ? 1 : 0;
}
