import path from 'node:path';
import { configNames } from '../config/config.ts';
import { defaultSettings } from '../config/defaults.ts';
import { readConfig } from '../config/read-config.ts';
import { UserError } from '../errors.ts';
import type { GitRepository } from '../host/git.ts';
import { isPostmortemName } from '../host/read-files.ts';
import type { Baseline } from '../lint/baseline.ts';
import { readBaseline } from '../lint/baseline-file.ts';
import { baselineName } from '../lint/baseline-name.ts';
import type { LintEnvironment } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { globsOfFiles } from '../text/glob.ts';
import { openCommittedSchema } from './config-from.ts';

/** A repository as it was in a commit. Paths are relative to its root. */
export interface BaseRepository {
  settings: Settings;
  environment: LintEnvironment;
  baseline: Baseline | undefined;
  /** Paths of its documents, sorted. */
  documents: string[];
}

/**
 * Read a repository in a commit. A configuration, a schema or a baseline that cannot be read counts as absent: the pull
 * request may be what corrects it.
 *
 * @param git Seen from the root.
 * @param now The present, as an ISO 8601 instant in UTC.
 */
export async function readBaseRepository(git: GitRepository, commit: string, now: string): Promise<BaseRepository> {
  const files = (await git.filesIn(commit)).map((file) => file.path);
  const isThere = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
  const readText = async (name: string): Promise<string | undefined> => {
    const [bytes] = isThere.has(name) ? await git.read(commit, [name]) : [];
    return bytes?.toString('utf8');
  };
  const configName = configNames.find((name) => isThere.has(name));
  const configText = configName === undefined ? undefined : await readText(configName);
  const settings = (await unlessInvalid(() => readConfig(configText ?? '', configName ?? ''))) ?? defaultSettings;
  const { schema } = settings;
  const customSchema =
    schema === undefined ? undefined : await unlessInvalid(() => openCommittedSchema(schema, readText));
  const globs = globsOfFiles(settings.documents);
  const isDocument = (file: string): boolean =>
    isPostmortemName(file) && !/(?:^|\/)node_modules\//i.test(file) && globs.matches(file);
  const baselineText = await readText(baselineName);
  return {
    settings,
    environment: {
      now,
      customSchema,
      isFile: (target) => isThere.has(path.posix.normalize(target).replace(/\/$/, '')),
    },
    baseline: baselineText === undefined ? undefined : await unlessInvalid(() => readBaseline(baselineText)),
    documents: files.filter(isDocument).toSorted(),
  };
}

function foldersOf(file: string): string[] {
  const parts = file.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

async function unlessInvalid<Value>(read: () => Value | Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
