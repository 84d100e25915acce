/** A value with its end, as an offset into the YAML. */
export interface Value {
  data: unknown;
  end: number;
}

/** Thrown where the YAML turns out not to be simple. */
export const notSimple = new Error('not simple');

/** Words that yaml does not read as text. */
const words = new Map<string, unknown>([
  ['null', null],
  ['true', true],
  ['false', false],
]);

/** Whether yaml may take a text for something else, in any case of its letters. */
export function isWord(text: string): boolean {
  return words.has(text.toLowerCase());
}

/** A text in quotes without escapes. */
export function quotedAt(text: string, at: number): Value | undefined {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return undefined;
  const last = text.indexOf(quote, at + 1);
  const data = text.slice(at + 1, last);
  if (last < 0 || (quote === '"' ? data.includes('\\') : text[last + 1] === quote)) throw notSimple;
  return { data, end: last + 1 };
}

/** A text without quotes within brackets. */
export function plainAt(text: string, at: number): Value {
  const [found = ''] = /^[^,[\]{}]*/.exec(text.slice(at)) ?? [];
  const value = found.trimEnd();
  if (/:(?:\s|$)/.test(value)) throw notSimple;
  return { data: plain(value), end: at + value.length };
}

/** A text without quotes, which may be a number. */
export function plain(text: string): unknown {
  if (!/^[\p{L}\d(/.+<=$^]/u.test(text)) throw notSimple;
  const word = words.get(text);
  if (word !== undefined) return word;
  if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  // Dates are text. Other numbers, such as `.5`, `0x1F`, `1e3` and `.inf`, are rare.
  const isDate = /^\d{4}-\d\d-\d\d/.test(text);
  if (isWord(text) || (!isDate && /^[-+.\d][-+.\w]*$/.test(text))) throw notSimple;
  return text;
}
