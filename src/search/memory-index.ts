import type { IndexParts, KnownWord, LookedUp } from './index-parts.ts';
import { termsOfRecord } from './record-terms.ts';
import type { SearchRecord } from './search-record.ts';
import { Synonyms } from './synonyms.ts';
import { firstAt } from './sorted.ts';
import { TermMerger } from './term-merger.ts';
import { isSpellingWord } from './spelling.ts';

/** An index that is in memory as a whole. */
export class MemoryIndex implements IndexParts {
  readonly synonyms: Synonyms;
  readonly taskStarts = [0];
  readonly #records: SearchRecord[] = [];
  readonly #merger = new TermMerger();
  #terms: [term: string, records: number][] | undefined;

  /**
   * @param records The newest last.
   * @param synonyms Groups of words and phrases that mean the same, besides those that everybody has.
   */
  constructor(records: Iterable<SearchRecord>, synonyms: readonly (readonly string[])[] = []) {
    this.synonyms = new Synonyms(synonyms);
    for (const record of records) {
      this.#merger.add(this.#records.length, termsOfRecord(record, this.synonyms));
      this.#records.push(record);
      this.taskStarts.push((this.taskStarts.at(-1) ?? 0) + record.tasks.length);
    }
  }

  get recordCount(): number {
    return this.#records.length;
  }

  isService(number: number): boolean {
    return this.#records[number]?.kind === 'service';
  }

  lookUp(word: string, isPrefix: boolean): LookedUp {
    const terms = this.#find(word, isPrefix).map(([term]) => [term, textOf(this.#merger.entriesOf(term))] as const);
    return { terms, isCut: false };
  }

  record(number: number): SearchRecord | undefined {
    return this.#records[number];
  }

  wordsWith(character: string): readonly KnownWord[] {
    return this.#find(character, true).filter(([term]) => isSpellingWord(term));
  }

  #find(word: string, isPrefix: boolean): [term: string, records: number][] {
    const terms = (this.#terms ??= this.#merger.counts());
    const start = firstAt(terms, word);
    let end = start;
    while (isPrefix ? terms[end]?.[0].startsWith(word) : terms[end]?.[0] === word) end += 1;
    return terms.slice(start, end);
  }
}

/** Characters at a time: they are arguments of a function. */
const pieceLength = 4096;

/** A `TextDecoder` takes longer to load than this takes. */
function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += pieceLength) {
    text += String.fromCharCode(...bytes.subarray(start, start + pieceLength));
  }
  return text;
}
