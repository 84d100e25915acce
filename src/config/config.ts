import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { location } from 'vfile-location';
import schema from '../../schema/config.schema.json' with { type: 'json' };
import { errorCode, UserError } from '../errors.ts';
import type { Point, Position, ValuePositions } from '../position.ts';
import { readYaml } from '../markdown/yaml.ts';
import { explainErrors } from '../schema/messages.ts';
import { validateConfig, withoutNull } from '../schema/validate.ts';
import type { Settings } from '../settings.ts';
import type { ConfigFile } from './config-file.ts';
import { defaultSettings } from './defaults.ts';
import { toSettings } from './to-settings.ts';

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
 * @throws {UserError} `CONFIG_INVALID`, with the position of the first error, or when a folder has two such files.
 */
export async function loadConfig(folder: string): Promise<Configuration> {
  for (let root = folder; ; root = path.dirname(root)) {
    const found = await findConfig(root);
    if (found) {
      const name = path.relative(folder, found.file).replaceAll(path.sep, '/');
      return { root, file: name, ...readPlaced(found.text, name) };
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

/**
 * Read a configuration. It is data, never code: checking a pull request must not run anything from it.
 *
 * @param name The name of the file in messages.
 * @throws {UserError} `CONFIG_INVALID`, with the position of the first error.
 */
export function readConfig(source: string, name: string): Settings {
  return readPlaced(source, name).settings;
}

function readPlaced(source: string, name: string): { settings: Settings; positions: ValuePositions } {
  const text = source.replace(/^\uFEFF/, '');
  const places = location(text);
  const at = (offset: number): Point => ({ line: 1, column: 1, ...places.toPoint(offset), offset });
  const place = (start: number, end: number): Position => ({ start: at(start), end: at(end) });
  const { data, positions, faults } = readYaml(text, place);
  // A key without a value counts as absent, as it does in the validation.
  const file: ConfigFile = withoutNull(data ?? {}) ?? {};
  const context = { schema, data, positions, fallback: place(0, 0), ownKeys: false };
  const findings = faults.length > 0 ? faults : explainErrors(validateConfig(data ?? {}), context);
  if (findings.length === 0) findings.push(...repeatedNames(file, positions, context.fallback));
  const [first] = findings.toSorted((a, b) => a.position.start.offset - b.position.start.offset);
  if (first) {
    const { line, column } = first.position.start;
    const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
    throw new UserError('CONFIG_INVALID', `${name}:${line}:${column}: ${first.reason}${more}`);
  }
  return { settings: toSettings(file), positions };
}

/** If two severities share a name or alias, documents would silently get the first. */
function repeatedNames(
  { severities = [] }: ConfigFile,
  positions: ValuePositions,
  fallback: Position,
): { reason: string; position: Position }[] {
  const written = severities.flatMap((severity, index) => {
    const at = `/severities/${index}`;
    if (typeof severity === 'string') return [{ name: severity, at }];
    const aliases = (severity.aliases ?? []).map((name, place) => ({ name, at: `${at}/aliases/${place}` }));
    return [{ name: severity.name, at: `${at}/name` }, ...aliases];
  });
  const seen = new Set<string>();
  return written.flatMap(({ name, at }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const reason = `Unexpected second \`${name}\`, expected each name and alias of a severity once`;
    return [{ reason, position: positions[at]?.value ?? fallback }];
  });
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
