/** A duration written in words, as precise as the words are. */
export interface WrittenDuration {
  /** As written, without the text that follows. */
  text: string;
  leastSeconds: number;
  mostSeconds: number;
}

const units: [RegExp, number][] = [
  [/^(?:weeks?|wochen?|semaines?|semanas?|settiman[ae]|weken|недел[июя]|недель|周|週間|주)$/iu, 604_800],
  [/^(?:d|days?|tage?n?|jours?|d[ií]as?|giorn[oi]|dagen|д(?:ня|ней|ень)|天|日間?|일)$/iu, 86_400],
  [/^(?:h|hrs?|hours?|std|stunden?|heures?|horas?|or[ae]|uur|uren|час(?:а|ов)?|小时|時間|시간)$/iu, 3600],
  [/^(?:m|mins?|minutes?|minuten?|minutos?|minut[oiy]?|минут[аы]?|мин|分钟?|分間?|분)$/iu, 60],
  [/^(?:s|secs?|seconds?|sekunden?|secondes?|segundos?|second[oi]|seconden|секунд[аы]?|сек|秒钟?|秒間?|초)$/iu, 1],
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
    /^\s*(?:~|≈|about|around|approximately|approx\.?|roughly|circa|ca\.?|nearly|almost|over|more than|less than|etwa|rund|ungefähr|environ|unos|unas|cerca de|circa|ongeveer|около|примерно|大约|约|約|およそ)/iu.exec(
      text,
    )?.[0] ?? '';
  let rest = text.slice(lead.length);
  let seconds = 0;
  let precision = Infinity;
  for (;;) {
    const match = /^\s*(?:,?\s*(?:(?:and|und|et|y|e|en|и)\s+)?)(\d+(?:\.\d+)?)\s*(\p{L}+)(?!\p{L})/iu.exec(rest);
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
