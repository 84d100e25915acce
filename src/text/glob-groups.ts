/** The most globs without groups that a glob stands for. */
export const mostAlternatives = 100;

/** A part of a glob that stands for one of several texts. */
interface Group {
  start: number;
  /** Offset behind it. */
  end: number;
  alternatives: string[];
}

/**
 * Write out the groups of a glob: `{a,b}`, `{1..9}`, `(a|b)`, `@(a|b)` and `?(a|b)`. What is in `!(…)` stays.
 *
 * @returns `undefined` for more than {@link mostAlternatives}.
 */
export function expandGroups(glob: string): string[] | undefined {
  const done: string[] = [];
  const rest = [glob];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const group = findGroup(next);
    const { start, end, alternatives } = group ?? { start: 0, end: 0, alternatives: [] };
    if (!group) done.push(next);
    else for (const one of alternatives) rest.push(next.slice(0, start) + one + next.slice(end));
    if (done.length + rest.length > mostAlternatives) return undefined;
  }
  return done.toReversed();
}

function findGroup(glob: string): Group | undefined {
  for (let at = 0; at < glob.length; at = skip(glob, at)) {
    if (glob.startsWith('!(', at)) at = Math.max(at, closing(glob, at + 1, '(', ')'));
    else if (glob[at] === '{') {
      const close = closing(glob, at, '{', '}');
      const alternatives = close < 0 ? [] : alternativesOf(glob.slice(at + 1, close));
      if (alternatives.length > 0) return { start: at, end: close + 1, alternatives };
    } else if (glob[at] === '(') {
      const close = closing(glob, at, '(', ')');
      if (close < 0) continue;
      const mark = at > 0 ? glob[at - 1] : undefined;
      const written = split(glob.slice(at + 1, close), '|');
      const start = mark === '@' || mark === '?' ? at - 1 : at;
      return { start, end: close + 1, alternatives: mark === '?' ? [...written, ''] : written };
    }
  }
  return undefined;
}

/** What is between braces; empty if they are only braces. */
function alternativesOf(text: string): string[] {
  const written = split(text, ',');
  if (written.length > 1) return written;
  const [, first = '', last = ''] = /^(-?\d{1,9})\.\.(-?\d{1,9})$/.exec(text) ?? [];
  if (first === '') return lettersOf(text);
  const [from, to] = [Number(first), Number(last)];
  const width = /^-?0\d/.test(first) || /^-?0\d/.test(last) ? Math.max(first.length, last.length) : 0;
  const count = Math.min(Math.abs(to - from), mostAlternatives) + 1;
  return Array.from({ length: count }, (_, index) => {
    const number = from + (to < from ? -index : index);
    return (number < 0 ? '-' : '') + String(Math.abs(number)).padStart(width - Number(number < 0), '0');
  });
}

/** `a..e`. */
function lettersOf(text: string): string[] {
  const [, first, last] = /^([a-z])\.\.([a-z])$/i.exec(text) ?? [];
  if (first === undefined || last === undefined) return [];
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) =>
    String.fromCharCode(from + (to < from ? -index : index)),
  );
}

/** Offset of the mark that closes the one at an offset; -1 if there is none. */
function closing(glob: string, open: number, opening: string, close: string): number {
  let depth = 0;
  for (let at = open; at < glob.length; at = skip(glob, at)) {
    if (glob[at] === opening) depth += 1;
    else if (glob[at] === close) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** Split a text at a mark outside of its groups. */
function split(text: string, mark: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at = skip(text, at)) {
    const character = text[at] ?? '';
    if ('{('.includes(character)) depth += 1;
    else if ('})'.includes(character)) depth -= 1;
    else if (character === mark && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** The offset of the next character that may begin or end a group: behind an escape, or a class such as `[{]`. */
function skip(glob: string, at: number): number {
  if (glob[at] === '\\') return at + 2;
  const close = glob[at] === '[' ? glob.indexOf(']', at + 2) : -1;
  return close < 0 ? at + 1 : close + 1;
}
