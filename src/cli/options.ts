import { InvalidArgumentError, Option } from 'commander';
import { mostLikely } from './explain-errors.ts';

/** Of commands that may read another configuration than the nearest one. */
export function configFile(): Option {
  return new Option('--config <file>', 'configuration file (default: the nearest casebook.yaml)');
}

/** Of commands that keep results. */
export function noCache(): Option {
  return new Option('--no-cache', 'neither use nor keep results of earlier runs');
}

/** Likewise. */
export function cacheLocation(): Option {
  return new Option('--cache-location <folder>', 'folder of the results of earlier runs');
}

/** The values of an option that can be repeated. */
export function collect(text: string, earlier: readonly string[] = []): string[] {
  return [...earlier, text];
}

/** A file, and what is written to it. */
export interface FileIn<Name> {
  format: Name;
  file: string;
}

/**
 * The values of an option such as `--output-file json=out.json`, which can be repeated.
 *
 * @throws {InvalidArgumentError} If there is no such format, or no file.
 */
export function collectFiles<Name extends string>(
  text: string,
  known: readonly Name[],
  earlier: readonly FileIn<Name>[] = [],
): FileIn<Name>[] {
  const [, name, file] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const format = known.find((one) => one === name);
  if (!format || !file) {
    const meant = name === undefined || format ? undefined : mostLikely(name, known);
    const hint = meant === undefined ? `: ${known.at(-1)}=out.` : `; did you mean ${meant}=${file ?? 'out'}?`;
    throw new InvalidArgumentError(`Expected a format and a file${hint} Formats are ${known.join(', ')}.`);
  }
  return [...earlier, { format, file }];
}

/**
 * A number of things.
 *
 * @throws {InvalidArgumentError} If it is none.
 */
export function toCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Expected a whole number.');
  return Number(text);
}

/**
 * The number of a port; 0 is any that is free.
 *
 * @throws {InvalidArgumentError} If it is none.
 */
export function toPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError('Expected a number from 0 to 65535.');
  }
  return Number(text);
}
