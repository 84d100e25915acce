import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { relativePath } from '../disk.ts';
import { loadConfig } from '../config/config.ts';
import { errorCode, UserError } from '../errors.ts';
import { loadEnvironment } from '../host/environment.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { parseWithLimit } from '../host/parse-with-limit.ts';
import { printText } from '../host/print-text.ts';
import { readSources } from '../host/read-files.ts';
import { selectDocuments } from '../host/select-documents.ts';
import { applyBaseline, type Baseline } from '../lint/baseline.ts';
import { conclude } from '../lint/conclude.ts';
import { fixDocuments, type CheckedSource, type Fixes } from '../lint/fix-documents.ts';
import { loadSettingsOf } from '../lint/own-settings.ts';
import type { Run } from '../lint/run.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import { patchOf } from '../reporters/patch.ts';
import { count } from '../text/count.ts';
import { plainLine } from '../text/plain-text.ts';
import { loadBaseline } from '../work/baseline.ts';
import type { CacheOptions } from '../work/cache.ts';
import { checkAll, type CheckSetup } from '../work/check.ts';
import type { CommittedConfiguration } from '../work/config-from.ts';
import { deliver, type Destinations } from '../work/deliver.ts';
import { writeFixes } from '../work/write-fixes.ts';

export interface LintOptions extends CacheOptions, Destinations {
  /** Apply the fixes. */
  fix?: boolean;
  /** Print the changes of `fix` as a patch, without writing them. */
  dryRun?: boolean;
  /** With `fix`: apply suggestions, too. */
  suggested?: boolean;
  /** Fail if there are more warnings. */
  maxWarnings?: number;
  /** Report errors only. */
  quiet?: boolean;
  /** Report only documents that changed since the present branch parted from this commit. */
  since?: string;
  /** File that lists the documents to report, one a line or each ended by a zero byte; `-` for standard input. */
  filesFrom?: string;
  /** Check standard input as the document of this path, relative to the working directory. */
  stdinFilename?: string;
  /** Check documents as if they had reached this status. */
  as?: Postmortem['status'];
  /** `false`: report what the baseline accepts, too. */
  baseline?: boolean;
  /** Path of the configuration, relative to the working directory. */
  config?: string;
  /** Commit to take configuration, schema and baseline from. */
  configFrom?: string;
}

/**
 * Check documents and report each problem with its position and how to fix it.
 *
 * @param paths Files or folders to report, relative to the working directory; if empty, the configured documents. The
 *   rules across documents know the configured documents in any case.
 * @throws {UserError} `NO_DOCUMENTS` if nothing matches the configuration: an empty check must not pass.
 */
export async function lint(paths: readonly string[], options: LintOptions, io: Io): Promise<ExitCode> {
  const committed = await loadCommitted(options.configFrom, io);
  const { root, settings, positions } = committed ?? (await loadConfig(io.cwd, options.config));
  const isConfigured = '/documents' in positions;
  const place = { root, cwd: io.cwd, globs: settings.documents, isConfigured };
  const selection = await selectDocuments(place, {
    names: await namesOf(paths, options, io),
    given: options.stdinFilename,
    since: options.since,
  });
  const environment = {
    ...(await loadEnvironment(root, settings, io.now, committed?.openSchema)),
    asStatus: options.as,
  };
  const setup: CheckSetup = { root, settings, environment };
  const { notes } = selection;
  const isStdin = options.stdinFilename !== undefined;
  const sources = isStdin
    ? await Promise.all(selection.reported.map(async (file) => ({ path: file, text: await io.readStdin() })))
    : readSources(root, selection.reported);
  const { checked, others } = await checkAll(setup, sources, readSources(root, selection.others), options, io);
  const accepted = committed ? committed.baseline : await loadBaseline(root);
  const baseline = options.baseline === false ? undefined : accepted;
  const isWhole = paths.length === 0 && options.since === undefined && options.filesFrom === undefined && !isStdin;

  const templates = isWhole && setup.settings.templates ? await templatesWithMessages(setup) : [];

  const report = async (found: Run, fixed?: number, stream = io.stdout) => {
    const noted = { files: [...found.files, ...templates], notes: [...notes, ...found.notes] };
    const run = baseline ? applyBaseline(noted, baseline, isWhole) : noted;
    await deliver(options.quiet ? withErrorsOnly(run) : run, options, root, io, fixed, stream);
    return exitCodeOf(run, options, io);
  };
  const together = async (present: readonly CheckedSource[]) =>
    conclude(present, others, settings, environment, parseWithLimit);
  if (!options.fix) return report(await together(checked));
  const fixes = await fixAll(checked, together, setup, options.suggested);
  if (options.dryRun) return showFixes(fixes, baseline, isWhole, options, root, io);
  if (isStdin) {
    // Standard output is the document: an editor replaces its text by it.
    const [changed] = fixes.changed;
    printText(changed?.after ?? Buffer.from(sources[0]?.text ?? '').toString('utf8'), io);
    return report(fixes.run, fixedIn(fixes.changed), io.stderr);
  }
  const unwritten = await writeFixes(root, fixes.changed);
  const written = fixes.changed.filter((file) => !unwritten.has(file));
  const unfixed = new Map(Array.from(unwritten.keys(), (file) => [file.path, file.unfixed]));
  const files = fixes.run.files.map((file) => unfixed.get(file.path) ?? file);
  const exitCode = await report({ ...fixes.run, files }, fixedIn(written));
  for (const [file, reason] of unwritten) {
    io.stderr.write(`casebook: ${plainLine(`${shownPath(file.path, root, io)} was not fixed: ${reason}`)}\n`);
  }
  return unwritten.size > 0 ? 2 : exitCode;
}

