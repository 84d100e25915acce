import path from 'node:path';
import { loadConfig } from '../config/config.ts';
import { errorCode, UserError } from '../errors.ts';
import { findDocuments, findNamedDocuments, readSources } from '../host/read-files.ts';
import { loadEnvironment } from '../host/environment.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { parseWithLimit } from '../host/parse-with-limit.ts';
import { createProgress } from '../host/progress.ts';
import { replaceFile } from '../host/replace-file.ts';
import { fixDocuments, type CheckedSource, type FixedFile } from '../lint/fix-documents.ts';
import { conclude } from '../lint/conclude.ts';
import { loadSettingsOf } from '../lint/own-settings.ts';
import type { Run } from '../lint/run.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import type { LintEnvironment } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { reporters } from '../reporters/index.ts';
import type { Format } from '../reporters/names.ts';
import { patchOf } from '../reporters/patch.ts';
import { count } from '../text/count.ts';
import { openCache, type CacheOptions } from '../work/cache.ts';
import { checkSources, knowSources } from '../work/documents.ts';
import { createWork } from '../work/work.ts';

export interface LintOptions extends CacheOptions {
  /** The name of a reporter; by default `github` in GitHub Actions, otherwise `pretty`. */
  format?: Format;
  /** Apply the fixes. */
  fix?: boolean;
  /** Print the changes of `fix` as a patch, without writing them. */
  dryRun?: boolean;
  /** With `fix`: apply suggestions, too. */
  suggested?: boolean;
  /** Fail if there are more warnings. */
  maxWarnings?: number;
}

/**
 * Check documents and report each problem with its position and how to fix it.
 *
 * @param paths Files or folders to report, relative to the working directory; if empty, the configured documents. The
 *   rules across documents know the configured documents in any case.
 * @throws {UserError} `NO_DOCUMENTS` if there is nothing to check: an empty check must not pass.
 */
export async function lint(paths: readonly string[], options: LintOptions, io: Io): Promise<ExitCode> {
  const { root, settings } = await loadConfig(io.cwd);
  const configured = await findDocuments(root, settings.documents);
  const found = paths.length > 0 ? await findNamedDocuments(root, io.cwd, paths) : configured;
  if (found.length === 0) throw new UserError('NO_DOCUMENTS', `No postmortem matches ${settings.documents.join(', ')}`);
  const environment = await loadEnvironment(root, settings, io.now);
  const named = new Set(found);
  const rest = configured.filter((file) => !named.has(file));
  const { checked, others } = await checkAll(root, found, rest, settings, environment, options, io);
  const shownPath = (file: string) => path.relative(io.cwd, path.join(root, file)).replaceAll(path.sep, '/');
  const report = (run: Run, fixed?: number) => {
    const reporter = reporters[options.format ?? (io.inGithubActions ? 'github' : 'pretty')];
    io.stdout.write(reporter(run, { color: io.stdout.color, shownPath, fixed }));
    return exitCodeOf(run, options, io);
  };

  const together = async (present: readonly CheckedSource[]) =>
    conclude(present, others, settings, environment, parseWithLimit);
  if (!options.fix) return report(await together(checked));
  const { createChecker } = await import('../lint/run.ts');
  const checker = createChecker(settings, environment, await loadSettingsOf(settings));
  const fixes = await fixDocuments(
    checked,
    async (source) => checker(await parseWithLimit(source)).check,
    together,
    options.suggested,
  );
  if (options.dryRun) {
    // `git apply` accepts names below the folder it is called in, or below the root.
    const below = (file: string) => (shownPath(file).startsWith('../') ? file : shownPath(file));
    for (const { path: file, before, after } of fixes.changed) {
      io.stdout.write(await patchOf(before.toString('utf8'), after, below(file)));
    }
    io.stderr.write(`casebook: --fix would fix ${count(fixedIn(fixes.changed), 'message')}\n`);
    return exitCodeOf(fixes.run, options, io);
  }
  const unwritten = await writeFixes(root, fixes.changed);
  const written = fixes.changed.filter((file) => !unwritten.has(file));
  const unfixed = new Map(Array.from(unwritten.keys(), (file) => [file.path, file.unfixed]));
  const files = fixes.run.files.map((file) => unfixed.get(file.path) ?? file);
  const exitCode = report({ ...fixes.run, files }, fixedIn(written));
  for (const [file, reason] of unwritten) {
    io.stderr.write(`casebook: ${shownPath(file.path)} was not fixed: ${reason}\n`);
  }
  return unwritten.size > 0 ? 2 : exitCode;
}

/** Check the documents that are reported, and read what the rules across documents know of the rest. */
async function checkAll(
  root: string,
  found: readonly string[],
  rest: readonly string[],
  settings: Settings,
  environment: LintEnvironment,
  options: LintOptions,
  io: Io,
): Promise<{ checked: CheckedSource[]; others: KnownPostmortem[] }> {
  const work = createWork({ root, settings, now: io.now, pages: new Map(), hidden: new Set() }, environment);
  const store = openCache(root, 'documents', options, io);
  const repository = { settings, environment, work, store };
  const progress = createProgress(io.stderr, 'Checking', 'document');
  const total = found.length + rest.length;
  try {
    const checked = await checkSources(readSources(root, found), repository, (done) => progress.update(done, total));
    const others = await knowSources(readSources(root, rest), repository, (done) =>
      progress.update(found.length + done, total),
    );
    return { checked, others };
  } finally {
    progress.done();
    store?.close();
    await work.close();
  }
}

/**
 * Write the fixed texts.
 *
 * @returns The files that were not written, each with the reason.
 */
async function writeFixes(root: string, files: readonly FixedFile[]): Promise<Map<FixedFile, string>> {
  const unwritten = new Map<FixedFile, string>();
  for (const file of files) {
    const reason = await refusal(root, file);
    if (reason !== undefined) unwritten.set(file, reason);
  }
  return unwritten;
}

async function refusal(root: string, { path: name, before, after }: FixedFile): Promise<string | undefined> {
  try {
    return (await replaceFile(path.join(root, name), before, after))
      ? undefined
      : 'another program changed it meanwhile';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `cannot write the file (${errorCode(error.cause)})`;
  }
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
