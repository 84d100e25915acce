import { tokenize } from './tokenize.ts';

// Pure: it runs in browsers as well.

/** A piece of a text, and whether it is to be highlighted. */
export interface TextPiece {
  text: string;
  isMatch: boolean;
}

/**
 * Split a text into pieces. Words with a searched prefix are matches.
 *
 * @param length The most characters to show, from where most of the matches are; all when absent.
 */
export function highlightWords(text: string, words: readonly string[], length = Infinity): TextPiece[] {
  const matches = matchesIn(text, words);
  const [from, to] = text.length <= length ? [0, text.length] : windowOf(text, matches, length);
  const pieces: TextPiece[] = from > 0 ? [{ text: '… ', isMatch: false }] : [];
  let at = from;
  for (const { start, end } of matches) {
    if (start < from || end > to) continue;
    pieces.push({ text: text.slice(at, start), isMatch: false }, { text: text.slice(start, end), isMatch: true });
    at = end;
  }
  pieces.push({ text: text.slice(at, to) + (to < text.length ? ' …' : ''), isMatch: false });
  return pieces.filter((piece) => piece.text !== '');
}

interface Match {
  start: number;
  end: number;
  /** The searched prefix. */
  prefix: string;
}

function matchesIn(text: string, words: readonly string[]): Match[] {
  const matches: Match[] = [];
  for (const { word, start, end } of tokenize(text)) {
    const prefix = words.find((beginning) => word.startsWith(beginning));
    if (prefix === undefined) continue;
    const last = matches.at(-1);
    // Pairs of characters overlap the next pair.
    if (last && start <= last.end) last.end = end;
    else matches.push({ start, end, prefix });
  }
  return matches;
}

/** Characters of text that are shown before the first match. */
const lead = 40;

function windowOf(text: string, matches: readonly Match[], length: number): [from: number, to: number] {
  let best = { start: 0, count: 0 };
  for (const { start } of matches) {
    const inside = matches.filter((match) => match.start >= start && match.end <= start + length - lead);
    const count = new Set(inside.map(({ prefix }) => prefix)).size;
    if (count > best.count) best = { start, count };
  }
  const wanted = Math.min(best.start - lead, text.length - length);
  // Cut between words, where there are spaces.
  const from = wanted <= 0 ? 0 : Math.min(best.start, afterSpace(text, wanted));
  const end = from + length;
  return [from, end >= text.length ? text.length : Math.max(text.lastIndexOf(' ', end), end - lead)];
}

function afterSpace(text: string, index: number): number {
  const space = text.indexOf(' ', index);
  return space < 0 || space > index + lead ? index : space + 1;
}
