import { literalPattern } from './literal-pattern.ts';
import { listWords } from './tokenize.ts';

// Pure: it runs in browsers as well.

/** Words and phrases that mean the same to people who search for incidents. `site.synonyms` adds to them. */
const builtIn: readonly (readonly string[])[] = [
  ['oom', 'out of memory', 'oomkilled', 'oom killed'],
  ['login', 'log in', 'sign in', 'signin', 'logon'],
  ['ssl', 'tls', 'certificate', 'cert'],
  ['k8s', 'kubernetes'],
  ['db', 'database'],
  ['lb', 'load balancer', 'loadbalancer'],
  ['dns', 'name resolution', 'nameserver', 'domain name'],
  ['ci', 'continuous integration', 'build pipeline'],
  ['cd', 'continuous delivery', 'continuous deployment'],
  ['pr', 'pull request', 'mr', 'merge request'],
  ['vm', 'virtual machine'],
  ['cpu', 'processor'],
  ['config', 'configuration'],
  ['repo', 'repository'],
  ['auth', 'authentication', 'authorization'],
  ['pvc', 'persistent volume claim', 'persistent volume'],
  ['timeout', 'time out', 'timed out', 'times out'],
  ['disk full', 'out of disk', 'no space left'],
  ['rate limit', 'throttled', 'throttling', 'too many requests'],
  ['rollback', 'roll back', 'rolled back', 'revert', 'reverted'],
  ['slow', 'latency', 'slowness'],
  ['outage', 'unavailable', 'downtime'],
  ['owner', 'own', 'owns', 'owned by'],
];

/** A way to say something. */
export interface Wording {
  text: string;
  /** As `tokenize` returns them. */
  words: readonly string[];
}

/** Finds words and phrases that mean the same. */
export class Synonyms {
  readonly #groups: Wording[][];
  readonly #byFirstWord = new Map<string, Wording[]>();
  readonly #phrases = new Map<string, { key: string; words: readonly string[]; pattern: RegExp }[]>();

  /** @param own Groups of words and phrases that mean the same, besides those that everybody has. */
  constructor(own: readonly (readonly string[])[] = []) {
    this.#groups = [...builtIn, ...own].map((group) =>
      group.map((text) => ({ text, words: listWords(text) })).filter(({ words }) => words.length > 0),
    );
    for (const wording of this.#groups.flat()) {
      const first = singular(wording.words[0] ?? '');
      this.#byFirstWord.set(first, [...(this.#byFirstWord.get(first) ?? []), wording]);
    }
    for (const wording of this.#groups.flat()) {
      const [first = '', ...others] = wording.words;
      if (others.length === 0) continue;
      const same = this.#phrases.get(first) ?? [];
      const key = phraseKey(wording);
      if (same.some((phrase) => phrase.key === key)) continue;
      this.#phrases.set(first, [...same, { key, words: wording.words, pattern: phrasePattern(wording) }]);
    }
  }

  /**
   * The keys of the known wordings of several words in a text, each as often as it begins there.
   *
   * @param words Those of the text, as `tokenize` returns them.
   */
  phrasesIn(text: string, words: readonly string[]): readonly string[] {
    let keys: string[] | undefined;
    for (let index = 0; index < words.length; index += 1) {
      for (const phrase of this.#phrases.get(words[index] ?? '') ?? none) {
        const last = phrase.words.length - 1;
        const isThere = phrase.words.every((one, offset) => {
          const other = words[index + offset];
          // The last word may be a plural; in a script without spaces it is half of a pair.
          return offset === last ? other?.startsWith(one) : other === one;
        });
        if (isThere && phrase.pattern.test(text)) (keys ??= []).push(phrase.key);
      }
    }
    return keys ?? none;
  }

  /** The longest known wording of several words that begins at an index of a text's words. */
  phraseAt(words: readonly string[], index: number): Wording | undefined {
    const known = this.#byFirstWord.get(singular(words[index] ?? '')) ?? [];
    return known
      .filter(
        (one) => one.words.length > 1 && keyOf(one) === keyOf({ words: words.slice(index, index + one.words.length) }),
      )
      .toSorted((a, b) => b.words.length - a.words.length)[0];
  }

  /** What else means the same as some words. */
  of(words: readonly string[]): Wording[] {
    const key = keyOf({ words });
    const groups = this.#groups.filter((group) => group.some((one) => keyOf(one) === key));
    return [...new Map(groups.flat().map((one) => [keyOf(one), one])).values()].filter((one) => keyOf(one) !== key);
  }
}

const none: readonly never[] = [];

/** How the words of a wording follow each other in a text: also with hyphens, and in the plural. */
export function phrasePattern({ text }: Wording): RegExp {
  return literalPattern(text, { isWhole: true, isLoose: true });
}

/** What a wording of several words is called in the index; no word has a space. */
export function phraseKey({ words }: Pick<Wording, 'words'>): string {
  return words.join(' ');
}

/** The same for a plural. */
function keyOf({ words }: Pick<Wording, 'words'>): string {
  return words.map(singular).join(' ');
}

/** Of English words; `dns` and `process` are no plurals. `dbs` and `vms` are too short to tell. */
function singular(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
