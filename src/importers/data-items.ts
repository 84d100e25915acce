import * as v from 'valibot';
import type { SourceFile } from './draft.ts';
import { hasKeys, readData } from './source-data.ts';

/**
 * What an API returns below `data`, or at the top: one object or a list of them.
 *
 * @throws {ImportError} For a value of another shape, with its place.
 */
export function dataItems<Schema extends v.GenericSchema>(file: SourceFile, schema: Schema): v.InferOutput<Schema>[] {
  if (!hasKeys(file.data, 'data')) return [readData(file, schema)];
  if (Array.isArray(file.data.data)) return readData(file, v.looseObject({ data: v.array(schema) })).data;
  return [readData(file, v.looseObject({ data: v.pipe(v.unknown(), schema) })).data];
}
