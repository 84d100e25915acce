import { isSameWord } from '../text/typo.ts';

/** A value as a mapping; empty when it is not one. */
export function asMap(value: unknown): Record<string, unknown> {
  // Parsed YAML: an object that is not an array has only text keys.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** A value as a list; a single value becomes a list of one, a missing value an empty list. */
export function asList(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A value as non-empty text. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

export function asTexts(value: unknown): string[] {
  return asList(value).flatMap((item) => asText(item) ?? []);
}

/** A value that is one of the schema's choices, in any case and with any separators: `schema` reports the difference. */
export function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return typeof value === 'string' ? values.find((known) => isSameWord(known, value)) : undefined;
}

/** A property that is present only when it has a value: `undefined` does not survive a round trip through JSON. */
export function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  // The cast: TypeScript widens a computed key to `string`.
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
