import { decode, type Source } from '../markdown/source.ts';
import { applyFixes } from './fix.ts';
import type { CheckedFile, DocumentCheck, Run } from './run.ts';

/** The messages that are left when everything with a fix is fixed, and the files that this changes. */
export interface Fixes {
  run: Run;
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

/** A document with what was found in it. */
export interface CheckedSource {
  source: Source;
  check: DocumentCheck;
}

/** Two rules that undo each other's fixes would otherwise go on forever. */
const mostRounds = 10;

/**
 * Apply fixes in memory, until no message has one.
 *
 * @param checked Documents as they are on disk.
 * @param check Called for each text that a fix has changed.
 * @param conclude Called with all documents after each round.
 * @param suggested Apply suggestions, too.
 */
export async function fixDocuments(
  checked: readonly CheckedSource[],
  check: (source: Source) => Promise<DocumentCheck>,
  conclude: (checked: readonly CheckedSource[]) => Promise<Run>,
  suggested = false,
): Promise<Fixes> {
  const bytes = new Map(checked.map(({ source: { path, text } }) => [path, Buffer.from(text)]));
  let present = checked;
  let run = await conclude(present);
  const changed = new Map<string, FixedFile>();
  for (let round = 0; round < mostRounds; round += 1) {
    const next: CheckedSource[] = [];
    for (const [index, one] of present.entries()) {
      const file = run.files[index];
      if (!file || file.messages.length === 0) {
        next.push(one);
        continue;
      }
      const { path } = one.source;
      const before = decode(one.source.text) ?? '';
      const { text, fixed } = applyFixes(before, file.messages, suggested);
      if (text !== before) {
        const onDisk = bytes.get(path) ?? Buffer.from('');
        const { fixed: earlier = 0, unfixed = file } = changed.get(path) ?? {};
        changed.set(path, { path, before: onDisk, after: markOf(onDisk) + text, fixed: earlier + fixed, unfixed });
        const source = { path, text };
        next.push({ source, check: await check(source) });
      } else next.push(one);
    }
    if (next.every((one, index) => one === present[index])) break;
    present = next;
    run = await conclude(present);
  }
  // Rules that undo each other may leave a text as it was.
  return { run, changed: [...changed.values()].filter((file) => file.before.toString('utf8') !== file.after) };
}

/** The byte order mark of a file, which a fix keeps. */
function markOf(bytes: Buffer): string {
  return bytes.subarray(0, 3).equals(Buffer.from('\uFEFF')) ? '\uFEFF' : '';
}
