import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexFiles } from '../../../src/publish/search.ts';
import { storeRecord } from '../../../src/publish/stored-record.ts';
import { BoundedCache } from '../../../src/search/bounded-cache.ts';
import { MemoryIndex } from '../../../src/search/memory-index.ts';
import { encodeOccurrence, headOf, readEntries } from '../../../src/search/postings.ts';
import { termsOfRecord } from '../../../src/search/record-terms.ts';
import { search } from '../../../src/search/search-index.ts';
import type { SearchRecord } from '../../../src/search/search-record.ts';
import { Synonyms } from '../../../src/search/synonyms.ts';
import { encodeNumber, NumberReader, writeNumber } from '../../../src/search/vlq.ts';
import { searchSiteOf, SiteReader } from '../../support/search-site.ts';

const plain: SearchRecord = {
  path: 'incidents/a.html',
  year: '2024',
  title: '',
  rank: 0,
  labels: [],
  names: [],
  places: [],
  tasks: [],
};

test('reads the numbers that it has written', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: Number.MAX_SAFE_INTEGER })), (numbers) => {
      const text = numbers.map(encodeNumber).join('');
      const bytes = new Uint8Array(text.length);
      numbers.reduce((end, number) => writeNumber(bytes, end, number), 0);
      expect(new TextDecoder().decode(bytes)).toBe(text);
      const reader = new NumberReader(text);
      expect(numbers.map(() => reader.next())).toEqual(numbers);
      expect(reader.isAtEnd).toBe(true);
    }),
  );
});

test('reads the entries of a term that it has written', () => {
  const task = fc.record({ task: fc.nat(100), fields: fc.integer({ min: 1, max: 7 }) });
  const occurrence = fc
    .record({ fields: fc.nat(7), count: fc.integer({ min: 1, max: 15 }), tasks: fc.array(task, { maxLength: 3 }) })
    .filter(({ fields, tasks }) => fields > 0 || tasks.length > 0);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), occurrence)), (entries) => {
      let text = '';
      let record = -1;
      const written = entries.flatMap(([distance, one]) => {
        const encoded = encodeOccurrence(one);
        text += encodeNumber(headOf(distance, encoded === '')) + encoded;
        record += distance;
        const own = one.fields > 0 ? [[record, -1, one.fields, one.fields & 4 ? one.count : 0]] : [];
        return [...own, ...one.tasks.map(({ task: number, fields }) => [record, number, fields, 1])];
      });
      const read: number[][] = [];
      readEntries(text, (...entry) => read.push(entry));
      expect(read).toEqual(written);
    }),
  );
});

test('names the words of a record, and the known phrases in it', () => {
  const record: SearchRecord = {
    ...plain,
    title: 'Sign-ins fail',
    labels: ['auth'],
    places: [
      ['a', 'A', 'out of memory: out-of-memory. Out; of memory'],
      ['b', 'B', 'sign inside'],
    ],
    tasks: [{ title: 'Rate limits', status: 'open', state: 'Open' }],
  };
  const lines = termsOfRecord(record, new Synonyms()).split('\n');
  const terms = lines.map((line) => line.split('\t')[0]);
  expect(terms.filter((term) => term?.includes(' '))).toEqual(['out of memory', 'sign in', 'rate limit']);
  // The most frequent case, once in the text, is nothing but the word.
  expect(lines).toContain('inside');
});

test('keeps what is used, up to a number', () => {
  const cache = new BoundedCache<number>(3);
  for (let number = 0; number < 10; number += 1) cache.set(String(number), number);
  cache.forget();
  // All of it has been used since the last call.
  expect(cache.size).toBe(10);
  cache.get('2');
  cache.forget();
  expect(['2', '8', '9', '7'].map((key) => cache.get(key))).toEqual([2, 8, 9, undefined]);
});

test('finds in files what it finds in memory, whatever is written', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      'Memory leak',
      'out of memory',
      'a_b c.d',
      'メモリ不足',
      'log in',
      'Überlauf',
      '__proto__ constructor',
    ),
  );
  const record = fc.record({ title: text, summary: text, place: text, task: text });
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 12 }), text, (contents, query) => {
      const records = contents.map(({ title, summary, place, task }, index): SearchRecord => ({
        ...plain,
        path: `incidents/${index}.html`,
        title,
        summary,
        places: [['p', '', place]],
        tasks: [{ title: task, status: 'open', state: 'Open' }],
      }));
      const inMemory = new MemoryIndex(records.toReversed());
      const reader = new SiteReader(searchSiteOf(records));
      for (const asked of [query, `"${query}"`, query.slice(0, 3), contents[0]?.place ?? '']) {
        expect(reader.find(asked)).toEqual(search(asked, inMemory));
      }
    }),
    { numRuns: 10 },
  );
}, 20_000);

test('is not made again if no record has changed', () => {
  const kept = new Map<string, Buffer>();
  const store = {
    get: (key: string) => kept.get(key),
    put: (key: string, value: Uint8Array) => kept.set(key, Buffer.from(value)),
  };
  let read = 0;
  const files = (title: string) => {
    const stored = storeRecord({ ...plain, title }, new Synonyms());
    const counted = {
      ...stored,
      readTerms: () => {
        read += 1;
        return stored.readTerms();
      },
    };
    return indexFiles({ services: [], incidents: [counted] }, [], store).map(({ path, digest }) => [path, digest]);
  };
  const first = files('Memory');
  expect(read).toBe(1);
  expect(files('Memory')).toEqual(first);
  expect(read).toBe(1);
  expect(files('Memory leak')).not.toEqual(first);
  expect(read).toBe(2);
});
