import { createServer, type RequestListener } from 'node:http';
import { errorCode, UserError } from '../errors.ts';

/** A server that listens. */
export interface OpenServer {
  port: number;
  /** Stop listening, and end all connections. */
  close: () => Promise<void>;
}

/** Where to listen. */
export interface Address {
  host: string;
  /** If it is not given, `usualPort` is tried, and any other if that is taken. */
  port: number | undefined;
}

/** Taken by no well-known development server. */
const usualPort = 4700;

/**
 * Listen.
 *
 * @throws {UserError} `ADDRESS_UNUSABLE` if the port is taken, or the host is not this machine.
 */
export async function openServer(listener: RequestListener, { host, port }: Address): Promise<OpenServer> {
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value);
    listener(request, response);
  });
  const listen = async (chosen: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(chosen, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  try {
    await listen(port ?? usualPort);
  } catch (cause) {
    if (port !== undefined || errorCode(cause) !== 'EADDRINUSE') throw unusable(cause, host, port ?? usualPort);
    await listen(0);
  }
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return {
    port: address.port,
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page of another site must neither read what is served, nor take it for something else. */
const commonHeaders = {
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

function unusable(cause: unknown, host: string, port: number): Error {
  const code = errorCode(cause);
  if (code === undefined) throw cause;
  if (code === 'EADDRINUSE') {
    return new UserError('ADDRESS_UNUSABLE', `Port ${port} is taken, expected another --port`, { cause });
  }
  return new UserError('ADDRESS_UNUSABLE', `Cannot listen on ${host}, port ${port}: ${code}`, { cause });
}
