import type { ErrorObject } from 'ajv';
import { whole, type Declaration } from './subschema.ts';

const choices = new Set(['anyOf', 'oneOf', 'contains', 'propertyNames']);

/**
 * Drop the errors inside the branches of a choice such as `anyOf`: only one branch had to match, so the error of the
 * choice as a whole is the one that a person can act on.
 */
export function withoutBranches(errors: readonly ErrorObject[], schema: Declaration): ErrorObject[] {
  const failed = errors.filter(({ keyword }) => choices.has(keyword));
  if (failed.length === 0) return errors.filter(({ keyword }) => keyword !== 'if');
  const branches = failed.map((error) => ({ error, parts: partsOf(error.schema, schema) }));
  return errors.filter(
    (error) =>
      error.keyword !== 'if' &&
      !branches.some(
        ({ error: choice, parts }) =>
          error !== choice && error.instancePath.startsWith(choice.instancePath) && parts.has(error.parentSchema),
      ),
  );
}

/**
 * The keys of which one is required: `anyOf: [{ required: [owner] }, { required: [ticket] }]`.
 *
 * @returns `undefined` when the branches require anything else.
 */
export function keysOfBranches(branches: unknown): string[] | undefined {
  const keys = Array.isArray(branches) ? branches.map((branch) => branch.required) : [];
  return keys.length > 0 && keys.every((required) => required?.length === 1) ? keys.flat() : undefined;
}

/** Every schema inside the branches, including referenced ones. */
function partsOf(branches: unknown, schema: Declaration): Set<unknown> {
  const parts = new Set<unknown>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || parts.has(value)) return;
    parts.add(value);
    // Values that are not schemas are never the parent of an error.
    if (!Array.isArray(value)) for (const referred of whole(value, schema)) collect(referred);
    for (const child of Object.values(value)) collect(child);
  };
  collect(branches);
  return parts;
}
