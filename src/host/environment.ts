import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { isInside } from '../disk.ts';
import type { CustomSchema, LintEnvironment } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { assertFacets } from './check-facets.ts';

/**
 * The facts about a repository that rules may use.
 *
 * @param root Absolute path.
 * @param now The present, as an ISO 8601 instant in UTC.
 * @param schema Opens the team's own schema, if the settings name one; by default, the file in the repository.
 * @throws {UserError} `SCHEMA_INVALID` when the team's own schema is invalid; `CONFIG_INVALID` when it does not declare a
 *   field that the site filters by.
 */
export async function loadEnvironment(
  root: string,
  settings: Settings,
  now: string,
  schema = async (file: string): Promise<CustomSchema> => readSchema(root, file),
): Promise<LintEnvironment> {
  const customSchema = settings.schema === undefined ? undefined : await schema(settings.schema);
  if (customSchema) assertFacets(settings, customSchema);
  const real = realpathSync.native(root);
  // A link must not tell what is outside the repository.
  const isFile = (target: string): boolean => {
    const file = path.join(root, target);
    return existsSync(file) && isInside(real, realpathSync.native(file));
  };
  return { now, isFile, customSchema };
}

async function readSchema(root: string, file: string): Promise<CustomSchema> {
  const { loadCustomSchema } = await import('./custom-schema.ts');
  return loadCustomSchema(root, file);
}
