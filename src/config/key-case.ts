/** `timeline_headings`, as a key of `casebook.yaml`, to `timelineHeadings`, as a property of the settings. */
export type CamelCase<Key> = Key extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Key;

/** An object of `casebook.yaml` under the names of the settings; what is in its values stays. */
export function keysToCamelCase<Value extends object>(
  value: Value,
): { [Key in keyof Value as CamelCase<Key>]: Value[Key] } {
  const entries = Object.entries(value).map(([key, inner]) => [toCamelCase(key), inner]);
  // The type of `fromEntries` does not know its keys.
  return Object.fromEntries(entries) as { [Key in keyof Value as CamelCase<Key>]: Value[Key] };
}

export function toCamelCase(key: string): string {
  return key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

export function toSnakeCase(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
