import { headOf } from './postings.ts';
import { longestNumber, writeNumber } from './vlq.ts';

/** What is known of a term so far. */
interface MergedTerm {
  /** Number of the last record that has it. */
  last: number;
  /** The number of records that have it. */
  records: number;
  /** Where its entries are. */
  start: number;
  length: number;
  /** Bytes that it can have there: a power of two. */
  room: number;
}

/** Bytes of the entries of most terms; more than of the longest number. */
const leastRoom = 16;

/** Makes one list of terms of those of many records. */
export class TermMerger {
  readonly #terms = new Map<string, MergedTerm>();
  /** Entries of all terms, as characters below 128: a list for each term would take ten times the memory and the time. */
  #bytes = new Uint8Array(1 << 16);
  #end = 0;
  /** Places that terms have outgrown, by their room. */
  readonly #free = new Map<number, number[]>();
  #sorted: string[] | undefined;

  /** @param terms What `termsOfRecord` says of a record. Records are added in the order of their numbers. */
  add(record: number, terms: string): void {
    if (terms === '') return;
    for (const line of terms.split('\n')) {
      const tab = line.indexOf('\t');
      const term = tab < 0 ? line : line.slice(0, tab);
      let merged = this.#terms.get(term);
      if (!merged) {
        merged = { last: -1, records: 0, start: this.#place(leastRoom), length: 0, room: leastRoom };
        this.#terms.set(term, merged);
      }
      const most = merged.length + longestNumber + (tab < 0 ? 0 : line.length - tab - 1);
      if (most > merged.room) this.#makeRoom(merged, most);
      const bytes = this.#bytes;
      const start = merged.start + merged.length;
      let end = writeNumber(bytes, start, headOf(record - merged.last, tab < 0));
      if (tab >= 0) for (let at = tab + 1; at < line.length; at += 1, end += 1) bytes[end] = line.charCodeAt(at);
      merged.length += end - start;
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
    const { start, length } = this.#terms.get(term) ?? { start: 0, length: 0 };
    return this.#bytes.subarray(start, start + length);
  }

  #makeRoom(merged: MergedTerm, length: number): void {
    let room = merged.room;
    while (room < length) room *= 2;
    const start = this.#place(room);
    this.#bytes.copyWithin(start, merged.start, merged.start + merged.length);
    const free = this.#free.get(merged.room);
    if (free) free.push(merged.start);
    else this.#free.set(merged.room, [merged.start]);
    merged.start = start;
    merged.room = room;
  }

  /** @returns Where a free place begins. */
  #place(room: number): number {
    const free = this.#free.get(room)?.pop();
    if (free !== undefined) return free;
    const start = this.#end;
    this.#end += room;
    if (this.#end > this.#bytes.length) {
      const longer = new Uint8Array(Math.max(this.#end, this.#bytes.length * 2));
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    return start;
  }
}
