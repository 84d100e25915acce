import path from 'node:path';
import { configNames, readConfigFile, type Configuration } from '../config/config.ts';
import { defaultSettings } from '../config/defaults.ts';
import { UserError } from '../errors.ts';
import { compileCustomSchema } from '../host/custom-schema.ts';
import { openGit } from '../host/git.ts';
import type { Baseline } from '../lint/baseline.ts';
import { readBaseline } from '../lint/baseline-file.ts';
import { baselineName } from '../lint/baseline-name.ts';
import type { CustomSchema } from '../rule.ts';

/** The configuration of a repository in a commit, with what it refers to. */
export interface CommittedConfiguration extends Configuration {
  openSchema: (file: string) => Promise<CustomSchema>;
  baseline: Baseline | undefined;
}

/**
 * Load configuration, schema and baseline as they are in a commit, so that a pull request cannot loosen its own check.
 *
 * @param folder Absolute path of the working directory; the configuration is there, or in the nearest folder above.
 * @throws {UserError} `GIT_UNUSABLE` if git does not know the commit; `CONFIG_INVALID`, `BASELINE_INVALID`.
 */
export async function loadConfigFrom(ref: string, folder: string): Promise<CommittedConfiguration> {
  const git = await openGit(folder);
  const commit = await git.commitOf(ref);
  const read = async (name: string): Promise<string | undefined> =>
    (await git.read(commit, [name]))[0]?.toString('utf8');
  const depth = git.prefix === '' ? 0 : git.prefix.split('/').length;
  const above = Array.from({ length: depth + 1 }, (_, index) => '../'.repeat(index));
  const names = above.flatMap((up) => configNames.map((name) => up + name));
  const contents = await git.read(commit, names);
  const index = contents.findIndex((content) => content !== undefined);
  const name = names[index];
  const below = name === undefined ? '' : path.posix.dirname(name);
  const baselineText = await read(path.posix.join(below, baselineName));
  return {
    root: path.join(folder, below),
    ...(name === undefined
      ? { settings: defaultSettings, positions: {} }
      : { file: name, ...(await readConfigFile(contents[index]?.toString('utf8') ?? '', `${ref}:${name}`)) }),
    openSchema: async (file) => openCommittedSchema(file, (part) => read(path.posix.join(below, part))),
    baseline: baselineText === undefined ? undefined : readBaseline(baselineText),
  };
}

/**
 * Compile a team's own schema as it is in a commit.
 *
 * @param file Path of the schema.
 * @param read Reads a file of the commit, by its path from the same folder.
 * @throws {UserError} `SCHEMA_INVALID`
 */
export async function openCommittedSchema(
  file: string,
  read: (name: string) => Promise<string | undefined>,
): Promise<CustomSchema> {
  return compileCustomSchema(file, async (part) => {
    const text = await read(part);
    if (text === undefined) throw new UserError('SCHEMA_INVALID', `Cannot find the schema ${part} in the commit`);
    return text;
  });
}
