import { createHash } from 'node:crypto';

/**
 * A hash of content for its file's name, so that a browser never shows what it kept from an earlier build.
 *
 * @param length Number of hexadecimal digits.
 */
export function contentHash(content: string | Uint8Array, length: number): string {
  return createHash('sha256').update(content).digest('hex').slice(0, length);
}
