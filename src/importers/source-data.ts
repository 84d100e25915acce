import * as v from 'valibot';
import { escapePointer } from '../text/json-pointer.ts';
import { ImportError, type SourceFile } from './draft.ts';

/** More levels than any tool writes, and few enough for functions that call themselves. */
const maxLevels = 200;

/**
 * The content of a JSON file, checked against a schema.
 *
 * @throws {ImportError} For a value of another shape, with the place of the first one as a JSON Pointer.
 */
export function readData<Schema extends v.GenericSchema>(file: SourceFile, schema: Schema): v.InferOutput<Schema> {
  if (levelsOf(file.data) > maxLevels) {
    throw new ImportError(file.path, `Unexpected nesting of more than ${maxLevels} levels`);
  }
  const result = v.safeParse(schema, file.data, { abortEarly: true });
  if (result.success) return result.output;
  const [{ path = [], expected, received, message }] = result.issues;
  const what = nameOf(expected) ?? (received === 'undefined' ? 'a value' : message);
  throw new ImportError(file.path, `Expected ${what} at ${pointerOf(path) || 'the top'}`);
}

/** The place of a fault as a JSON Pointer. */
export function pointerOf(path: readonly { key: unknown }[]): string {
  return path.map(({ key }) => `/${escapePointer(String(key))}`).join('');
}

function nameOf(expected: string | null): string | undefined {
  const names: Record<string, string> = {
    string: 'a string',
    number: 'a number',
    boolean: 'a boolean',
    Array: 'a list',
    Object: 'an object',
  };
  return names[expected ?? ''];
}

function levelsOf(data: unknown): number {
  let levels = 0;
  for (let row = [data]; row.length > 0 && levels <= maxLevels; levels += 1) {
    row = row.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return levels;
}

/** A moment with a zone, as RFC 3339 with a colon in the offset, which some tools leave out. */
export const moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/, 'a time with a zone'),
  v.transform((text) => text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'a time that exists'),
);

/** A value that tools write as `null` where there is none. */
export function maybe<Schema extends v.GenericSchema>(schema: Schema) {
  return v.nullish(schema);
}

/** Whether a value is an object with all of these keys: enough to recognise a format. */
export function hasKeys(value: unknown, ...keys: string[]): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && keys.every((key) => Object.hasOwn(value, key));
}
