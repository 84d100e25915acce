/** A length of time that somebody wrote in words, as far as the words tell. */
export interface WrittenLength {
  /** As written, without what follows it. */
  text: string;
  leastSeconds: number;
  mostSeconds: number;
}

const units: [RegExp, number][] = [
  [/^(?:d|days?)$/i, 86_400],
  [/^(?:h|hrs?|hours?)$/i, 3600],
  [/^(?:m|mins?|minutes?)$/i, 60],
  [/^(?:s|secs?|seconds?)$/i, 1],
];

/**
 * Read the length that a text begins with: `2 h 15 min`, `about 3 hours`, `1.5 hours`, `45m`.
 *
 * It is as precise as its smallest unit: `3 hours` is anything that rounds to it, up or down, and with "about" an
 * hour more or less than that.
 *
 * @returns `undefined` when the text begins with none.
 */
export function readLength(text: string): WrittenLength | undefined {
  const lead =
    /^\s*(?:~|≈|about|around|approximately|approx\.?|roughly|circa|ca\.?|nearly|almost|over|more than|less than)/i.exec(
      text,
    )?.[0] ?? '';
  let rest = text.slice(lead.length);
  let seconds = 0;
  let precision = Infinity;
  for (;;) {
    const match = /^(?:,?\s*(?:and\s+)?)(\d+(?:\.\d+)?)\s*([a-z]+)(?![a-z])/i.exec(rest);
    const size = units.find(([name]) => name.test(match?.[2] ?? ''))?.[1];
    if (!match || size === undefined || size >= precision) break;
    const [written, number = ''] = match;
    seconds += Number(number) * size;
    precision = number.includes('.') ? size / 10 : size;
    rest = rest.slice(written.length);
  }
  if (precision === Infinity) return undefined;
  // A word that hedges allows a whole unit in either direction, and so does rounding up or down.
  const slack = precision * (lead === '' ? 1 : 2);
  return {
    text: text.slice(0, text.length - rest.length).trim(),
    leastSeconds: Math.max(0, seconds - slack),
    mostSeconds: seconds + slack,
  };
}
