import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTexts, type Likeness } from '../../../src/text/similarity.ts';
import { findWords, type TextWords } from '../../../src/text/words.ts';

const wordsOf = (text: string, lang?: string) => findWords({ text, ...(lang && { lang }) }).words;

describe('the words of a text', () => {
  test('have no case, accents, plural or stop words', () => {
    expect(wordsOf('The Nodes’ ÉLAN: 2 buses, a class, gas & naïve gateways')).toEqual([
      'node',
      'elan',
      '2',
      'buse',
      'class',
      'gas',
      'naive',
      'gateway',
    ]);
  });

  test('are the same whether or not another word is outside ASCII', () => {
    const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
    fc.assert(
      fc.property(ascii, (written) => {
        expect(wordsOf(`${written} é`)).toEqual([...wordsOf(written), 'e']);
      }),
    );
  });

  test('are separated in scripts that do not', () => {
    expect(wordsOf('認証サービスのメモリ', 'ja')).toEqual(expect.arrayContaining(['認証', 'メモリ']));
    expect(wordsOf('数据库内存不足', 'not a language')).toEqual(expect.arrayContaining(['内存']));
  });

  test('keep the language if it has no list of stop words', () => {
    expect(findWords({ text: 'och det', lang: 'sv' })).toEqual({ words: ['och', 'det'], unlisted: 'sv' });
  });
});

/** Compares each text with all others. */
function compareAll(texts: readonly TextWords[], least: number): Likeness[][] {
  const kept = texts.map(({ words, unlisted }) => {
    if (unlisted === undefined) return words;
    const others = texts.filter((other) => other.unlisted === unlisted);
    const holding = (word: string) => others.filter((other) => other.words.includes(word)).length;
    const isCommon = (word: string) =>
      holding(word) >= others.length / 2 || (word.length <= 3 && holding(word) >= Math.max(4, others.length / 5));
    return words.filter((word) => holding(word) < 2 || !isCommon(word));
  });
  const vectors = kept.map((words) => {
    const weights = [...new Set(words)].map((word): [string, number] => {
      const spread = kept.filter((other) => other.includes(word)).length;
      return [word, words.filter((other) => other === word).length * Math.log(1 + texts.length / spread)];
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return new Map(weights.map(([word, weight]) => [word, weight / length]));
  });
  return vectors.map((vector) =>
    vectors
      .map((other, index) => {
        let similarity = 0;
        for (const [word, weight] of vector) similarity += weight * (other.get(word) ?? 0);
        return { index, similarity };
      })
      .filter(({ similarity }) => similarity >= least)
      .toSorted((a, b) => b.similarity - a.similarity || a.index - b.index),
  );
}

/** Few words are in most texts, and many in few, so that the order of texts and the common words matter. */
const word = fc.oneof(
  fc.constantFrom('node', 'disk'),
  fc.constantFrom('node', 'disk', 'log', 'queue', 'edge', 'orders'),
  fc.nat({ max: 60 }).map((number) => `w${number}`),
);
const text = fc.array(word, { maxLength: 12 }).map((words) => ({ text: words.join(' ') }));
const foreign = fc.record({
  text: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
  lang: fc.constant('sv'),
});
const texts = fc
  .array(fc.oneof({ weight: 4, arbitrary: text }, foreign), { maxLength: 60 })
  .map((list) => list.map(findWords));
const least = fc.constantFrom(0.01, 0.14, 0.4, 0.7, 0.99);

describe('similar texts', () => {
  test('are those that a comparison with all texts finds, to the last digit', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(texts, least, (list, lowest) => {
        expect(compareTexts(list).findAlike({ least: lowest })).toEqual(compareAll(list, lowest));
      }),
      { numRuns: 300 },
    );
  });

  test('are the first of all that are not left out', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(texts, least, fc.integer({ min: 1, max: 4 }), (list, lowest, most) => {
        const isLeftOut = (other: number, index: number) => other === index || (other + 3 * index) % 5 === 0;
        const all = compareAll(list, lowest);
        expect(compareTexts(list).findAlike({ least: lowest, most, isLeftOut })).toEqual(
          all.map((alike, index) => alike.filter((other) => !isLeftOut(other.index, index)).slice(0, most)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('include those of texts that have common words only', () => {
    const list = ['disk', 'node disk', ...Array.from({ length: 40 }, (_, index) => `node disk w${index} x${index}`)];
    const compared = list.map((one) => findWords({ text: one }));
    expect(compareTexts(compared).findAlike({ least: 0.05 })).toEqual(compareAll(compared, 0.05));
    expect(compareAll(compared, 0.05)[0]).toHaveLength(42);
  });

  test('of more words than a function has arguments are compared', () => {
    const long = findWords({ text: Array.from({ length: 150_000 }, (_, index) => `w${index}`).join(' ') });
    expect(compareTexts([long, long]).findAlike({ least: 0.5, most: 1 })).toEqual([
      [{ index: 0, similarity: expect.closeTo(1) }],
      [{ index: 0, similarity: expect.closeTo(1) }],
    ]);
  });

  test('share words, those that add most to their similarity first', () => {
    const list = ['disk fills on node', 'node loses disk', 'node', 'node'].map((one) => findWords({ text: one }));
    expect(compareTexts(list).sharedWords(0, 1)).toEqual([
      { word: 'disk', spread: 2, share: expect.closeTo(0.28) },
      { word: 'node', spread: 4, share: expect.closeTo(0.11) },
    ]);
  });
});
