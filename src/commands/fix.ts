import path from 'node:path';
import { UserError } from '../errors.ts';
import { readSource } from '../host/read-files.ts';
import { applyFixes } from '../lint/fix.ts';
import { checkDocuments, type CheckedFile, type Run } from '../lint/run.ts';
import type { MarkdownDocument } from '../markdown/parse.ts';
import type { LintEnvironment } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { readDocument } from '../host/parse-with-limit.ts';
import { replaceFile } from '../host/replace-file.ts';

/** What is left to say once everything is mended that has a fix, and what that changes. */
export interface Fixes {
  run: Run;
  changed: FixedFile[];
}

export interface FixedFile {
  path: string;
  /** The bytes that were read. */
  before: Buffer;
  after: string;
  /** Messages that were mended. */
  fixed: number;
  /** The document as it was, and what was said about it. */
  unfixed: CheckedFile;
}

/** Two rules that undo each other would go on for ever. */
const mostRounds = 10;

/**
 * Check documents and mend them in memory, until nothing more has a fix.
 *
 * @param root Absolute path that the others are relative to.
 * @throws {UserError} `FILE_UNREADABLE` when one cannot be read from disk.
 */
export async function fixFiles(
  root: string,
  paths: readonly string[],
  settings: Settings,
  environment: LintEnvironment,
): Promise<Fixes> {
  const before = new Map<string, Buffer>();
  let documents: MarkdownDocument[] = [];
  for (const file of paths) {
    const source = await readSource(root, file);
    before.set(file, source.text);
    documents.push(await readDocument(source));
  }
  let run = checkDocuments(documents, settings, environment);
  const changed = new Map<string, FixedFile>();
  for (let round = 0; round < mostRounds; round += 1) {
    const next: MarkdownDocument[] = [];
    for (const [index, document] of documents.entries()) {
      const file = run.files[index];
      const { text, fixed } = applyFixes(document.text, file?.messages ?? []);
      if (file && text !== document.text) {
        const bytes = before.get(document.path) ?? Buffer.from('');
        const { fixed: earlier = 0, unfixed = file } = changed.get(document.path) ?? {};
        const after = markOf(bytes) + text;
        changed.set(document.path, { path: document.path, before: bytes, after, fixed: earlier + fixed, unfixed });
        next.push(await readDocument({ path: document.path, text }));
      } else next.push(document);
    }
    if (next.every((document, index) => document === documents[index])) break;
    documents = next;
    run = checkDocuments(documents, settings, environment);
  }
  // Rules that undo each other may leave a text as it was.
  return { run, changed: [...changed.values()].filter((file) => file.before.toString('utf8') !== file.after) };
}

/** A file that is left as it was, and why, in words that go on behind its name. */
export interface RefusedFile extends FixedFile {
  reason: string;
}

/**
 * Write what was mended. A file that somebody changed meanwhile, or that may not be written, is left alone, and what was
 * said about it stands.
 */
export async function writeFixes(
  root: string,
  { run, changed }: Fixes,
): Promise<{ run: Run; written: FixedFile[]; refused: RefusedFile[] }> {
  const written: FixedFile[] = [];
  const refused = new Map<string, RefusedFile>();
  for (const file of changed) {
    const reason = await refusal(root, file);
    if (reason === undefined) written.push(file);
    else refused.set(file.path, { ...file, reason });
  }
  const files = run.files.map((file) => refused.get(file.path)?.unfixed ?? file);
  return { run: { ...run, files }, written, refused: [...refused.values()] };
}

async function refusal(root: string, { path: name, before, after }: FixedFile): Promise<string | undefined> {
  try {
    return (await replaceFile(path.join(root, name), before, after))
      ? undefined
      : 'was changed by somebody else meanwhile';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `cannot be written (${(error.cause as NodeJS.ErrnoException).code})`;
  }
}

/** What a fix changes, for people and for `git apply`. */
export async function diffOf({ before, after }: FixedFile, shownPath: string): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const patch = createTwoFilesPatch(
    `a/${shownPath}`,
    `b/${shownPath}`,
    before.toString('utf8'),
    after,
    undefined,
    undefined,
    { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
  // As git does it: for `patch`, a name ends at a space where no tab stands behind it.
  return patch.replace(/^--- (a\/.* .*)\n\+\+\+ (b\/.*)\n/, '--- $1\t\n+++ $2\t\n');
}

/** A byte order mark stays where it was. */
function markOf(bytes: Buffer): string {
  return bytes.subarray(0, 3).equals(Buffer.from('\uFEFF')) ? '\uFEFF' : '';
}