async function loadCommitted(commit: string | undefined, io: Io): Promise<CommittedConfiguration | undefined> {
  if (commit === undefined) return undefined;
  const { loadConfigFrom } = await import('../work/config-from.ts');
  return loadConfigFrom(commit, io.cwd);
}

/** The documents that the user named, in whichever way; `undefined` if none were to be named. */
async function namesOf(paths: readonly string[], options: LintOptions, io: Io): Promise<readonly string[] | undefined> {
  const { filesFrom } = options;
  if (filesFrom === undefined) return paths.length > 0 ? paths : undefined;
  const list = filesFrom === '-' ? await io.readStdin() : await readList(path.resolve(io.cwd, filesFrom), filesFrom);
  const text = Buffer.from(list).toString('utf8');
  const listed = text.split(text.includes('\0') ? '\0' : /\r?\n/).filter((line) => line.trim() !== '');
  return [...paths, ...listed];
}

async function readList(file: string, shown: string): Promise<Uint8Array> {
  return readFile(file).catch((cause: unknown) => {
    throw new UserError('FILE_NOT_FOUND', `Cannot read ${shown}: ${errorCode(cause)}`, { cause });
  });
}

/** The configured templates that a new document would not be clean from. */
async function templatesWithMessages(setup: CheckSetup): Promise<Run['files']> {
  const { checkTemplates } = await import('../work/check-templates.ts');
  return checkTemplates(setup);
}

async function fixAll(
  checked: readonly CheckedSource[],
  together: (present: readonly CheckedSource[]) => Promise<Run>,
  { settings, environment }: CheckSetup,
  suggested: boolean | undefined,
): Promise<Fixes> {
  const { createChecker } = await import('../lint/run.ts');
  const checker = createChecker(settings, environment, await loadSettingsOf(settings));
  return fixDocuments(checked, async (source) => checker(await parseWithLimit(source)).check, together, suggested);
}

async function showFixes(
  { run, changed }: Fixes,
  baseline: Baseline | undefined,
  isWhole: boolean,
  options: LintOptions,
  root: string,
  io: Io,
): Promise<ExitCode> {
  for (const { path: file, before, after } of changed) {
    const shown = shownPath(file, root, io);
    // `git apply` accepts names below the folder it is called in, or below the root.
    printText(await patchOf(before.toString('utf8'), after, shown.startsWith('../') ? file : shown), io);
  }
  io.stderr.write(`casebook: --fix would fix ${count(fixedIn(changed), 'message')}\n`);
  return exitCodeOf(baseline ? applyBaseline(run, baseline, isWhole) : run, options, io);
}

function shownPath(file: string, root: string, { cwd }: Io): string {
  return relativePath(cwd, path.join(root, file));
}

function fixedIn(files: Fixes['changed']): number {
  return files.reduce((sum, { fixed }) => sum + fixed, 0);
}

function withErrorsOnly(run: Run): Run {
  const files = run.files.map((file) => ({
    ...file,
    messages: file.messages.filter(({ severity }) => severity === 'error'),
  }));
  return { ...run, files };
}

function exitCodeOf({ files }: Run, { maxWarnings = Infinity }: LintOptions, io: Io): ExitCode {
  const messages = files.flatMap((file) => file.messages);
  if (messages.some(({ severity }) => severity === 'error')) return 1;
  const warnings = messages.filter(({ severity }) => severity === 'warn').length;
  if (warnings <= maxWarnings) return 0;
  io.stderr.write(`casebook: ${count(warnings, 'warning')}, expected at most ${maxWarnings}\n`);
  return 1;
}
