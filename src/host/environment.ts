import { existsSync } from 'node:fs';
import path from 'node:path';
import { readSource } from './read-files.ts';
import { checkDocuments, type Run } from '../lint/run.ts';
import type { MarkdownDocument } from '../markdown/parse.ts';
import type { LintEnvironment } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { loadOwnSchema } from './custom-schema.ts';
import { readDocument } from './parse-with-limit.ts';

/**
 * Read and check documents from disk, in the order given.
 *
 * @param root Absolute path that the others are relative to.
 * @throws {UserError} `FILE_UNREADABLE` when one cannot be read from disk.
 */
export async function checkFiles(
  root: string,
  paths: readonly string[],
  settings: Settings,
  environment: LintEnvironment,
): Promise<Run> {
  const documents: MarkdownDocument[] = [];
  for (const file of paths) documents.push(await readDocument(await readSource(root, file)));
  return checkDocuments(documents, settings, environment);
}

/**
 * What rules may ask about a repository.
 *
 * @param root Absolute path.
 * @param now The present, as an ISO 8601 instant in UTC.
 * @throws {UserError} `SCHEMA_INVALID` when the team's own schema is none.
 */
export async function environmentOf(root: string, settings: Settings, now: string): Promise<LintEnvironment> {
  const ownSchema = settings.schema === undefined ? undefined : await loadOwnSchema(root, settings.schema);
  return { now, isFile: (target) => existsSync(path.join(root, target)), ownSchema };
}
