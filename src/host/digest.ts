import { createHash } from 'node:crypto';
import { keyLength } from './pack-store.ts';

/** A key for a `PackStore`: the same for the same parts. The length of each part counts, so that no two lists are alike. */
export function digestOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\0`).update(part);
  return hash.digest('hex').slice(0, 2 * keyLength);
}
