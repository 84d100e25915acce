import { tokenize } from './tokenize.ts';

// Pure: it runs in browsers as well.

/** What a query asks for. */
export interface Query {
  /** Prefixes of words, all of which have to occur. */
  words: string[];
  /** Those of them in which a typo may be corrected: not those of quotations, names and commands. */
  correctable: string[];
  /** What has to occur as it is written: texts in quotes or backticks. */
  quotations: RegExp[];
  /** What should occur as it is written, if it does anywhere: words such as `pg_conn`, `queue.ack` and `OOMKilled`. */
  names: RegExp[];
}

/** Read a query: words, and texts in quotes or backticks. A quotation that is not closed yet may go on with more letters. */
export function parseQuery(query: string): Query {
  const quotations: RegExp[] = [];
  const quoted: string[] = [];
  const rest = query.replaceAll(quotation, (whole) => {
    const isWhole = whole.length > 1 && /["”“`]$/.test(whole);
    const text = whole.slice(1, isWhole ? -1 : undefined);
    quoted.push(text);
    if (text.trim() !== '') quotations.push(literal(text, { isWhole }));
    return ' ';
  });
  const parts = rest.split(/\s+/).filter(Boolean);
  const names = parts.filter((part) => isName(part));
  const correctable = parts.filter((part) => !isName(part)).flatMap(wordsOf);
  return {
    words: [...new Set([...parts.flatMap(wordsOf), ...quoted.flatMap(wordsOf)])],
    correctable: [...new Set(correctable)],
    quotations,
    names: names.map((name) => literal(name, { isWhole: false })),
  };
}

/** Whether one of the texts contains each of the patterns. */
export function containsAll(texts: readonly string[], patterns: readonly RegExp[]): boolean {
  return patterns.every((pattern) => texts.some((text) => pattern.test(text)));
}

/** Text in quotes or backticks, and what closes it; nothing at the end of a query that is being typed. */
const quotation = /"[^"]*(?:"|$)|[“„][^“”]*(?:[“”]|$)|`[^`]*(?:`|$)/g;

/** Signs, digits and capitals that prose does not have within a word. A hyphen alone does not make a name: `sign-in`. */
const nameSign = /[\p{L}\p{N}][_.:/=@#][\p{L}\p{N}]|\p{N}|\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u;

function isName(part: string): boolean {
  return nameSign.test(part);
}

/** Matches a text in any case and with any white space; from the beginning of a word, and up to the end of one. */
function literal(text: string, { isWhole }: { isWhole: boolean }): RegExp {
  const source = text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
    .join(String.raw`\s+`);
  const [start, end] = [/^[\p{L}\p{N}_]/u.test(text.trim()), isWhole && /[\p{L}\p{N}_]$/u.test(text.trim())];
  const hasSpaces = !unspaced.test(text);
  return new RegExp(
    `${start && hasSpaces ? String.raw`(?<![\p{L}\p{N}_])` : ''}${source}${end && hasSpaces ? String.raw`(?![\p{L}\p{N}_])` : ''}`,
    'iu',
  );
}

const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

/** In a script without spaces only pairs: the last character is part of the pair before it. */
function wordsOf(text: string): string[] {
  const tokens = tokenize(text);
  return tokens.filter(({ end }, index) => tokens[index - 1]?.end !== end).map(({ word }) => word);
}
