import leven from 'leven';
import type { Position } from '../position.ts';
import type { Edit } from '../message.ts';

/**
 * Write what was meant over a key or a value of YAML, inside the quotes that it may have.
 *
 * @param text The whole file.
 * @param meant What a person would take the word for.
 * @returns `undefined` where more than a slip of the fingers would change: that is for somebody to decide.
 */
export function mendSlip(text: string, { start, end }: Position, meant: string): Edit[] | undefined {
  const source = text.slice(start.offset, end.offset);
  const [, quote = '', word = ''] = /^(["']?)([\w -]+)\1$/.exec(source) ?? [];
  if (!isSlip(word, meant)) return undefined;
  return [{ start: start.offset + quote.length, end: end.offset - quote.length, text: meant }];
}

/** Whether two words differ in case and in separators only. */
export function isSameWord(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

/**
 * Whether two words differ in case, in separators, in one letter, or in two that changed places. More would be too
 * much for a fix: `config_pull` is two letters away from `config_push`.
 */
function isSlip(word: string, meant: string): boolean {
  const [a, b] = [fold(word), fold(meant)];
  if (leven(a, b) <= 1) return true;
  return a.length === b.length && Array.from(a, (_, index) => swapped(a, index)).includes(b);
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll(/[-\s]/g, '_');
}

function swapped(word: string, at: number): string {
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}
