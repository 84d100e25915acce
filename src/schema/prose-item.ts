import type { ErrorObject } from 'ajv';
import { pointerKeys } from '../text/json-pointer.ts';
import type { SchemaContext, SchemaFinding } from './finding.ts';
import { asYaml } from './rewrite-value.ts';
import { declarationAt } from './subschema.ts';
import { keyMeant, unknownKeyOf } from './unknown-key.ts';
import { keyOf, positionAt, valueAt } from './wording.ts';

/**
 * Explain an item of a list that YAML reads as a mapping although it is a text with a colon: `- Fix it: now` below
 * `tasks`, `- Status page: https://…` below `links`.
 */
export function explainProseItem(error: ErrorObject, context: SchemaContext): SchemaFinding | undefined {
  const { instancePath: pointer } = error;
  const name = unknownKeyOf(error);
  const value = valueAt(context.data, pointer);
  if (name === undefined || !/^\d+$/.test(pointerKeys(pointer).at(-1) ?? '') || context.text === undefined)
    return undefined;
  const declaration = declarationAt(context.schema, pointer) ?? {};
  const keys = Object.keys(declaration.properties ?? {});
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return undefined;
  if (keyMeant(name, pointer, keys)) return undefined;
  const position = positionAt(pointer, context);
  const source = context.text.slice(position.start.offset, position.end.offset);
  if (/^\{|[\r\n]/.test(source) || source === '') return undefined;
  const written = itemOf(name, Object.values(value)[0], source, keys);
  if (!written) return undefined;
  return {
    reason: `Unexpected text \`${source}\` as ${keyOf(pointer)}, expected a mapping of keys`,
    note: `Write \`${written.text}\`.`,
    position,
    correction: {
      edits: [{ start: position.start.offset, end: position.end.offset, text: written.text }],
      pointer,
      value: written.value,
    },
  };
}

function itemOf(
  name: string,
  value: unknown,
  source: string,
  keys: readonly string[],
): { value: unknown; text: string } | undefined {
  if (keys.includes('url')) {
    if (typeof value !== 'string' || !/^[a-z]+:\/\//i.test(value)) return undefined;
    return { value: { title: name, url: value }, text: `{ title: ${asYaml(name)}, url: ${JSON.stringify(value)} }` };
  }
  return keys.includes('title') ? { value: { title: source }, text: `title: ${asYaml(source)}` } : undefined;
}
