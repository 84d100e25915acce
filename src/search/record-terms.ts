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
  // `fieldBits`, and above them how often it is in the text: numbers, since there are hundreds of terms in each record.
  const own = new Map<string, number>();
  const noteText = (text: string): void =>
    eachTerm(text, synonyms, (term) => {
      const before = own.get(term) ?? 0;
      own.set(term, before < mostCounted * once ? (before | fieldBits.text) + once : before);
    });
  noteText(summary);
  for (const [, name, text] of places) {
    noteText(name);
    noteText(text);
  }
  const note = (text: string, field: number): void =>
    eachTerm(text, synonyms, (term) => own.set(term, (own.get(term) ?? 0) | field));
  note(title, fieldBits.title);
  for (const text of [severity, ...labels, ...names]) note(text, fieldBits.labels);

  const ofTasks = new Map<string, Occurrence['tasks']>();
  for (const [task, { title: name, owner = '', state, details = '' }] of tasks.entries()) {
    const noteTask = (text: string, field: number): void =>
      eachTerm(text, synonyms, (term) => {
        const entries = ofTasks.get(term);
        const last = entries?.at(-1);
        if (!entries) ofTasks.set(term, [{ task, fields: field }]);
        else if (last?.task === task) last.fields |= field;
        else entries.push({ task, fields: field });
      });
    noteTask(name, fieldBits.title);
    noteTask(owner, fieldBits.labels);
    noteTask(state, fieldBits.labels);
    noteTask(details, fieldBits.text);
  }

  const lines: string[] = [];
  const write = (term: string, packed: number): void => {
    const fields = packed % once;
    const encoded = encodeOccurrence({ fields, count: Math.floor(packed / once), tasks: ofTasks.get(term) ?? none });
    lines.push(encoded === '' ? term : `${term}\t${encoded}`);
  };
  for (const [term, packed] of own) {
    if (packed === onceInText && !ofTasks.has(term)) lines.push(term);
    else write(term, packed);
  }
  for (const term of ofTasks.keys()) if (!own.has(term)) write(term, 0);
  return lines.join('\n');
}

const once = 8;
const onceInText = fieldBits.text + once;
const none: Occurrence['tasks'] = [];

function eachTerm(text: string, synonyms: Synonyms, use: (term: string) => void): void {
  if (text === '') return;
  const words = listWords(text);
  for (const word of words) use(word);
  for (const phrase of synonyms.phrasesIn(text, words)) use(phrase);
}
