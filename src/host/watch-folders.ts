import { statSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { errorCode } from '../errors.ts';

/** Watches folders, each without the folders in it. */
export interface FolderWatch {
  /**
   * Watch these folders and no others. Those that do not exist are left out.
   *
   * @param folders Absolute paths.
   * @returns Whether one of them was not watched before, so that changes may have been missed.
   */
  update: (folders: ReadonlySet<string>) => boolean;
  close: () => void;
}

interface Watched {
  watcher: FSWatcher;
  /** Tells the folder from another one that has taken its place. */
  identity: string;
}

/** Milliseconds between two looks where the system cannot watch. */
const pollMs = 2000;

/**
 * Watch folders.
 *
 * Why not the recursive watch of Node: on Linux it watches every file below a folder, also those in `node_modules`.
 *
 * @param onChange Called with the absolute path of whatever may have changed in a folder.
 * @param onLimit Called once, if the system watches no more folders; from then on, `onChange` is called every 2 s.
 */
export function watchFolders(onChange: (file: string) => void, onLimit: (code: string) => void): FolderWatch {
  const watched = new Map<string, Watched>();
  let poll: NodeJS.Timeout | undefined;
  const drop = (folder: string): void => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };
  const add = (folder: string, identity: string): boolean => {
    try {
      const watcher = watch(folder, (event, name) => {
        // A folder that was removed or renamed reports its own name, and nothing any more afterwards.
        if (event === 'rename' && name === path.basename(folder)) drop(folder);
        onChange(name === null ? folder : path.join(folder, name));
      });
      watcher.on('error', () => {
        drop(folder);
        onChange(folder);
      });
      watched.set(folder, { watcher, identity });
      return true;
    } catch (error) {
      const code = errorCode(error);
      if (code === undefined) throw error;
      if (limits.has(code) && !poll) {
        poll = setInterval(() => onChange(folder), pollMs);
        onLimit(code);
      }
      return false;
    }
  };
  return {
    update(folders) {
      for (const folder of watched.keys()) if (!folders.has(folder)) drop(folder);
      let isNew = false;
      for (const folder of folders) {
        const identity = identityOf(folder);
        if (watched.get(folder)?.identity === identity) continue;
        drop(folder);
        if (identity !== undefined && add(folder, identity)) isNew = true;
      }
      return isNew;
    },
    close() {
      clearInterval(poll);
      for (const folder of watched.keys()) drop(folder);
    },
  };
}

/** What the system answers when it watches too much already, or cannot watch at all. */
const limits = new Set(['ENOSPC', 'EMFILE', 'ENFILE', 'ENOSYS', 'ENOTSUP', 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM']);

function identityOf(folder: string): string | undefined {
  try {
    const stats = statSync(folder);
    return stats.isDirectory() ? `${stats.dev}:${stats.ino}:${stats.birthtimeMs}` : undefined;
  } catch {
    return undefined;
  }
}
