import { expect, test } from 'vitest';
import { openMemoryStore } from '../../../src/host/memory-store.ts';
import type { PackStore } from '../../../src/host/pack-store.ts';

function storeWith(values: Map<string, Buffer>): PackStore & { isClosed: boolean } {
  return {
    isClosed: false,
    get: (key) => values.get(key),
    has: (key) => values.has(key),
    put: (key, value) => void values.set(key, Buffer.from(value)),
    close() {
      this.isClosed = true;
    },
  };
}

test('reads what earlier runs have kept, and keeps what is still used when it is closed', () => {
  const kept = new Map([['a', Buffer.from('1')]]);
  const disk = storeWith(kept);
  const store = openMemoryStore(disk);
  store.put('b', Buffer.from('2'));
  store.put('c', Buffer.from('3'));
  expect([store.get('a')?.toString(), store.has('b'), store.has('d')]).toEqual(['1', true, false]);
  expect([...kept.keys()]).toEqual(['a']);
  for (let load = 0; load < 3; load += 1) {
    store.prune();
    store.get('b');
  }
  expect([store.has('b'), store.has('c')]).toEqual([true, false]);
  store.close();
  expect([[...kept.keys()], disk.isClosed]).toEqual([['a', 'b'], true]);
});

test('keeps what was used by the load before', () => {
  const store = openMemoryStore(undefined);
  store.put('a', Buffer.from('1'));
  store.prune();
  expect(store.get('a')?.toString()).toBe('1');
  store.close();
});
