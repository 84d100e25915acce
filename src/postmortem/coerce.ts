/** A mapping of the frontmatter; an empty one when the value is none. */
export function asMap(value: unknown): Record<string, unknown> {
  // Parsed YAML: an object that is no array has text keys only.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** A list of the frontmatter; the value alone when it is none, and nothing when there is no value. */
export function asList(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Text that says something. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

export function asTexts(value: unknown): string[] {
  return asList(value).flatMap((item) => asText(item) ?? []);
}

/** One of the values that a schema lists. */
export function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((known) => known === value);
}

/** A property that is there only when its value is: `undefined` does not survive a round trip through JSON. */
export function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  // The mapped type is what the literal says; TypeScript widens a computed key to `string`.
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
