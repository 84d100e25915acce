// Pure: it runs in browsers as well.

/** A word of a text in the form that the search compares, and its position in the text. */
export interface Token {
  /** In lower case and without accents. */
  word: string;
  start: number;
  end: number;
}

/**
 * The words of a text, in any script. In a script without spaces between words, every two adjacent characters are a
 * word, and so is the last character.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: run, index, groups } of text.matchAll(runsByScript)) {
    const characters = groups?.unspaced === undefined ? [run] : [...run];
    let start = index;
    for (const [position, character] of characters.entries()) {
      const pair = character + (characters[position + 1] ?? '');
      tokens.push({ word: fold(pair), start, end: start + pair.length });
      start += character.length;
    }
  }
  return tokens;
}

/** The words of a text, without their positions. */
export function listWords(text: string): string[] {
  // Most texts have only such characters, or at least no such script, and this is faster.
  if (isAscii.test(text)) return text.toLowerCase().match(asciiRuns) ?? [];
  if (!unspaced.test(text)) return Array.from(text.match(runs) ?? [], fold);
  return tokenize(text).map(({ word }) => word);
}

/** Whether a text has characters of a script without spaces between words. */
export function isUnspaced(text: string): boolean {
  return unspaced.test(text);
}

const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const runsByScript = new RegExp(
  `(?<unspaced>(?:(?=[\\p{L}\\p{N}\\p{M}])${unspaced.source})+)|(?:(?!${unspaced.source})[\\p{L}\\p{N}\\p{M}])+`,
  'gu',
);
const isAscii = /^[\x20-\x7e]*$/;
const asciiRuns = /[a-z0-9]+/g;
const runs = /[\p{L}\p{N}\p{M}]+/gu;

function fold(text: string): string {
  if (/^\w+$/.test(text)) return text.toLowerCase();
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '');
  // Greek has a second sigma for the end of a word, which may be the beginning of a longer word.
  return plain.replaceAll('ς', 'σ').normalize('NFC');
}
