import fc from 'fast-check';
import leven from 'leven';
import { expect, test } from 'vitest';
import { editDistance, foldWord, isSameWord, isTypo, nearest } from '../../../src/text/typo.ts';

test.each([
  ['detected', 'detected', 0],
  ['detcted', 'detected', 1],
  ['detectted', 'detected', 1],
  ['detexted', 'detected', 1],
  ['deetcted', 'detected', 1],
  ['deleted', 'detected', 2],
  ['', 'ab', 2],
])('counts the typos between %s and %s', (from, to, expected) => {
  expect(editDistance(from, to)).toBe(expected);
  expect(editDistance(to, from)).toBe(expected);
});

test('the distance is that of Levenshtein, less at most one for each swap', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (from, to) => {
      const distance = editDistance(from, to);
      expect(distance).toBeLessThanOrEqual(leven(from, to));
      expect(distance * 2).toBeGreaterThanOrEqual(leven(from, to));
    }),
  );
});

test('gives up on distances that do not matter', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, fc.nat({ max: 6 }), (from, to, most) => {
      const distance = editDistance(from, to);
      const limited = editDistance(from, to, most);
      expect(distance <= most ? limited === distance : limited > most).toBe(true);
    }),
  );
});

test('ignores case and separators', () => {
  expect(isSameWord('Root-Cause', 'root_cause')).toBe(true);
  expect(isSameWord('root cause', 'root_causes')).toBe(false);
});

test('takes one wrong letter or one swap for a typo, but not two', () => {
  expect(isTypo('serverity', 'severity')).toBe(true);
  expect(isTypo('sevreity', 'severity')).toBe(true);
  expect(isTypo('config_pull', 'config_push')).toBe(false);
});

test('suggests the nearest word, and none when two are equally near', () => {
  expect(nearest('serverity', ['severity', 'services'])).toBe('severity');
  expect(nearest('sev9', ['SEV1', 'SEV2'])).toBeUndefined();
  expect(nearest('owner', ['tasks'])).toBeUndefined();
});

test('suggests the word that a sort by distance puts first', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'B', 'b', '-', '_'), maxLength: 6 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), (written, words) => {
      const [best, next] = words
        .map((candidate) => ({ candidate, distance: editDistance(foldWord(written), foldWord(candidate)) }))
        .toSorted((a, b) => a.distance - b.distance);
      const isNear = best && best.distance <= Math.max(1, Math.floor(written.length / 3));
      expect(nearest(written, words)).toBe(isNear && best.distance !== next?.distance ? best.candidate : undefined);
    }),
  );
});
