import { isUnspaced } from './tokenize.ts';

// Pure: it runs in browsers as well.

/** How exactly a text is to be found. */
export interface LiteralOptions {
  /** Whether it ends where a word ends. */
  isWhole: boolean;
  /** Whether hyphens stand for spaces, and a plural for its singular. */
  isLoose?: boolean;
}

/** A pattern for a text in any case and with any white space; from the beginning of a word, and up to the end of one. */
export function literalPattern(text: string, { isWhole, isLoose = false }: LiteralOptions): RegExp {
  const trimmed = text.trim();
  const source = trimmed
    .split(isLoose ? /[\s\p{Pd}]+/u : /\s+/)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
    .join(isLoose ? String.raw`[\s\p{Pd}]+` : String.raw`\s+`);
  const [start, end] = [/^[\p{L}\p{N}_]/u.test(trimmed), isWhole && /[\p{L}\p{N}_]$/u.test(trimmed)];
  const hasSpaces = !isUnspaced(text);
  return new RegExp(
    `${start && hasSpaces ? String.raw`(?<![\p{L}\p{N}_])` : ''}${source}${isLoose && hasSpaces ? 's?' : ''}${end && hasSpaces ? String.raw`(?![\p{L}\p{N}_])` : ''}`,
    'iu',
  );
}
