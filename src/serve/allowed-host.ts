import { isIP } from 'node:net';

/** Where a server listens. */
export interface Listening {
  /** A name or an IP address. */
  host: string;
  /** Further names of the machine. */
  names?: readonly string[];
}

/**
 * Whether a request names this server, and not another one whose name leads here: a page of a site that resolves its own
 * name to 127.0.0.1 could otherwise read the incidents (DNS rebinding). An IP address is nobody's name, so the address of a
 * machine in the network is allowed where the server listens for it.
 *
 * @param header The `Host` header.
 */
export function isAllowedHost(header: string | undefined, { host, names = [] }: Listening): boolean {
  const [, name] = /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i.exec(header ?? '') ?? [];
  if (name === undefined) return false;
  const asked = plainName(name);
  if (isLoopback(asked)) return true;
  return !isLoopback(plainName(host)) && (isIP(asked) !== 0 || [host, ...names].map(plainName).includes(asked));
}

/** Whether only this machine reaches a host. */
export function isLoopback(name: string): boolean {
  // Browsers resolve names below `localhost` to the machine itself (RFC 6761).
  if (/^(?:[\w-]+\.)*localhost$/.test(name)) return true;
  return isIP(name) === 4 ? name.startsWith('127.') : name === '::1';
}

/** In lower case, without brackets and without a final dot. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}
