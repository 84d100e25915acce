import path from 'node:path';
import { relativePath } from '../disk.ts';
import { loadConfig } from '../config/config.ts';
import { addEntry, type Addition } from '../drafts/add-entry.ts';
import { presentMoment, readGivenTime } from '../drafts/given-time.ts';
import { lastMomentOf } from '../drafts/last-moment.ts';
import { UserError } from '../errors.ts';
import { openQuestions } from '../host/ask.ts';
import { findDocument } from '../host/find-document.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { parseWithLimit } from '../host/parse-with-limit.ts';
import { findDocuments, readSources } from '../host/read-files.ts';
import { replaceFile } from '../host/replace-file.ts';
import { withLock } from '../host/with-lock.ts';
import { idOf, readPostmortem } from '../postmortem/read-postmortem.ts';
import type { Settings } from '../settings.ts';
import { oneLine } from '../text/one-line.ts';
import { plainLine, plainLines } from '../text/plain-text.ts';
import { epochSeconds } from '../time/moment.ts';
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
 * @throws {UserError} `DOCUMENT_UNKNOWN` if there is no draft, which one is meant is unclear, or it is old; `OPTION_INVALID`.
 */
export async function note(words: string, options: NoteOptions, io: Io): Promise<ExitCode> {
  const { root, settings } = await loadConfig(io.cwd);
  const text = oneLine(words).trim();
  if (text === '') throw new UserError('OPTION_INVALID', 'Missing text, expected casebook note "what happened"');
  const kinds = [...new Set(options.kind)];
  assertKinds(kinds, settings);
  const document =
    options.document === undefined
      ? await chooseDraft(root, settings, options.at, io)
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

/**
 * After how many days without an entry a draft may be forgotten, and another incident meant. Incidents that last longer
 * are noted in the meantime.
 */
const mostDays = 3;

/** The draft with the latest date in its name; one that is not old, if there is one, and an old one only on demand. */
async function chooseDraft(root: string, settings: Settings, at: string | undefined, io: Io): Promise<string> {
  const files = await findDocuments(root, settings.documents);
  const drafts: Draft[] = [];
  for (const file of files.toSorted((a, b) => dateIn(b).localeCompare(dateIn(a)))) {
    if (drafts.some((draft) => isRecent(draft) && dateIn(draft.file) !== dateIn(file))) break;
    const draft = await readDraft(root, file, settings, at, io);
    if (draft) drafts.push(draft);
  }
  const [chosen, ...others] = drafts.some(isRecent) ? drafts.filter(isRecent) : drafts;
  if (!chosen) {
    throw new UserError(
      'DOCUMENT_UNKNOWN',
      'There is no draft to add to; begin one with casebook new "Title", or name a document with --document',
    );
  }
  const rival = others.find(({ file }) => dateIn(file) === dateIn(chosen.file));
  if (rival) {
    throw new UserError(
      'DOCUMENT_UNKNOWN',
      `Unclear which draft is meant, ${idOf(chosen.file)} or ${idOf(rival.file)}; name it with --document`,
    );
  }
  if (!isRecent(chosen)) await assertMeant(chosen, io);
  return chosen.file;
}

interface Draft {
  /** Path relative to the root. */
  file: string;
  /** From its last entry to the new one. */
  days: number;
}

function isRecent({ days }: Draft): boolean {
  return days <= mostDays;
}

/** @returns Nothing if the document is no draft. */
async function readDraft(
  root: string,
  file: string,
  settings: Settings,
  at: string | undefined,
  { now }: Io,
): Promise<Draft | undefined> {
  const [source] = readSources(root, [file]);
  const document = source && (await parseWithLimit(source));
  if (!document || document.unreadable !== undefined) return undefined;
  const { postmortem } = readPostmortem(document, settings);
  if (postmortem.status !== 'draft') return undefined;
  const clock = { now, zone: postmortem.timezone };
  const added = at === undefined ? presentMoment(clock) : readGivenTime(at, '--at', clock);
  const last = lastMomentOf(postmortem);
  // A draft without any time has just been begun.
  const seconds = last === undefined ? 0 : epochSeconds(added.earliest) - last;
  return { file, days: seconds / 86_400 };
}

/** @throws {UserError} `DOCUMENT_UNKNOWN` unless the user says that an old draft is meant. */
async function assertMeant({ file, days }: Draft, io: Io): Promise<void> {
  const id = idOf(file);
  const earlier = `${Math.floor(days)} days earlier`;
  if (io.terminal) {
    const { confirm } = await openQuestions(io.terminal);
    if (await confirm(plainLine(`Add the entry to ${id}, whose last time is ${earlier}?`))) return;
    throw new UserError('DOCUMENT_UNKNOWN', 'cancelled, nothing was written');
  }
  throw new UserError(
    'DOCUMENT_UNKNOWN',
    `The last time in the newest draft, ${id}, is ${earlier}; add --document ${id} if it is meant, or begin another with casebook new "Title"`,
  );
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
