import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';
import { replaceFile } from '../host/replace-file.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { decode } from '../markdown/source.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import type { Settings } from '../settings.ts';
import { writeTask, type ReadText, type TaskChange } from '../tickets/write-task.ts';

/** What is to be written about a task of a document, by the index of the task. */
export interface IndexedChange {
  index: number;
  change?: TaskChange;
}

/** A document whose tasks are to be updated. */
export interface ChangedDocument<Change extends IndexedChange = IndexedChange> {
  /** Relative to the root. */
  path: string;
  /** The bytes that were read. */
  before: Buffer;
  after: string;
  /** The changes that the new text has. */
  made: Change[];
}

/**
 * Write changes of tasks into a document.
 *
 * @returns `undefined` if nothing can be written.
 */
export function changeDocument<Change extends IndexedChange>(
  file: string,
  before: Buffer,
  changes: readonly Change[],
  settings: Settings,
): ChangedDocument<Change> | undefined {
  const read = (text: string): ReadText => {
    const document = parseMarkdown({ path: file, text });
    return { document, postmortem: readPostmortem(document, settings).postmortem };
  };
  const original = decode(before);
  if (original === undefined) return undefined;
  let text = original;
  const made: Change[] = [];
  for (const one of changes) {
    const next = one.change && writeTask(text, one.index, one.change, read);
    if (next === undefined) continue;
    text = next;
    made.push(one);
  }
  if (made.length === 0) return undefined;
  const mark = before.subarray(0, 3).equals(Buffer.from('\uFEFF')) ? '\uFEFF' : '';
  return { path: file, before, after: mark + text, made };
}

/**
 * Write changed documents.
 *
 * @param root Absolute path that those of the documents are relative to.
 * @returns Why documents were not written, by path.
 */
export async function writeChanges(root: string, changed: readonly ChangedDocument[]): Promise<Map<string, string>> {
  const unwritten = new Map<string, string>();
  for (const { path: file, before, after } of changed) {
    try {
      const isWritten = await replaceFile(path.join(root, file), before, after);
      if (!isWritten) unwritten.set(file, 'another program changed it meanwhile');
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      unwritten.set(file, `cannot write the file (${errorCode(error.cause)})`);
    }
  }
  return unwritten;
}
