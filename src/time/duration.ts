/** A duration written in words, as precise as the words are. */
export interface WrittenDuration {
  /** As written, without the text that follows. */
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
 * Read the duration at the start of a text: `2 h 15 min`, `about 3 hours`, `1.5 hours`, `45m`.
 *
 * A duration is as precise as its smallest unit: `3 hours` covers everything that rounds to it, up or down; "about"
 * adds an hour on either side.
 *
 * @returns `undefined` when the text does not begin with a duration.
 */
export function readDuration(text: string): WrittenDuration | undefined {
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
  // A hedge allows a whole unit in either direction, and so does rounding up or down.
  const slack = precision * (lead === '' ? 1 : 2);
  return {
    text: text.slice(0, text.length - rest.length).trim(),
    leastSeconds: Math.max(0, seconds - slack),
    mostSeconds: seconds + slack,
  };
}
