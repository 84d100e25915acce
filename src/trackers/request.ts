import { UserError } from '../errors.ts';
import type { Clock } from '../host/io.ts';
import { plainLine } from '../text/plain-text.ts';
import { receive } from './receive.ts';
import { messageOf, reasonOf, RefusedRequest } from './refusal.ts';
import { pauseOf } from './retry.ts';

/** A token, and the name of the variable of the environment that holds it. */
export interface Token {
  variable: string;
  value: string;
}

export interface RequestLimits {
  /** The longest that one request may take, in milliseconds. */
  requestMs: number;
  /** The longest that all requests and pauses may take. */
  totalMs: number;
  /** Bytes of an answer, not compressed. */
  longestAnswer: number;
}

export interface Interface {
  /** Address of the interface, without a slash at its end. */
  address: string;
  headers: Record<string, string>;
  token?: Token;
  clock: Clock;
  limits?: Partial<RequestLimits>;
}

export interface Answer {
  headers: Headers;
  data: unknown;
}

/** Requests to one host, one after the other. */
export interface Requests {
  /** @param path Below the address of the interface, or an address on the same host, as `Link` headers have it. */
  get: (path: string) => Promise<Answer>;
  /** Sent again only if the host certainly did nothing. */
  post: (path: string, body: object) => Promise<Answer>;
}

/** Descriptions of issues have at most 1 MiB on GitLab, and 64 KiB on GitHub; a page holds a hundred. */
const defaultLimits: RequestLimits = { requestMs: 30_000, totalMs: 600_000, longestAnswer: 64 * 1024 * 1024 };

const mostAttempts = 3;
const mostPauses = 5;
const mostRedirects = 3;

/**
 * Prepare requests to the REST interface of a code host. The token goes to this host only: redirects to others are refused.
 *
 * @throws {UserError} `OPTION_INVALID` for a token that cannot be one; its value is not in the message.
 */
export function createRequests({ address, headers, token, clock, limits: given }: Interface): Requests {
  // Node names the value of a header that it refuses.
  if (token && !/^[\x21-\x7e]+$/.test(token.value)) {
    throw new UserError('OPTION_INVALID', `Unexpected characters in ${token.variable}, expected a token`);
  }
  const limits = { ...defaultLimits, ...given };
  const { origin, host } = new URL(address);
  const end = clock.now() + limits.totalMs;
  const sent = { ...headers, ...authorization(token) };
  const withoutToken = (text: string): string => (token ? text.replaceAll(token.value, '•••') : text);
  const refuse = (reason: string, more: ConstructorParameters<typeof RefusedRequest>[1] = {}): RefusedRequest =>
    new RefusedRequest(plainLine(withoutToken(reason), 300), more);

  async function send(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    let url = new URL(/^https?:/.test(path) ? path : address + path);
    let attempts = 0;
    let pauses = 0;
    let redirects = 0;
    const pause = async (seconds: number): Promise<void> => {
      if (clock.now() + seconds * 1000 > end) {
        throw refuse(`${host} asks to wait for ${seconds} s, which is too long; run it again later`, { isFinal: true });
      }
      await clock.wait(seconds * 1000);
    };
    for (;;) {
      if (url.origin !== origin) {
        throw refuse(`${host} redirects to another host, ${url.host}, which does not get the token`, { isFinal: true });
      }
      const remaining = end - clock.now();
      if (remaining <= 0) {
        throw refuse(`${host} did not answer all requests within ${limits.totalMs / 1000} s`, { isFinal: true });
      }
      const timeoutMs = Math.min(limits.requestMs, remaining);
      const received = await receive(url, { method, headers: sent, body, timeoutMs, longest: limits.longestAnswer });
      if ('broken' in received) {
        attempts += 1;
        if (method === 'POST') throw refuse(received.broken, { isFinal: true, isUncertain: true });
        if (attempts === mostAttempts) throw refuse(received.broken, { isFinal: true });
        await pause(2 ** (attempts - 1));
        continue;
      }
      const { status } = received;
      const location = received.headers.get('location');
      if (status >= 300 && status < 400 && location !== null) {
        redirects += 1;
        // A redirect changes the method of most requests that change something.
        if (method === 'POST' || redirects > mostRedirects) throw refuse(`${host} redirects (${status})`, { status });
        url = new URL(location, url);
        continue;
      }
      const message = messageOf(received.data);
      const asked = pauseOf(status, received.headers, message);
      if (asked && pauses < mostPauses) {
        await pause(asked.isStated ? asked.seconds : asked.seconds * 2 ** pauses);
        pauses += 1;
        continue;
      }
      if (asked) throw refuse(`${host} allows no more requests now (${status})`, { status, isFinal: true });
      if (status >= 500) {
        attempts += 1;
        if (method === 'POST') throw refuse(`${host} failed (${status})`, { status, isFinal: true, isUncertain: true });
        if (attempts === mostAttempts) throw refuse(`${host} failed (${status})`, { status });
        await pause(2 ** (attempts - 1));
        continue;
      }
      if (status < 200 || status > 299) {
        const reason = reasonOf(status, message, host, token?.variable);
        throw refuse(reason, { status, isFinal: status === 401 });
      }
      return { headers: received.headers, data: received.data };
    }
  }

  return {
    get: async (path) => send('GET', path),
    post: async (path, body) => send('POST', path, body),
  };
}

/** GitLab takes all its tokens like this, but for that of a job. */
function authorization(token: Token | undefined): Record<string, string> {
  if (!token) return {};
  return token.variable === 'CI_JOB_TOKEN' ? { 'JOB-TOKEN': token.value } : { Authorization: `Bearer ${token.value}` };
}
