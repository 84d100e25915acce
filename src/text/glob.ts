import { expandGroups, mostAlternatives } from './glob-groups.ts';
import { matchesName, readName, type NamePart } from './glob-name.ts';

/** Globs that paths are compared with. */
export interface Globs {
  /** @param path Relative, `/` as separator. */
  matches: (path: string) => boolean;
  /** Whether a path below a folder may match; a relative path, empty for all. */
  reachesBelow: (folder: string) => boolean;
}

/** Names of a path, one after the other; `**` is any number of them. */
type PathPattern = ('**' | NamePart[])[];

/**
 * Prepare globs of documents. One that names a folder stands for everything below it; wildcards match no name that begins
 * with a dot. With `!` in front, it excludes what it matches.
 *
 * Globs are `*`, `**`, `?`, `[a-z]`, `{a,b}`, `{1..9}`, `@(a|b)`, `?(a|b)` and `!(a|b)`, in any case of letters. They are
 * compared in time that grows with the lengths of the glob and of the path. (picomatch makes regular expressions of them,
 * which take exponential time for `*a*a*a*a*b`.)
 *
 * @param globs Without a {@link globFault}.
 */
export function globsOfFiles(globs: readonly string[]): Globs {
  return compile(globs, { dot: false, toPatterns: (glob) => [glob, `${glob}/**`], otherwise: false });
}

/** Prepare globs that apply to documents that were found already. Excluding ones alone match all the others. */
export function globsOfPaths(globs: readonly string[]): (path: string) => boolean {
  return compile(globs, { dot: true, toPatterns: (glob) => [glob], otherwise: true }).matches;
}

interface GlobOptions {
  /** Whether wildcards match names that begin with a dot. */
  dot: boolean;
  toPatterns: (glob: string) => string[];
  /** Whether a path matches that no glob excludes if none includes any. */
  otherwise: boolean;
}

function compile(globs: readonly string[], { dot, toPatterns, otherwise }: GlobOptions): Globs {
  const isExcluding = (glob: string): boolean => /^!(?!\()/.test(glob);
  const read = (glob: string): PathPattern[] => (expandGroups(glob) ?? []).flatMap(toPatterns).map(readPath);
  const excluding = globs.filter(isExcluding).flatMap((glob) => read(glob.slice(1)));
  const including = globs.filter((glob) => !isExcluding(glob)).flatMap(read);
  const matchesAny = (patterns: readonly PathPattern[], names: readonly string[], isWhole: boolean): boolean =>
    patterns.some((pattern) => matchesPath(pattern, names, isWhole, dot));
  return {
    matches(path) {
      const names = namesOf(path);
      const isIncluded = including.length === 0 ? otherwise : matchesAny(including, names, true);
      return isIncluded && !matchesAny(excluding, names, true);
    },
    reachesBelow: (folder) => folder === '' || matchesAny(including, namesOf(folder), false),
  };
}

/** What is wrong with a glob, as the end of `Unexpected glob`; `undefined` if nothing is. */
export function globFault(glob: string): string | undefined {
  if (glob.length > longestGlob) return `of ${glob.length} characters, expected at most ${longestGlob}`;
  const plain = glob.replaceAll(/\\[^]|\[[^\]]*\]/g, '');
  if (/[*+]\(/.test(plain)) return `\`${glob}\` with a repeated group, expected \`*\`, \`**\` or \`{a,b}\``;
  if (/!\([^)]*[({/]/.test(plain)) return `\`${glob}\` with a group or \`/\` in \`!(…)\`, expected names`;
  if (!expandGroups(glob)) return `\`${glob}\` with more than ${mostAlternatives} alternatives, expected fewer`;
  return undefined;
}

const longestGlob = 500;

/** The number of characters that a glob has with every alternative written out. */
export function lengthOf(glob: string): number {
  return (expandGroups(glob) ?? []).join('').length;
}

function readPath(pattern: string): PathPattern {
  const names = pattern.split('/').filter((name, index) => name !== '.' && (name !== '' || index === 0));
  // `a/**` is what is below `a`.
  if (names.at(-1) === '**') names.push('*');
  return names.map((name) => (name === '**' ? '**' : readName(name)));
}

function namesOf(path: string): string[] {
  return path.toLowerCase().split('/');
}

/**
 * Compare names with a pattern: all positions in the pattern at once, so that no part of the path is read twice.
 *
 * @param isWhole `false`: whether more names may follow.
 */
function matchesPath(pattern: PathPattern, names: readonly string[], isWhole: boolean, dot: boolean): boolean {
  let reached = withEmpty(new Set([0]), pattern);
  for (const name of names) {
    const next = new Set<number>();
    for (const index of reached) {
      const part = pattern[index];
      if (part === '**' ? dot || !name.startsWith('.') : part && matchesName(part, name, dot)) {
        next.add(part === '**' ? index : index + 1);
      }
    }
    if (next.size === 0) return false;
    reached = withEmpty(next, pattern);
  }
  return isWhole ? reached.has(pattern.length) : [...reached].some((index) => index < pattern.length);
}

/** `**` may stand for no name at all. */
function withEmpty(reached: Set<number>, pattern: PathPattern): Set<number> {
  // The set grows during the loop.
  for (const index of reached) if (pattern[index] === '**') reached.add(index + 1);
  return reached;
}
