import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors.ts';
import type { ValuePositions } from '../position.ts';
import { readRepositoryFile, repositoryOf, relativePath } from '../disk.ts';
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
export const configNames = [configName, 'casebook.yml', '.casebook.yaml', '.casebook.yml'];

/**
 * Load `casebook.yaml`, or the same under one of its other names, from a folder or the nearest folder above it.
 *
 * @param folder Absolute path; the root, if there is no such file.
 * @param named Path of the file, relative to the folder; what it says is then relative to the folder, too.
 * @throws {UserError} `CONFIG_INVALID`, with the position of the first error, or when a folder has two such files.
 */
export async function loadConfig(folder: string, named?: string): Promise<Configuration> {
  if (named !== undefined) {
    const file = path.resolve(folder, named);
    const text = readIfThere(file, path.dirname(file));
    if (text === undefined) throw new UserError('FILE_NOT_FOUND', `Cannot find the configuration ${named}`);
    return { root: folder, file: named, ...(await readConfigFile(text, named)) };
  }
  for (let root = folder; ; root = path.dirname(root)) {
    const found = findConfig(root);
    if (found) {
      const name = relativePath(folder, found.file);
      return { root, file: name, ...(await readConfigFile(found.text, name)) };
    }
    if (root === path.dirname(root)) return { root: folder, settings: defaultSettings, positions: {} };
  }
}

/**
 * Read a configuration, with the position of each value.
 *
 * @param name Its name in messages.
 * @throws {UserError} `CONFIG_INVALID`, with the position of the first error.
 */
export async function readConfigFile(
  text: string,
  name: string,
): Promise<Pick<Configuration, 'settings' | 'positions'>> {
  // What reads YAML is a fifth of what lint loads.
  const { readPlacedConfig } = await import('./read-config.ts');
  return readPlacedConfig(text, name);
}

/** The configuration of a folder. With two of them, one would be ignored. */
function findConfig(folder: string): { file: string; text: string } | undefined {
  const found: { name: string; file: string; text: string }[] = [];
  for (const name of configNames) {
    const file = path.join(folder, name);
    const text = readIfThere(file, folder);
    if (text !== undefined) found.push({ name, file, text });
  }
  const [first, second] = found;
  if (first && second) {
    throw new UserError('CONFIG_INVALID', `Unexpected ${second.name} beside ${first.name}, expected one of the two`);
  }
  return first;
}

function readIfThere(file: string, folder: string): string | undefined {
  // Most folders have no such file, and need no search for the repository.
  if (!existsSync(file)) return undefined;
  const part = readRepositoryFile(repositoryOf(folder), file, longestConfig);
  if (!('bytes' in part)) {
    throw new UserError('FILE_UNREADABLE', `Cannot read ${file}: ${part.reason}`, { cause: part.cause });
  }
  if (part.size > longestConfig) {
    throw new UserError('CONFIG_INVALID', `${file} is larger than ${longestConfig / 1024} KiB`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(part.bytes);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new UserError('CONFIG_INVALID', `${file} is not in UTF-8`, { cause });
  }
}

/** In bytes: a list of 5,000 services takes a fifth. More could keep the reader of YAML busy for minutes. */
const longestConfig = 512 * 1024;
