/** A part of a glob for one name of a path. */
export type NamePart =
  | { kind: 'character'; character: string }
  | { kind: 'any' | 'some' }
  /** `[a-z]` */
  | { kind: 'class'; isNegated: boolean; ranges: [first: string, last: string][] }
  /** `!(a|b)` */
  | { kind: 'not'; alternatives: NamePart[][] };

/** Read the part of a glob between two slashes, without groups but `!(…)`. */
export function readName(glob: string): NamePart[] {
  const parts: NamePart[] = [];
  const text = Array.from(glob.toLowerCase());
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const close = character === '!' && text[at + 1] === '(' ? text.indexOf(')', at) : -1;
    const bracket = character === '[' ? text.indexOf(']', at + (/[!^]/.test(text[at + 1] ?? '') ? 3 : 2)) : -1;
    if (close > 0) {
      const alternatives = text
        .slice(at + 2, close)
        .join('')
        .split('|')
        .map(readName);
      parts.push({ kind: 'not', alternatives });
      at = close;
    } else if (bracket > 0) {
      parts.push(readClass(text.slice(at + 1, bracket)));
      at = bracket;
    } else if (character === '*') {
      if (parts.at(-1)?.kind !== 'any') parts.push({ kind: 'any' });
    } else if (character === '?') parts.push({ kind: 'some' });
    else if (character === '\\' && at + 1 < text.length) {
      at += 1;
      parts.push({ kind: 'character', character: text[at] ?? '' });
    } else parts.push({ kind: 'character', character });
  }
  return parts;
}

function readClass(text: readonly string[]): NamePart {
  const isNegated = text[0] === '!' || text[0] === '^';
  const inner = isNegated ? text.slice(1) : text;
  const ranges: [string, string][] = [];
  for (let at = 0; at < inner.length; at += 1) {
    if (inner[at] === '\\' && at + 1 < inner.length) at += 1;
    const first = inner[at] ?? '';
    const isRange = inner[at + 1] === '-' && at + 2 < inner.length;
    ranges.push([first, isRange ? (inner[at + 2] ?? first) : first]);
    if (isRange) at += 2;
  }
  return { kind: 'class', isNegated, ranges };
}

/**
 * Whether a pattern matches a name.
 *
 * @param name In lower case.
 * @param dot Whether wildcards match a dot at its start.
 */
export function matchesName(pattern: readonly NamePart[], name: string, dot: boolean): boolean {
  const [first] = pattern;
  const isExplicit = first?.kind === 'character' && first.character === '.';
  if (name.startsWith('.') && !dot && !isExplicit) return false;
  const characters = Array.from(name);
  return reachedFrom([0], pattern, characters).includes(characters.length);
}

/** The offsets behind what a pattern may match from some offsets on: all at once, so that none is tried twice. */
function reachedFrom(offsets: number[], pattern: readonly NamePart[], name: readonly string[]): number[] {
  let reached = offsets;
  for (const part of pattern) {
    if (reached.length === 0) return [];
    reached = step(reached, part, name);
  }
  return reached;
}

/** @param reached In ascending order, as is the result. */
function step(reached: readonly number[], part: NamePart, name: readonly string[]): number[] {
  if (part.kind === 'any') return from(reached[0] ?? 0, name.length);
  if (part.kind === 'not') {
    const next = new Set<number>();
    for (const offset of reached) {
      const excluded = new Set(part.alternatives.flatMap((pattern) => reachedFrom([offset], pattern, name)));
      for (const end of from(offset, name.length)) if (!excluded.has(end)) next.add(end);
    }
    return [...next].toSorted((a, b) => a - b);
  }
  return reached.flatMap((offset) => {
    const character = name[offset];
    return character !== undefined && isOne(part, character) ? [offset + 1] : [];
  });
}

function isOne(part: Exclude<NamePart, { kind: 'not' }>, character: string): boolean {
  if (part.kind === 'character') return part.character === character;
  if (part.kind !== 'class') return true;
  return part.isNegated !== part.ranges.some(([first, last]) => first <= character && character <= last);
}

function from(start: number, end: number): number[] {
  return Array.from({ length: end - start + 1 }, (_, index) => start + index);
}
