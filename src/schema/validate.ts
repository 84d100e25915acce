import { config, postmortem } from '#validators';
import type { ErrorObject } from 'ajv';
import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import { escapePointer } from '../text/json-pointer.ts';
import { declarationAt } from './subschema.ts';

/**
 * Check frontmatter against schema/postmortem.schema.json.
 *
 * @returns Ajv's errors; empty when the data are valid.
 */
export function validateFrontmatter(data: unknown): ErrorObject[] {
  return postmortem(withoutNull(data, isDeclared)) ? [] : (postmortem.errors ?? []);
}

function isDeclared(pointer: string): boolean {
  return declarationAt(schema, pointer) !== undefined;
}

/** Check `casebook.yaml` against schema/config.schema.json in the same way. */
export function validateConfig(data: unknown): ErrorObject[] {
  return config(withoutNull(data)) ? [] : (config.errors ?? []);
}

/**
 * Frontmatter without its null values: a key without a value counts as absent. Unknown keys stay, since
 * `{ value: 1,200 }` is the value 1 and an unknown key `200` without a value.
 */
export function withoutNull(value: unknown, isKnown: (pointer: string) => boolean = () => true, pointer = ''): unknown {
  if (typeof value !== 'object' || value === null || !holdsNull(value)) return value;
  if (Array.isArray(value)) return value.map((child, index) => withoutNull(child, isKnown, `${pointer}/${index}`));
  const entries = Object.entries(value).map(([key, child]) => ({
    key,
    child,
    place: `${pointer}/${escapePointer(key)}`,
  }));
  const kept = entries.filter(({ child, place }) => child !== null || !isKnown(place));
  return Object.fromEntries(kept.map(({ key, child, place }) => [key, withoutNull(child, isKnown, place)]));
}

/** Most data hold no null, and need no copy. */
function holdsNull(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.values(value).some(holdsNull));
}
