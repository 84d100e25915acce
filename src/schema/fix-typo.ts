import type { Edit } from '../edit.ts';
import type { Position } from '../position.ts';
import { isTypo } from '../text/typo.ts';

/**
 * Replace a misspelled key or value of YAML, inside the quotes that it may have.
 *
 * @param text The whole file.
 * @param meant The known word that is nearest.
 * @returns `undefined` when the words differ by more than one typo: then the author has to decide.
 */
export function fixTypo(text: string, { start, end }: Position, meant: string): Edit[] | undefined {
  const source = text.slice(start.offset, end.offset);
  const [, quote = '', word = ''] = /^(["']?)([\w -]+)\1$/.exec(source) ?? [];
  if (!isTypo(word, meant)) return undefined;
  return [{ start: start.offset + quote.length, end: end.offset - quote.length, text: meant }];
}

/**
 * Replace a key or value of YAML by another text, inside the quotes that it may have.
 *
 * @returns `undefined` when it is on several lines.
 */
export function replaceWord(text: string, { start, end }: Position, word: string): Edit[] | undefined {
  const source = text.slice(start.offset, end.offset);
  if (source === '' || /[\r\n]/.test(source)) return undefined;
  const quotes = /^(["']).*\1$/.test(source) ? 1 : 0;
  return [{ start: start.offset + quotes, end: end.offset - quotes, text: word }];
}
