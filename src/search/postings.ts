import { encodeNumber, NumberReader } from './vlq.ts';

// Pure: it runs in browsers as well.

/** Where a term may be: bits. */
export const fieldBits = { title: 1, labels: 2, text: 4 } as const;

/** Where a record has a term. */
export interface Occurrence {
  /** `fieldBits` of the incident; 0 if only its tasks have the term. */
  fields: number;
  /** How often it is in its text, counted up to `mostCounted`. */
  count: number;
  /** Of each task that has the term. */
  tasks: { task: number; fields: number }[];
}

/** More says no more: BM25 hardly tells 15 from 30. */
export const mostCounted = 15;

/** The most frequent case: once in the text, and in no task. Its text is empty. */
function isPlain({ fields, count, tasks }: Occurrence): boolean {
  return fields === fieldBits.text && count === 1 && tasks.length === 0;
}

/** Everything but the number of the record. */
export function encodeOccurrence(occurrence: Occurrence): string {
  if (isPlain(occurrence)) return '';
  const { fields, count, tasks } = occurrence;
  let text = encodeNumber(fields + (tasks.length > 0 ? hasTasks : 0));
  if (fields & fieldBits.text) text += encodeNumber(count);
  if (tasks.length === 0) return text;
  text += encodeNumber(tasks.length);
  for (const { task, fields: own } of tasks) text += encodeNumber(task * hasTasks + own);
  return text;
}

const hasTasks = 8;

/**
 * What stands in front of an occurrence: the number of its record.
 *
 * @param distance To the record of the occurrence before, or to -1; at least 1.
 * @param isEmpty Whether the occurrence is the most frequent one.
 */
export function headOf(distance: number, isEmpty: boolean): number {
  return (distance - 1) * 2 + (isEmpty ? 0 : 1);
}

/** Called for each incident or service and each task that has a term; `task` is -1 for the incident itself. */
export type OnEntry = (record: number, task: number, fields: number, count: number) => void;

/** Read the entries of a term. */
export function readEntries(text: string, onEntry: OnEntry): void {
  const reader = new NumberReader(text);
  let record = -1;
  while (!reader.isAtEnd) {
    const head = reader.next();
    record += Math.floor(head / 2) + 1;
    if (head % 2 === 0) {
      onEntry(record, -1, fieldBits.text, 1);
      continue;
    }
    const about = reader.next();
    const fields = about % hasTasks;
    if (fields > 0) onEntry(record, -1, fields, fields & fieldBits.text ? reader.next() : 0);
    for (let left = about >= hasTasks ? reader.next() : 0; left > 0; left -= 1) {
      const own = reader.next();
      onEntry(record, Math.floor(own / hasTasks), own % hasTasks, 1);
    }
  }
}
