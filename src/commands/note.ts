import path from 'node:path';
import { relativePath } from '../disk.ts';
import { loadConfig } from '../config/config.ts';
import { addEntry, type Addition } from '../drafts/add-entry.ts';
import { presentMoment, readGivenTime } from '../drafts/given-time.ts';
import { UserError } from '../errors.ts';
import { findDocument } from '../host/find-document.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { parseWithLimit } from '../host/parse-with-limit.ts';
import { findDocuments, readSources } from '../host/read-files.ts';
import { replaceFile } from '../host/replace-file.ts';
import { withLock } from '../host/with-lock.ts';
import { idOf, readPostmortem } from '../postmortem/read-postmortem.ts';
import type { Settings } from '../settings.ts';
import { oneLine } from '../text/one-line.ts';
import { plainLines } from '../text/plain-text.ts';
import { nearest } from '../text/typo.ts';

export interface NoteOptions {
  /** Kinds of the entry, each once. */
  kind?: readonly string[];
  /** When it happened; now if absent. */
  at?: string;
  /** Id or path of the document; by default the newest draft. */
  document?: string;
}

/** An editor that saves all the time is not waited for. */
const mostAttempts = 20;

/**
 * Add an entry to the timeline of the newest draft, while the incident runs.
 *
 * @throws {UserError} `DOCUMENT_UNKNOWN` if there is no draft, or which one is meant is unclear; `OPTION_INVALID`.
 */
export async function note(words: string, options: NoteOptions, io: Io): Promise<ExitCode> {
  const { root, settings } = await loadConfig(io.cwd);
  const text = oneLine(words).trim();
  if (text === '') throw new UserError('OPTION_INVALID', 'Missing text, expected casebook note "what happened"');
  const kinds = [...new Set(options.kind)];
  assertKinds(kinds, settings);
  const document =
    options.document === undefined
      ? await newestDraft(root, settings)
      : await findDocument(options.document, root, settings.documents, io.cwd);
  const file = path.join(root, document);
  const shown = relativePath(io.cwd, file);
  const addition = await withLock(file, async () => {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const added = await addTo(document, shown, root, settings, { text, kinds, at: options.at }, io);
      const mark = added.before.subarray(0, 3).equals(byteOrderMark) ? '\uFEFF' : '';
      if (await replaceFile(file, added.before, mark + added.text)) return added;
    }
    throw new UserError('FILE_UNWRITABLE', `Cannot write ${shown}: another program keeps changing it`);
  });
  const { start } = addition.entry.position;
  const line = addition.text.split(/\r\n?|\n/)[start.line - 1] ?? '';
  io.stdout.write(`${plainLines(`${shown}:${start.line}`)}\n${plainLines(line)}\n`);
  return 0;
}

const byteOrderMark = Buffer.from('\uFEFF');

interface Wish {
  text: string;
  kinds: readonly string[];
  at: string | undefined;
}

async function addTo(
  document: string,
  shown: string,
  root: string,
  settings: Settings,
  { text, kinds, at }: Wish,
  io: Io,
): Promise<Addition & { before: Buffer }> {
  const [source] = readSources(root, [document]);
  if (!source) throw new Error(`${document} was not read`);
  const before = source.text;
  const parsed = await parseWithLimit(source);
  if (parsed.unreadable)
    throw new UserError('DOCUMENT_UNREADABLE', `Cannot add to ${shown}: ${parsed.unreadable.reason}`);
  const { timezone: zone } = readPostmortem(parsed, settings).postmortem;
  const clock = { now: io.now, zone };
  const moment = at === undefined ? presentMoment(clock) : readGivenTime(at, '--at', clock);
  const added = addEntry(parsed, { at: moment, kinds, text }, settings);
  if (!added) {
    throw new UserError(
      'DOCUMENT_UNREADABLE',
      `Cannot add to the timeline of ${shown}, whose shape takes no further entry; run casebook lint --fix, or add it by hand`,
    );
  }
  return { ...added, before };
}

/** The draft with the latest date in its name. */
async function newestDraft(root: string, settings: Settings): Promise<string> {
  const files = await findDocuments(root, settings.documents);
  const newestFirst = files.toSorted((a, b) => dateIn(b).localeCompare(dateIn(a)));
  let newest: string | undefined;
  for (const file of newestFirst) {
    if (newest !== undefined && dateIn(file) !== dateIn(newest)) break;
    const [source] = readSources(root, [file]);
    if (!source || !isDraft(await parseWithLimit(source), settings)) continue;
    if (newest !== undefined) {
      throw new UserError(
        'DOCUMENT_UNKNOWN',
        `Unclear which draft is meant, ${idOf(newest)} or ${idOf(file)}; name it with --document`,
      );
    }
    newest = file;
  }
  if (newest !== undefined) return newest;
  throw new UserError(
    'DOCUMENT_UNKNOWN',
    'There is no draft to add to; begin one with casebook new "Title", or name a document with --document',
  );
}

function isDraft(document: Parameters<typeof readPostmortem>[0], settings: Settings): boolean {
  return document.unreadable === undefined && readPostmortem(document, settings).postmortem.status === 'draft';
}

/** Names without a date come last. */
function dateIn(file: string): string {
  return /\d{4}-\d{2}-\d{2}/.exec(path.posix.basename(file))?.[0] ?? '';
}

function assertKinds(kinds: readonly string[], settings: Settings): void {
  const unknown = kinds.find((kind) => !settings.kinds.includes(kind));
  if (unknown === undefined) return;
  const known = nearest(unknown, settings.kinds);
  const hint = known === undefined ? `expected one of ${settings.kinds.join(', ')}` : `did you mean ${known}?`;
  throw new UserError('OPTION_INVALID', `Unknown kind ${unknown} of --kind; ${hint}`);
}
