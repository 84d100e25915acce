import { isScalar, parseDocument, visit, YAMLParseError, type Document } from 'yaml';
import { applyEdits, type Edit } from '../edit.ts';
import { explain, findMisread, isDuplicate } from './yaml-explain.ts';
import type { TextFault } from './yaml-fault.ts';
import { findUnquoted } from './yaml-quotes.ts';
import { findRepair } from './yaml-repairs.ts';

/** YAML after everything that has exactly one fix is fixed. */
export interface RepairedYaml {
  document: Document;
  /** The fixed text. */
  text: string;
  /** All faults, fixed or not, with offsets into the original text. */
  faults: TextFault[];
  /** A fault without a fix is left. */
  isBroken: boolean;
  /** Converts an offset in `text` to one in the original. */
  toOriginal: (offset: number) => number;
}

/**
 * Fix YAML in memory, fault by fault, so that everything else in it can be read and checked in the same run.
 *
 * @throws {RangeError} When yaml ran out of stack.
 */
export function repairYaml(original: string): RepairedYaml {
  const edits: Edit[] = [];
  const fixed: TextFault[] = [];
  for (;;) {
    const text = applyEdits(original, edits);
    const toOriginal = (offset: number): number => offsetBefore(edits, offset);
    const document = parse(text);
    const found = fixed.length < mostFaults ? findFaults(document, text) : [];
    const faults = found.map((fault) => moveFault(fault, toOriginal));
    const free = faults.filter((fault) => fault.edits?.every((edit) => !edits.some((other) => touches(edit, other))));
    if (free.length === 0) {
      const isBroken = faults.length > 0 || document.errors.length > 0;
      // A second fix at the place of an earlier one cannot be described as a change of the original.
      const rest = faults.map(({ reason, note, start, end }) => ({
        reason,
        start,
        end,
        ...(note !== undefined && { note }),
      }));
      return { document, text, faults: [...fixed, ...rest], isBroken, toOriginal };
    }
    fixed.push(...free);
    edits.push(...free.flatMap((fault) => fault.edits ?? []));
  }
}

/** More is not readable, and each search covers the whole text. */
const mostFaults = 100;

function parse(text: string): Document {
  const document = parseDocument(text, { logLevel: 'error', prettyErrors: false, uniqueKeys: false });
  const isExhausted = document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION');
  // yaml reports it as one error among others.
  if (isExhausted) throw new RangeError('values are nested too deep');
  document.errors.push(...duplicateKeys(document));
  return document;
}

/** As yaml reports them, which compares each key with all others: 100,000 take it minutes. */
function duplicateKeys(document: Document): YAMLParseError[] {
  const errors: YAMLParseError[] = [];
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const start = key.range?.[0] ?? 0;
        if (seen.has(key.value)) {
          errors.push(new YAMLParseError([start, start + 1], 'DUPLICATE_KEY', 'Map keys must be unique'));
        }
        seen.add(key.value);
      }
    },
  });
  return errors;
}

/** The faults that can be told from one reading: unquoted texts up to the first other error, or else that error. */
function findFaults(document: Document, text: string): TextFault[] {
  const errors = document.errors.filter((error) => !isDuplicate(error));
  const [first] = errors;
  if (!first) return findMisread(document, text);
  // By position: YAML may report one text several times.
  const unquoted = new Map<number, TextFault>();
  for (const { pos } of errors) {
    const fault = unquoted.size < mostFaults ? findUnquoted(text, pos[0]) : undefined;
    if (!fault) break;
    unquoted.set(fault.start, fault);
  }
  if (unquoted.size > 0) return [...unquoted.values()];
  // yaml reports a key in the wrong column as two errors about the value above it.
  const same = errors.filter(({ pos }) => pos[0] === first.pos[0]);
  const isLong = text.length > longestText;
  const repair = isLong ? undefined : findRepair(text, same, (edits, further) => removes(text, edits, further));
  return [repair ?? explain(first)];
}

/** Each attempt at a repair parses the text again, and people write a page of frontmatter. */
const longestText = 20_000;

/** Whether edits leave no error up to the end of the last line that they change, or of some lines further. */
function removes(text: string, edits: readonly Edit[], further = 0): boolean {
  const changed = applyEdits(text, edits);
  const errors = parse(changed).errors.filter((error) => !isDuplicate(error));
  const grown = edits.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
  const last = Math.max(...edits.map(({ end }) => end)) + grown;
  let lineEnd = changed.indexOf('\n', last);
  for (let line = 0; line < further && lineEnd >= 0; line += 1) lineEnd = changed.indexOf('\n', lineEnd + 1);
  return errors.every(({ pos }) => lineEnd >= 0 && pos[0] > lineEnd);
}

function moveFault(fault: TextFault, move: (offset: number) => number): TextFault {
  const edits = fault.edits?.map((edit) => ({ ...edit, start: move(edit.start), end: move(edit.end) }));
  return { ...fault, start: move(fault.start), end: move(fault.end), ...(edits && { edits }) };
}

function touches(a: Edit, b: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** The offset in the text before edits. */
function offsetBefore(edits: readonly Edit[], offset: number): number {
  let grown = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    const inside = offset - (start + grown);
    if (inside <= 0) break;
    if (inside < text.length) return Math.min(end, start + inside);
    grown += text.length - (end - start);
  }
  return offset - grown;
}
