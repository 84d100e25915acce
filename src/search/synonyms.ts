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

  /** @param own Groups of words and phrases that mean the same, besides those that everybody has. */
  constructor(own: readonly (readonly string[])[] = []) {
    this.#groups = [...builtIn, ...own].map((group) =>
      group.map((text) => ({ text, words: listWords(text) })).filter(({ words }) => words.length > 0),
    );
    for (const wording of this.#groups.flat()) {
      const first = singular(wording.words[0] ?? '');
      this.#byFirstWord.set(first, [...(this.#byFirstWord.get(first) ?? []), wording]);
    }
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

/** The same for a plural. */
function keyOf({ words }: Pick<Wording, 'words'>): string {
  return words.map(singular).join(' ');
}

/** Of English words; `dns` and `process` are no plurals. `dbs` and `vms` are too short to tell. */
function singular(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
