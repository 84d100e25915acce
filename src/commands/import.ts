import path from 'node:path';
import { relativePath } from '../disk.ts';
import { loadConfig } from '../config/config.ts';
import { errorCode, UserError } from '../errors.ts';
import { createFile } from '../host/create-file.ts';
import { loadEnvironment } from '../host/environment.ts';
import { isCleanTree } from '../host/git.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { parseWithLimit } from '../host/parse-with-limit.ts';
import { printText } from '../host/print-text.ts';
import { readImportFiles, type ImportFile } from '../host/read-import-files.ts';
import { replaceFile } from '../host/replace-file.ts';
import type { Draft, SourceFile, Unread } from '../importers/draft.ts';
import { finishDrafts } from '../importers/finish-drafts.ts';
import { readDrafts } from '../importers/read-drafts.ts';
import { describeImport, describeImportAsJson, type ImportedDocument } from '../importers/report.ts';
import { isProse, toSourceFile } from '../importers/source-file.ts';
import { fileNameOf } from '../importers/write-draft.ts';
import { parsesQuickly } from '../markdown/parse-budget.ts';
import { patchOf } from '../reporters/patch.ts';
import { count } from '../text/count.ts';
import { globsOfFiles } from '../text/glob.ts';
import type { Settings } from '../settings.ts';
import { plainJson, plainLine, plainLines } from '../text/plain-text.ts';

export interface ImportCommandOptions {
  /** Folder of the new documents, relative to the working directory; by default that of the configured documents. */
  out?: string;
  /** Print the changes as a patch, without writing them. */
  dryRun?: boolean;
  /** Rewrite the files themselves. Only in a git tree without changes. */
  inPlace?: boolean;
  /** Name of the tool that exported the files; by default it is recognised. */
  from?: string;
  /** Reaction that marks the messages of a Slack channel that become entries. */
  reaction?: string;
  report?: 'pretty' | 'json';
}

/**
 * Make Casebook documents from write-ups and from what other tools export. Originals stay, and nothing is overwritten.
 *
 * @param names Files and folders, relative to the working directory; `-` is standard input.
 * @returns 1 if a person has to look: something is inferred or contradictory, or a file was not imported or written.
 */
