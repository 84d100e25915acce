import { defaultSettings } from '../config.ts';
import { UserError } from '../errors.ts';
import { findDocuments, findNamedDocuments } from '../files.ts';
import { pretty } from '../reporters/pretty.ts';
import { checkFiles } from './check.ts';
import type { ExitCode, Io } from './io.ts';

/**
 * Check documents and say what is wrong, at its place, with a way to mend it.
 *
 * @param paths Files or folders, relative to the working directory; none for the configured documents.
 * @throws {UserError} `NO_DOCUMENTS` when there is nothing to check: a check of nothing must not pass.
 */
export async function lint(paths: readonly string[], io: Io): Promise<ExitCode> {
  const settings = defaultSettings;
  const found =
    paths.length > 0 ? await findNamedDocuments(io.cwd, paths) : await findDocuments(io.cwd, settings.documents);
  if (found.length === 0) throw new UserError('NO_DOCUMENTS', `No postmortem matches ${settings.documents.join(', ')}`);
  const run = await checkFiles(io.cwd, found, settings);
  io.stdout.write(pretty(run, { color: io.stdout.color }));
  return run.files.some((file) => file.messages.some((message) => message.severity === 'error')) ? 1 : 0;
}
