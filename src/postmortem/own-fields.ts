import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import { asMap } from './coerce.ts';
import type { FieldValue } from './postmortem.ts';

/** Levels of lists and mappings that are read. Whatever is nested deeper cannot be shown, and is left out. */
const mostLevels = 6;

/** Whether a key is free for a team's own use, whatever a schema says. */
export function isFreeKey(key: string): boolean {
  return key.startsWith('x_');
}

/** The values of the frontmatter under keys that the built-in schema does not have. Empty values are left out. */
export function readOwnFields(frontmatter: unknown): Record<string, FieldValue> {
  const own = Object.entries(asMap(frontmatter)).filter(([key]) => !Object.hasOwn(schema.properties, key));
  return readEntries(own, mostLevels);
}

function readEntries(entries: readonly [string, unknown][], levels: number): Record<string, FieldValue> {
  const read = entries.map(([key, value]) => [key, readValue(value, levels)] as const);
  return Object.fromEntries(read.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

function readValue(value: unknown, levels: number): FieldValue | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  // JSON has no infinity.
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || levels === 0) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item) => readValue(item, levels - 1)).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  const fields = readEntries(Object.entries(value), levels - 1);
  return Object.keys(fields).length > 0 ? fields : undefined;
}
