import { wordsIn } from './tokenize.ts';

/** A stretch of a text, and whether it is what was looked for. */
export interface Stretch {
  text: string;
  isMarked: boolean;
}

/**
 * A text in stretches, those marked whose words begin with one that was looked for.
 *
 * @param length How many characters to show at most, from where most of the words are; all when absent.
 */
export function markWords(text: string, words: readonly string[], length = Infinity): Stretch[] {
  const marks = rangesOf(text, words);
  const [from, to] = text.length <= length ? [0, text.length] : windowOf(text, marks, length);
  const stretches: Stretch[] = from > 0 ? [{ text: '… ', isMarked: false }] : [];
  let at = from;
  for (const { start, end } of marks) {
    if (start < from || end > to) continue;
    stretches.push({ text: text.slice(at, start), isMarked: false }, { text: text.slice(start, end), isMarked: true });
    at = end;
  }
  stretches.push({ text: text.slice(at, to) + (to < text.length ? ' …' : ''), isMarked: false });
  return stretches.filter((stretch) => stretch.text !== '');
}

interface Range {
  start: number;
  end: number;
  /** What was looked for. */
  word: string;
}

function rangesOf(text: string, words: readonly string[]): Range[] {
  const ranges: Range[] = [];
  for (const { word, start, end } of wordsIn(text)) {
    const sought = words.find((beginning) => word.startsWith(beginning));
    if (sought === undefined) continue;
    const last = ranges.at(-1);
    // Pairs of characters share one with the next pair.
    if (last && start <= last.end) last.end = end;
    else ranges.push({ start, end, word: sought });
  }
  return ranges;
}

/** How much of a text stands in front of the first mark. */
const lead = 40;

function windowOf(text: string, marks: readonly Range[], length: number): [from: number, to: number] {
  let best = { start: 0, count: 0 };
  for (const { start } of marks) {
    const inside = marks.filter((mark) => mark.start >= start && mark.end <= start + length - lead);
    const count = new Set(inside.map(({ word }) => word)).size;
    if (count > best.count) best = { start, count };
  }
  const wanted = Math.min(best.start - lead, text.length - length);
  // Between words, where there are spaces.
  const from = wanted <= 0 ? 0 : Math.min(best.start, after(text, wanted));
  const end = from + length;
  return [from, end >= text.length ? text.length : Math.max(text.lastIndexOf(' ', end), end - lead)];
}

function after(text: string, index: number): number {
  const space = text.indexOf(' ', index);
  return space < 0 || space > index + lead ? index : space + 1;
}
