import { expect, test } from 'vitest';
import { byteText } from '../../../src/text/byte-text.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [1250, '1.3 kB'],
  [9949, '9.9 kB'],
  [9950, '10 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [107_400_000, '107 MB'],
  [12_000_000_000, '12 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(byteText(bytes)).toBe(text.replace(' ', '\u00a0'));
});
