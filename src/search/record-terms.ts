import { encodeOccurrence, fieldBits, mostCounted, type Occurrence } from './postings.ts';
import type { SearchRecord } from './search-record.ts';
import type { Synonyms } from './synonyms.ts';
import { listWords } from './tokenize.ts';

/**
 * The words of a record, and the known phrases in it, each with where it is: `memory`, a line; or with a tab and
 * `encodeOccurrence` unless that is empty. A phrase is the words of its wording with spaces between them.
 */
export function termsOfRecord(record: SearchRecord, synonyms: Synonyms): string {
  const { title, severity = '', labels, names, summary = '', places, tasks } = record;
  // What is noted of a term is a number, since there are hundreds of terms in each record.
  const notes = new Map<string, number>();
  const note = (text: string, bits: number): void =>
    eachTerm(text, synonyms, (term) => notes.set(term, (notes.get(term) ?? 0) | bits));
  const noteText = (text: string): void =>
    eachTerm(text, synonyms, (term) => {
      const before = notes.get(term) ?? 0;
      if (before < mostCounted * once) notes.set(term, (before | fieldBits.text) + once);
    });
  noteText(summary);
  for (const [, name, text] of places) {
    noteText(name);
    noteText(text);
  }
  note(title, fieldBits.title);
  for (const text of [severity, ...labels, ...names]) note(text, fieldBits.labels);

  const ofTasks = new Map<string, Occurrence['tasks']>();
  for (const [task, { title: name, owner = '', state, details = '' }] of tasks.entries()) {
    const noteTask = (text: string, fields: number): void =>
      eachTerm(text, synonyms, (term) => {
        const entries = ofTasks.get(term);
        const last = entries?.at(-1);
        if (!entries) ofTasks.set(term, [{ task, fields }]);
        else if (last?.task === task) last.fields |= fields;
        else entries.push({ task, fields });
      });
    noteTask(name, fieldBits.title);
    noteTask(owner, fieldBits.labels);
    noteTask(state, fieldBits.labels);
    noteTask(details, fieldBits.text);
  }
  for (const term of ofTasks.keys()) notes.set(term, (notes.get(term) ?? 0) | inTasks);

  const lines: string[] = [];
  // oxlint-disable-next-line unicorn/no-array-for-each -- it makes no pair for each term
  notes.forEach((noted, term) => {
    const encoded = noted < inTasks ? (encodedNotes[noted] ?? '') : encode(noted, ofTasks.get(term) ?? []);
    lines.push(encoded === '' ? term : `${term}\t${encoded}`);
  });
  return lines.join('\n');
}

// The note of a term: `fieldBits`, above them how often it is in the text, and whether it is in a task.
const once = 8;
const inTasks = once * (mostCounted + 1);

/** Most terms are in no task. */
const encodedNotes = Array.from({ length: inTasks }, (_, noted) => encode(noted, []));

function encode(noted: number, tasks: Occurrence['tasks']): string {
  return encodeOccurrence({ fields: noted % once, count: Math.floor((noted % inTasks) / once), tasks });
}

function eachTerm(text: string, synonyms: Synonyms, use: (term: string) => void): void {
  if (text === '') return;
  const words = listWords(text);
  for (const word of words) use(word);
  for (const phrase of synonyms.phrasesIn(text, words)) use(phrase);
}
