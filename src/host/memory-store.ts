import type { PackStore } from './pack-store.ts';

/** A store in memory, for a program that runs for long. */
export interface MemoryStore extends PackStore {
  /** Forget what nobody has asked for or put since the last call but one: what is older may still be in use. */
  prune: () => void;
}

/**
 * Open a store in memory. Nothing is written to disk before it is closed.
 *
 * @param disk Where results of earlier runs are, and what is in memory is kept for later ones; closed with this store.
 */
export function openMemoryStore(disk: PackStore | undefined): MemoryStore {
  const values = new Map<string, Buffer>();
  let used = new Set<string>();
  let usedBefore = new Set<string>();
  return {
    get(key) {
      used.add(key);
      return values.get(key) ?? disk?.get(key);
    },
    has(key) {
      used.add(key);
      return values.has(key) || (disk?.has(key) ?? false);
    },
    put(key, value) {
      used.add(key);
      values.set(key, Buffer.from(value));
    },
    prune() {
      for (const key of values.keys()) if (!used.has(key) && !usedBefore.has(key)) values.delete(key);
      usedBefore = used;
      used = new Set();
    },
    close() {
      if (disk) for (const [key, value] of values) disk.put(key, value);
      disk?.close();
    },
  };
}
