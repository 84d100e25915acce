/** A text for comparisons: lower case, without accents, `ß` as `ss`, one space between words. */
export function fold(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return text
    .normalize('NFKD')
    .replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ё', 'е')
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Most headings are, and need none of the other steps. */
const isAscii = /^[ -~\s]*$/;

/** A test for folded texts that are one of several words: `a|b c|d`. Parts are regular expressions. */
export function oneOfWords(...words: string[]): RegExp {
  return new RegExp(`^(?:${words.map((line) => line.normalize('NFKC')).join('|')})$`, 'u');
}
