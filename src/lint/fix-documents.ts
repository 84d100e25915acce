import type { MarkdownDocument } from '../markdown/parse.ts';
import type { Source } from '../markdown/source.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import type { LintEnvironment } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { applyFixes } from './fix.ts';
import { checkDocuments, type CheckedFile, type Run } from './run.ts';

/** The messages that are left when everything with a fix is fixed, and the files that this changes. */
export interface Fixes {
  run: Run;
  /** The documents of `run`, in the order of the sources. */
  documents: MarkdownDocument[];
  changed: FixedFile[];
}

export interface FixedFile {
  path: string;
  /** The bytes that were read. */
  before: Buffer;
  after: string;
  /** Number of messages that were fixed. */
  fixed: number;
  /** The document before any fix, with its messages. */
  unfixed: CheckedFile;
}

/** Two rules that undo each other's fixes would otherwise go on forever. */
const mostRounds = 10;

/**
 * Check documents and apply fixes in memory, until no message has a fix.
 *
 * @param others Further documents, as for `checkDocuments`.
 * @param parse Called for each source, and again for each text that a fix has changed.
 * @param suggested Apply suggestions, too.
 */
export async function fixDocuments(
  sources: readonly (Source & { text: Buffer })[],
  settings: Settings,
  environment: LintEnvironment,
  others: readonly Postmortem[],
  parse: (source: Source) => Promise<MarkdownDocument>,
  suggested = false,
): Promise<Fixes> {
  const bytes = new Map(sources.map(({ path, text }) => [path, text]));
  let documents: MarkdownDocument[] = [];
  for (const source of sources) documents.push(await parse(source));
  let run = checkDocuments(documents, settings, environment, others);
  const changed = new Map<string, FixedFile>();
  for (let round = 0; round < mostRounds; round += 1) {
    const next: MarkdownDocument[] = [];
    for (const [index, document] of documents.entries()) {
      const file = run.files[index];
      const { text, fixed } = applyFixes(document.text, file?.messages ?? [], suggested);
      if (file && text !== document.text) {
        const { path } = document;
        const before = bytes.get(path) ?? Buffer.from('');
        const { fixed: earlier = 0, unfixed = file } = changed.get(path) ?? {};
        changed.set(path, { path, before, after: markOf(before) + text, fixed: earlier + fixed, unfixed });
        next.push(await parse({ path, text }));
      } else next.push(document);
    }
    if (next.every((document, index) => document === documents[index])) break;
    documents = next;
    run = checkDocuments(documents, settings, environment, others);
  }
  // Rules that undo each other may leave a text as it was.
  return {
    run,
    documents,
    changed: [...changed.values()].filter((file) => file.before.toString('utf8') !== file.after),
  };
}

/** The byte order mark of a file, which a fix keeps. */
function markOf(bytes: Buffer): string {
  return bytes.subarray(0, 3).equals(Buffer.from('\uFEFF')) ? '\uFEFF' : '';
}
