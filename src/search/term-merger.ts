import { headOf } from './postings.ts';
import { longestNumber, writeNumber } from './vlq.ts';

/** What is known of a term so far. */
interface MergedTerm {
  /** Number of the last record that has it. */
  last: number;
  /** The number of records that have it. */
  records: number;
  /** Entries, as characters below 128: less than a tenth of the memory of a list of numbers. */
  bytes: Uint8Array;
  length: number;
}

/** Makes one list of terms of those of many records. */
export class TermMerger {
  readonly #terms = new Map<string, MergedTerm>();
  #sorted: string[] | undefined;

  /** @param terms What `termsOfRecord` says of a record. Records are added in the order of their numbers. */
  add(record: number, terms: string): void {
    if (terms === '') return;
    for (const line of terms.split('\n')) {
      const tab = line.indexOf('\t');
      const term = tab < 0 ? line : line.slice(0, tab);
      let merged = this.#terms.get(term);
      if (!merged)
        this.#terms.set(term, (merged = { last: -1, records: 0, bytes: new Uint8Array(2 * longestNumber), length: 0 }));
      makeRoom(merged, longestNumber + (tab < 0 ? 0 : line.length - tab - 1));
      const { bytes, last } = merged;
      let end = writeNumber(bytes, merged.length, headOf(record - last, tab < 0));
      if (tab >= 0) for (let at = tab + 1; at < line.length; at += 1, end += 1) bytes[end] = line.charCodeAt(at);
      merged.length = end;
      merged.last = record;
      merged.records += 1;
    }
  }

  /** All terms in the order of their characters, each with the number of records that have it. */
  counts(): [term: string, records: number][] {
    this.#sorted ??= [...this.#terms.keys()].toSorted((a, b) => (a < b ? -1 : 1));
    return this.#sorted.map((term) => [term, this.#terms.get(term)?.records ?? 0]);
  }

  /** The entries of a term, as characters below 128; do not keep them while records are added. */
  entriesOf(term: string): Uint8Array {
    const { bytes, length } = this.#terms.get(term) ?? { bytes: new Uint8Array(), length: 0 };
    return bytes.subarray(0, length);
  }
}

function makeRoom(merged: MergedTerm, length: number): void {
  if (merged.length + length <= merged.bytes.length) return;
  const longer = new Uint8Array((merged.length + length) * 2);
  longer.set(merged.bytes);
  merged.bytes = longer;
}
