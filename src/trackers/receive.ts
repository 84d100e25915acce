import { errorCode } from '../errors.ts';
import { readBody } from '../host/read-body.ts';
import { RefusedRequest } from './refusal.ts';

/** One request, as it is sent. */
interface Sent {
  method: string;
  headers: Record<string, string>;
  /** Sent as JSON. */
  body: object | undefined;
  /** The longest that the answer may take, to its end. */
  timeoutMs: number;
  /** Bytes of the answer that are read. */
  longest: number;
}

/** An answer, or why there is none that can be used, which may be different the next time. */
type Received = { broken: string } | { status: number; headers: Headers; data: unknown };

/**
 * Send a request and read its answer. Redirects are answers.
 *
 * @throws {RefusedRequest} If the answer is too long.
 */
export async function receive(url: URL, { method, headers, body, timeoutMs, longest }: Sent): Promise<Received> {
  const { host } = url;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal,
      headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await readBody(response, longest);
    if (!text) {
      throw new RefusedRequest(`${host} answers with more than ${longest} bytes`, { isUncertain: true });
    }
    const data = parse(text.toString('utf8'));
    if (response.ok && data === undefined) return { broken: `${host} answers with something that is not valid JSON` };
    return { status: response.status, headers: response.headers, data };
  } catch (error) {
    if (error instanceof RefusedRequest) throw error;
    if (signal.aborted) return { broken: `${host} did not answer within ${Math.ceil(timeoutMs / 1000)} s` };
    // What Node throws for a connection that cannot be made, or that breaks.
    if (!(error instanceof TypeError)) throw error;
    return { broken: `cannot reach ${host} (${errorCode(error.cause) ?? 'the connection broke'})` };
  }
}

/** @returns `undefined` for a text that is not JSON: proxies answer with pages. */
function parse(text: string): unknown {
  try {
    const data: unknown = JSON.parse(text);
    return data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
