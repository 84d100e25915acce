import { lineEndOf, type Edit } from '../edit.ts';
import type { Message } from '../message.ts';
import { findSecrets } from '../text/secrets.ts';

/** Edits that a report offers to its reader. */
export interface ProposedEdits {
  /** By offset. Their line ends are those of the document. */
  edits: readonly Edit[];
  /** The command that makes them. */
  command: string;
}

/**
 * The edits that fix a message, or that fix it in most cases.
 *
 * @param text The document without a byte order mark.
 * @returns `undefined` if there are none, or if they would show a credential.
 */
export function proposedEdits({ fix, suggestion }: Message, text: string): ProposedEdits | undefined {
  const edits = fix ?? suggestion;
  if (!edits || edits.some((edit) => findSecrets(edit.text).length > 0)) return undefined;
  const lineEnd = lineEndOf(text);
  return {
    edits: edits
      .map((edit) => ({ ...edit, text: edit.text.replaceAll(/\r\n?|\n/g, lineEnd).toWellFormed() }))
      .toSorted((a, b) => a.start - b.start || a.end - b.end),
    command: fix ? 'casebook lint --fix' : 'casebook lint --fix --suggested',
  };
}