export async function importDocuments(
  names: readonly string[],
  options: ImportCommandOptions,
  io: Io,
): Promise<ExitCode> {
  const { root, settings } = await loadConfig(io.cwd);
  const files = await readImportFiles(io.cwd, names, io.readStdin);
  if (options.inPlace) await assertInPlace(files, io.cwd, options.dryRun === true);
  const { sources, unread } = await toSources(files);
  const read = readDrafts(sources, settings, options);
  const [base = ''] = settings.documents[0]?.split(/[*?{[(!]/) ?? [];
  const out =
    options.out === undefined ? path.join(root, path.posix.dirname(`${base}_`)) : path.resolve(io.cwd, options.out);
  const places = options.inPlace
    ? read.drafts.map(({ sources: [source = ''] }) => path.resolve(io.cwd, source))
    : uniquePlaces(out, read.drafts);
  const environment = await loadEnvironment(root, settings, io.now);
  const finished = await finishDrafts(
    read.drafts,
    places.map((place) => relativePath(root, place)),
    settings,
    environment,
    parseWithLimit,
  );
  const bytes = new Map(files.map((file) => [file.path, file.bytes]));
  const documents: ImportedDocument[] = [];
  for (const document of finished) {
    const place = path.join(root, document.path);
    const before = Buffer.from(bytes.get(document.draft.sources[0] ?? '') ?? '');
    const shown = relativePath(io.cwd, place);
    let refusal: string | undefined;
    if (!options.dryRun) refusal = await write(place, before, document.text, options.inPlace === true);
    else if (options.report !== 'json') {
      // A patch from JSON to Markdown would show nothing but that.
      const isText = isProse(document.draft.sources[0] ?? '');
      const old = isText ? before.toString('utf8').replace(/^\uFEFF/, '') : '';
      printText(`${await patchOf(old, document.text, shown)}\n`, io);
    }
    documents.push({ ...document, path: shown, ...(refusal !== undefined && { refusal }) });
  }
  const failed = [...unread, ...read.unread];
  io.stdout.write(
    options.report === 'json'
      ? plainJson(describeImportAsJson(documents, failed))
      : plainLines(describeImport(documents, failed)),
  );
  const written = documents.filter(({ refusal }) => refusal === undefined);
  const pending = documents.filter(
    ({ inferences, contradictions, refusal }) => inferences.length + contradictions.length > 0 || refusal !== undefined,
  );
  io.stderr.write(
    `casebook: ${options.dryRun ? 'would import' : 'imported'} ${count(written.length, 'document')} from ${count(files.length, 'file')}; ` +
      `${pending.length + failed.length} for a person to look at\n`,
  );
  const unmatched = describeUnmatched(written, settings, root, io);
  if (unmatched !== undefined) io.stderr.write(`casebook: ${plainLine(unmatched)}\n`);
  return pending.length + failed.length > 0 ? 1 : 0;
}

/** Names documents that nothing will check, such as a report called `.txt` that was rewritten in place. */
function describeUnmatched(
  written: readonly ImportedDocument[],
  { documents }: Settings,
  root: string,
  io: Io,
): string | undefined {
  const { matches } = globsOfFiles(documents);
  const [first, ...others] = written
    .map(({ path: file }) => file)
    .filter((file) => !matches(relativePath(root, path.resolve(io.cwd, file))));
  if (first === undefined) return undefined;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return `${first}${more} will not be checked: no glob in \`documents\` (${documents.join(', ')}) matches`;
}

/** @returns Why the file was not written; the others are. */
async function write(file: string, before: Uint8Array, text: string, inPlace: boolean): Promise<string | undefined> {
  try {
    if (!inPlace) return (await createFile(file, text)) ? undefined : 'there is a file of that name';
    return (await replaceFile(file, before, text)) ? undefined : 'another program changed it meanwhile';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `cannot write the file (${errorCode(error.cause)})`;
  }
}

/** @throws {UserError} `IN_PLACE_REFUSED` where a mistake could not be taken back, or there is no file to rewrite. */
async function assertInPlace(files: readonly ImportFile[], folder: string, isDryRun: boolean): Promise<void> {
  const other = files.find(({ file, path: name }) => file === undefined || !isProse(name));
  if (other)
    throw new UserError('IN_PLACE_REFUSED', `Cannot rewrite ${other.path} in place: it is not a Markdown file`);
  // A patch is shown in any tree, also in one that `casebook init` has just written to.
  if (isDryRun) return;
  const clean = await isCleanTree(folder);
  if (clean) return;
  throw new UserError(
    'IN_PLACE_REFUSED',
    clean === undefined
      ? 'Cannot rewrite files in place outside a git repository; use --out'
      : 'Cannot rewrite files in place while the git tree has changes; commit them first',
  );
}

/** Texts that cannot be parsed in a limited time are named, and the others are read. */
async function toSources(files: readonly ImportFile[]): Promise<{ sources: SourceFile[]; unread: Unread[] }> {
  const sources: SourceFile[] = [];
  const unread: Unread[] = [];
  for (const { path: name, bytes } of files) {
    const source = toSourceFile(name, bytes);
    const reason = 'reason' in source ? source.reason : await reasonNotToParse(source);
    if (reason === undefined && !('reason' in source)) sources.push(source);
    else unread.push({ path: name, reason: reason ?? '' });
  }
  return { sources, unread };
}

/** A text that keeps the parser busy forever is found out in a thread, which can be stopped. */
async function reasonNotToParse({ path: name, text, data }: SourceFile): Promise<string | undefined> {
  if (data !== undefined || parsesQuickly(text)) return undefined;
  return (await parseWithLimit({ path: name, text })).unreadable?.reason;
}

/** The path of each document; a second one of the same name is numbered. */
function uniquePlaces(folder: string, drafts: readonly Draft[]): string[] {
  const taken = new Set<string>();
  return drafts.map((draft) => {
    const stem = fileNameOf(draft).replace(/\.md$/, '');
    let name = stem;
    for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}`;
    taken.add(name);
    return path.join(folder, `${name}.md`);
  });
}
