// Pure: it runs in browsers as well.

/** A word to look for in texts. */
export interface Lookup {
  /** As `tokenize` returns it. */
  word: string;
  /** Whether words that begin with it count as well. */
  isPrefix: boolean;
  /** How much it counts, up to 1 for what the query says itself. */
  weight: number;
}

/**
 * The words that a word of a query stands for: those that begin with it, its own beginnings (`postgresql` also finds
 * `postgres`), and the same word with other English endings (`terminating` also finds `terminate`).
 */
export function formsOf(word: string): Lookup[] {
  const forms = new Map<string, Lookup>([[word, { word, isPrefix: true, weight: 1 }]]);
  const add = (form: string, weight: number): void => {
    if (!forms.has(form) && !form.startsWith(word)) forms.set(form, { word: form, isPrefix: false, weight });
  };
  if (!/^\p{L}+$/u.test(word)) return [...forms.values()];
  for (const beginning of beginningsOf(word)) add(beginning, 0.8);
  for (const stem of stemsOf(word)) for (const ending of endings) add(stem + ending, 0.7);
  return [...forms.values()];
}

/** Short by up to three letters and a third of the word. */
function beginningsOf(word: string): string[] {
  const shortest = Math.max(3, word.length - 3, Math.ceil((word.length * 2) / 3));
  return Array.from({ length: Math.max(0, word.length - shortest) }, (_, index) => word.slice(0, -1 - index));
}

/** Endings of English verbs and nouns that say the same with another grammar. */
const endings = ['', 's', 'es', 'e', 'ed', 'ing', 'ion', 'ions', 'er', 'ers'];

function stemsOf(word: string): string[] {
  const ending = /(?:ing|ions?|ed|es|ers?|e|s)$/.exec(word)?.[0] ?? '';
  const stem = word.slice(0, word.length - ending.length);
  if (ending === '' || stem.length < 4) return [];
  // `stopped` has the stem `stop`.
  const single = /([^aeiouls])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  return [stem, ...single];
}
