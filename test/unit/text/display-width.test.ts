import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth, wrapToWidth } from '../../../src/text/display-width.ts';

test.each([
  ['Add an alert', 12],
  ['告警', 4],
  ['Ａ', 2],
  ['한국', 4],
  ['é', 1],
  ['🚧 now', 6],
  ['👩‍👩‍👧', 2],
  ['🇩🇪', 2],
  ['☑️', 2],
  ['✓', 1],
  ['\u200B', 0],
])('%j takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('breaks between words, and long words behind a sign', () => {
  expect(wrapToWidth('Add an alert', 7)).toEqual(['Add an', 'alert']);
  expect(wrapToWidth('2024-08-10-authentication-outage', 28)).toEqual(['2024-08-10-authentication-', 'outage']);
  expect(wrapToWidth('a-bcdefghijkl', 6)).toEqual(['a-bcde', 'fghijk', 'l']);
  expect(wrapToWidth('', 10)).toEqual(['']);
});

test('keeps every character but spaces, and no line is too wide', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (text, width) => {
      const lines = wrapToWidth(text, width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/ /g, '').trim());
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
});
