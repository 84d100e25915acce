import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';
import { replaceFile } from '../host/replace-file.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { decode } from '../markdown/source.ts';
import type { Message } from '../message.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import type { Settings } from '../settings.ts';
import type { Difference } from '../tickets/compare-tasks.ts';
import { writeTask, type ReadText } from '../tickets/write-task.ts';

/** A document whose tasks are to be updated. */
export interface ChangedDocument {
  /** Relative to the root. */
  path: string;
  /** The bytes that were read. */
  before: Buffer;
  after: string;
  /** What the change settles. */
  messages: Message[];
}

/**
 * Write into a document what would make its tasks agree with their tickets.
 *
 * @returns `undefined` if nothing can be written.
 */
export function changeDocument(
  file: string,
  before: Buffer,
  differences: readonly Pick<Difference, 'index' | 'message' | 'change'>[],
  settings: Settings,
): ChangedDocument | undefined {
  const read = (text: string): ReadText => {
    const document = parseMarkdown({ path: file, text });
    return { document, postmortem: readPostmortem(document, settings).postmortem };
  };
  const original = decode(before);
  if (original === undefined) return undefined;
  let text = original;
  const messages: Message[] = [];
  for (const { index, message, change } of differences) {
    const next = change && writeTask(text, index, change, read);
    if (next === undefined) continue;
    text = next;
    messages.push(message);
  }
  if (messages.length === 0) return undefined;
  const mark = before.subarray(0, 3).equals(Buffer.from('\uFEFF')) ? '\uFEFF' : '';
  return { path: file, before, after: mark + text, messages };
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
