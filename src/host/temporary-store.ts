import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPackStore, type PackStore } from './pack-store.ts';

/** A store for one run, which keeps on disk what would fill the memory, and nothing afterwards. */
export function openTemporaryStore(): PackStore {
  const folder = mkdtempSync(path.join(tmpdir(), 'casebook-'));
  const { close, ...store } = openPackStore(folder);
  return {
    ...store,
    close() {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
