import { splitWords } from './words.ts';

/**
 * Find how texts write a word that `findWords` gives without case, accents and a plural `s`.
 *
 * @returns The first spelling in lower case, or else the first one: `memory`, although a sentence begins with it, but
 *   `Kubernetes`. The word itself if no text has it.
 */
export function wordAsWritten(word: string, texts: readonly string[]): string {
  let capitalized: string | undefined;
  for (const text of texts) {
    for (const [written] of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      const lower = written.toLowerCase();
      if (!isForm(lower, word)) continue;
      if (written === lower) return written;
      capitalized ??= written;
    }
  }
  return capitalized ?? word;
}

function isForm(lower: string, word: string): boolean {
  if (lower === word) return true;
  // Splitting is slow, and a word is at most as long as its spelling, apart from marks that are taken away.
  if (lower.length < word.length || lower.length > 2 * word.length + 1) return false;
  const isSimilar = lower.startsWith(word) || /[^a-z0-9]/.test(lower);
  return isSimilar && splitWords(lower)[0] === word;
}
