/** The words of a command line, as a shell has them: quotes, double or single, hold words together. */
export function wordsOf(line: string): string[] {
  return Array.from(
    line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    ([, double, single, plain = '']) => double ?? single ?? plain,
  );
}
