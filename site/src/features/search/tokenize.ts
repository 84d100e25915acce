/** A word of a text, as the search compares it, and where it stands in the text. */
export interface Word {
  /** In lower case and without accents. */
  word: string;
  start: number;
  end: number;
}

/**
 * The words of a text, in any script. Where a script puts no space between words, every two characters that stand
 * beside each other are one, and so is the last.
 */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: part, index, groups } of text.matchAll(parts)) {
    const characters = groups?.unspaced === undefined ? [part] : [...part];
    let start = index;
    for (const [place, character] of characters.entries()) {
      const pair = character + (characters[place + 1] ?? '');
      words.push({ word: fold(pair), start, end: start + pair.length });
      start += character.length;
    }
  }
  return words;
}

/** The words of a text alone. */
export function wordList(text: string): string[] {
  // Most texts have no such script, and this is faster.
  if (!unspaced.test(text)) return Array.from(text.match(runs) ?? [], fold);
  return wordsIn(text).map(({ word }) => word);
}

const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const parts = new RegExp(
  `(?<unspaced>(?:(?=[\\p{L}\\p{N}\\p{M}])${unspaced.source})+)|(?:(?!${unspaced.source})[\\p{L}\\p{N}\\p{M}])+`,
  'gu',
);
const runs = /[\p{L}\p{N}\p{M}]+/gu;

function fold(text: string): string {
  if (/^\w+$/.test(text)) return text.toLowerCase();
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '');
  // Greek has another sigma for the end of a word, which may be the beginning of a longer one.
  return plain.replaceAll('ς', 'σ').normalize('NFC');
}
