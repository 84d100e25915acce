import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';
import type { ValuePositions } from '../position.ts';
import type { Settings } from '../settings.ts';
import { defaultSettings } from './defaults.ts';

/** The configuration of a repository, and where it comes from. */
export interface Configuration {
  /** Absolute path of the folder that paths and globs are relative to. */
  root: string;
  settings: Settings;
  /** Path of the file relative to the working directory; absent if there is none. */
  file?: string;
  /** The position of each value in the file. */
  positions: ValuePositions;
}

export const configName = 'casebook.yaml';

/** `.yml` is what most other files of a repository are called, and a leading dot hides them. */
const configNames = [configName, 'casebook.yml', '.casebook.yaml', '.casebook.yml'];

/**
 * Load `casebook.yaml`, or the same under one of its other names, from a folder or the nearest folder above it.
 *
 * @param folder Absolute path; the root, if there is no such file.
 * @param named Path of the file, relative to the folder; what it says is then relative to the folder, too.
 * @throws {UserError} `CONFIG_INVALID`, with the position of the first error, or when a folder has two such files.
 */
export async function loadConfig(folder: string, named?: string): Promise<Configuration> {
  if (named !== undefined) {
    const text = await readIfThere(path.resolve(folder, named));
    if (text === undefined) throw new UserError('FILE_NOT_FOUND', `Cannot find the configuration ${named}`);
    const { readPlacedConfig } = await import('./read-config.ts');
    return { root: folder, file: named, ...readPlacedConfig(text, named) };
  }
  for (let root = folder; ; root = path.dirname(root)) {
    const found = await findConfig(root);
    if (found) {
      // What reads YAML is a fifth of what lint loads.
      const { readPlacedConfig } = await import('./read-config.ts');
      const name = path.relative(folder, found.file).replaceAll(path.sep, '/');
      return { root, file: name, ...readPlacedConfig(found.text, name) };
    }
    if (root === path.dirname(root)) return { root: folder, settings: defaultSettings, positions: {} };
  }
}

/** The configuration of a folder. With two of them, one would be ignored. */
async function findConfig(folder: string): Promise<{ file: string; text: string } | undefined> {
  const found: { name: string; file: string; text: string }[] = [];
  for (const name of configNames) {
    const file = path.join(folder, name);
    const text = await readIfThere(file);
    if (text !== undefined) found.push({ name, file, text });
  }
  const [first, second] = found;
  if (first && second) {
    throw new UserError('CONFIG_INVALID', `Unexpected ${second.name} beside ${first.name}, expected one of the two`);
  }
  return first;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    if (cause instanceof TypeError) throw new UserError('CONFIG_INVALID', `${file} is not in UTF-8`, { cause });
    const code = errorCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UserError('FILE_UNREADABLE', `Cannot read ${file}: ${code}`, { cause });
  }
}
