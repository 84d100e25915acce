import { config, postmortem } from '#validators';
import type { ErrorObject } from 'ajv';

/**
 * Check frontmatter against schema/postmortem.schema.json.
 *
 * @returns What Ajv objects to, in its own words; none when the data are valid.
 */
export function validateFrontmatter(data: unknown): ErrorObject[] {
  return postmortem(withoutNull(data)) ? [] : (postmortem.errors ?? []);
}

/** Check `casebook.yaml` against schema/config.schema.json, in the same way. */
export function validateConfig(data: unknown): ErrorObject[] {
  return config(withoutNull(data)) ? [] : (config.errors ?? []);
}

/** A key without a value counts as absent. */
export function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, child]) => child !== null);
  return Object.fromEntries(entries.map(([key, child]) => [key, withoutNull(child)]));
}
