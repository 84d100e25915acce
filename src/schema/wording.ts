import type { Position } from '../position.ts';
import { pointerKeys } from '../text/json-pointer.ts';
import { typeNames } from './describe-type.ts';
import type { SchemaContext } from './finding.ts';
import type { Declaration } from './subschema.ts';

/** The description of a value, which says what it is for. */
export function noteOf({ description }: Declaration): string | undefined {
  return description;
}

/** An example of a value, with dates near those of the document. */
export function exampleOf({ examples, enum: values, type }: Declaration, near?: string): string {
  if (values) return `one of ${list(values)}`;
  const [example] = examples ?? [];
  if (typeof example === 'string' && example.length < 60) return `for example \`${nearDates(example, near)}\``;
  return typeNames(type ?? 'string');
}

/** The key of a value in words that follow "Unexpected". */
export function keyOf(pointer: string): string {
  const keys = pointerKeys(pointer);
  const last = keys.at(-1);
  if (last === undefined) return 'value';
  return /^\d+$/.test(last) ? `item ${Number(last) + 1} of \`${keys.at(-2)}\`` : `\`${last}\``;
}

/** The position of a value, or of the nearest one around it: a corrected value has none of its own. */
export function positionAt(pointer: string, { positions, fallback }: SchemaContext): Position {
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const place = positions[path];
    if (place) return place.value;
  }
  return fallback;
}

export function valueAt(data: unknown, pointer: string): unknown {
  let value = data;
  for (const key of pointerKeys(pointer)) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  return value;
}

/** Words in backticks. */
export function list(words: readonly string[], last = ''): string {
  const quoted = words.map((word) => `\`${word}\``);
  return last && quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1)}` : quoted.join(', ');
}

/** The mapping that a key is missing in, in words that follow the key. */
export function ownerOf(parent: string): string {
  const index = /^\/tasks\/(\d+)$/.exec(parent)?.[1];
  if (index !== undefined) return ` of task ${Number(index) + 1}`;
  return parent === '' ? '' : ` in ${keyOf(parent)}`;
}

/** The dates of our examples, moved to the incident: authors copy them. */
export function nearDates(text: string, near: string | undefined): string {
  if (near === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(near)) return text;
  return text.replaceAll('2024-08-10', near).replaceAll('2024-08-12', twoDaysAfter(near));
}

function twoDaysAfter(date: string): string {
  return new Date(Date.parse(date) + 2 * 86_400_000).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
