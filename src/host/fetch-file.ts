import { errorCode } from '../errors.ts';
import { isAllowedAddress, isLoopback } from '../text/source-address.ts';
import { readBody } from './read-body.ts';

export interface FetchLimits {
  /** The longest that the host may be silent, in milliseconds. */
  requestMs: number;
  /** Bytes, not compressed. */
  longest: number;
  /** Ends all requests. */
  signal: AbortSignal;
}

/** A file of another host, or why there is none. */
export type Fetched = { bytes: Buffer; etag?: string } | { isUnchanged: true } | { reason: string };

const mostRedirects = 5;

/**
 * Read a file over HTTP. Nothing but its address is sent. Redirects are followed over HTTPS only, and on this machine.
 *
 * @param etag Of a copy that is at hand.
 */
export async function fetchFile(
  address: string,
  { requestMs, longest, signal }: FetchLimits,
  etag?: string,
): Promise<Fetched> {
  let url = new URL(address);
  const isLocal = isLoopback(url);
  for (let redirects = 0; ; redirects += 1) {
    const { host } = url;
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(), requestMs);
    try {
      const response = await fetch(url, {
        redirect: 'manual',
        signal: AbortSignal.any([signal, silence.signal]),
        headers: { Accept: 'application/json', ...(etag !== undefined && { 'If-None-Match': etag }) },
      });
      timer.refresh();
      const { status, headers } = response;
      if (status === 304 && etag !== undefined) return { isUnchanged: true };
      const location = status >= 300 && status < 400 ? headers.get('location') : null;
      if (location === null) {
        if (status !== 200) return { reason: `${host} answers with ${status}` };
        const bytes = await readBody(response, longest, () => timer.refresh());
        const tag = headers.get('etag');
        if (bytes === undefined) return { reason: `${host} answers with more than ${longest / 2 ** 20} MiB` };
        return { bytes, ...(tag !== null && { etag: tag }) };
      }
      const next = URL.parse(location, url);
      // A public host must not make this machine ask itself.
      if (!next || !isAllowedAddress(next.href) || (isLoopback(next) && !isLocal)) {
        return { reason: `${host} redirects to an address that is not read` };
      }
      if (redirects === mostRedirects) return { reason: `${host} redirects again and again` };
      url = next;
    } catch (error) {
      if (signal.aborted) return { reason: 'all sources together took too long' };
      if (silence.signal.aborted) return { reason: `${host} did not answer within ${Math.ceil(requestMs / 1000)} s` };
      // What Node throws for a connection that cannot be made or breaks, and for an answer that cannot be decoded.
      if (!(error instanceof TypeError)) throw error;
      return { reason: `cannot reach ${host} (${errorCode(error.cause) ?? 'the connection broke'})` };
    } finally {
      clearTimeout(timer);
    }
  }
}
