/** What an answer says about asking again. */
export interface Pause {
  /** In seconds. */
  seconds: number;
  /** The host says so; otherwise it is a guess. */
  isStated: boolean;
}

/**
 * How long a host asks to wait, if it refuses an answer because of too many requests: `Retry-After`, then the time at which
 * a limit ends, then a minute, as GitHub asks for where it states nothing.
 *
 * @param message What the host says; GitHub answers 403 for limits and for missing permissions alike.
 * @returns `undefined` if the answer is about something else.
 * @see https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 * @see https://docs.gitlab.com/security/rate_limits/
 */
export function pauseOf(status: number, headers: Headers, message: string): Pause | undefined {
  if (![403, 429, 503].includes(status)) return undefined;
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = /^\d+$/.test(after) ? Number(after) : Math.ceil((Date.parse(after) - now) / 1000);
    if (Number.isFinite(seconds)) return { seconds: Math.max(0, seconds), isStated: true };
  }
  const remaining = headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining');
  const reset = headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset');
  if (remaining === '0' && reset !== null && /^\d+$/.test(reset)) {
    // One second more, since both clocks are cut to seconds.
    return { seconds: Math.max(0, Math.ceil(Number(reset) - now / 1000)) + 1, isStated: true };
  }
  const isLimit = status === 429 || (status === 403 && /rate limit|abuse detection/i.test(message));
  return isLimit ? { seconds: 60, isStated: false } : undefined;
}

/** The address of a page that a `Link` header names. */
export function linkedPage(headers: Headers, relation: 'next' | 'last'): string | undefined {
  for (const [, url, parameters = ''] of (headers.get('link') ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    if (new RegExp(`;\\s*rel="?${relation}"?`, 'i').test(parameters)) return url;
  }
  return undefined;
}
