/** A regular expression of a schema that says when it is being matched, since some never end. */
export interface Pattern {
  test: (text: string) => boolean;
  /** The same for the same source. */
  toString: () => string;
}

type Watch = (source: string | undefined) => void;

let watch: Watch | undefined;

/** @param onMatch Called with each pattern before it is matched, and with nothing afterwards. */
export function watchPatterns(onMatch: Watch): void {
  watch = onMatch;
}

/** A schema has few patterns, and each is matched against many values. */
const known = new Map<string, Pattern>();

/** @throws {SyntaxError} When it is not a regular expression. */
export function patternOf(source: string): Pattern {
  const pattern = known.get(source) ?? createPattern(source);
  known.set(source, pattern);
  return pattern;
}

function createPattern(source: string): Pattern {
  const expression = new RegExp(source, 'u');
  return {
    test(text) {
      watch?.(source);
      const isMatch = expression.test(text);
      watch?.(undefined);
      return isMatch;
    },
    toString: () => String(expression),
  };
}
