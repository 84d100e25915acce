import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Schema = Record<string, unknown>;

/**
 * Validate with a schema of output. Published schemas allow keys that they do not know, so that a new key breaks no
 * reader; here each key must be known.
 *
 * @returns What is wrong, as `pointer message`.
 */
export function unknownOrWrong(schema: object, data: unknown): string[] {
  const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: false }));
  const validate = ajv.compile(closed(schema) as Schema);
  validate(data);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** Every object with `properties` takes no others. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).map(([key, value]) => [key, closed(value)] as const);
  const copy = Object.fromEntries(entries);
  return 'properties' in part && 'type' in part && !('additionalProperties' in part)
    ? { ...copy, additionalProperties: false }
    : copy;
}

/** JSON Pointers of the parts of a schema that describe a value without saying what it is. */
export function undescribed(schema: object): string[] {
  return partsOf(schema, '').flatMap(([pointer, part]) =>
    'description' in part || '$ref' in part ? [] : [pointer || '/'],
  );
}

function partsOf(part: unknown, pointer: string): [pointer: string, part: Schema][] {
  if (typeof part !== 'object' || part === null) return [];
  const { properties = {}, $defs = {} } = part as { properties?: Schema; $defs?: Schema };
  const below = [
    ...Object.entries(properties).map(([key, value]) => [`${pointer}/properties/${key}`, value] as const),
    ...Object.entries($defs).map(([key, value]) => [`${pointer}/$defs/${key}`, value] as const),
  ];
  const items = 'items' in part ? partsOf(part.items, `${pointer}/items`).slice(1) : [];
  return [[pointer, part as Schema], ...below.flatMap(([to, value]) => partsOf(value, to)), ...items];
}
