import type { ErrorObject } from 'ajv';
import type { Position, ValuePositions } from '../position.ts';
import { escapePointer, pointerKeys } from '../text/json-pointer.ts';
import { nearest } from '../text/typo.ts';
import { zonesNamed } from '../time/zone.ts';
import { keysOfBranches, withoutBranches } from './filter-errors.ts';
import { constraintOf, textOf } from './constraints.ts';
import { declarationAt, type Declaration } from './subschema.ts';
import { explainType, describeValue, typeNames } from './describe-type.ts';

/** A validation error in words. */
export interface SchemaFinding {
  reason: string;
  position: Position;
  note?: string | undefined;
  expected?: string | undefined;
}

/** The data and schema that errors are explained with. */
export interface SchemaContext {
  schema: Declaration;
  data: unknown;
  positions: ValuePositions;
  /** The position of a missing top-level key. */
  fallback: Position;
  /** Whether keys that begin with `x_` are allowed. */
  ownKeys: boolean;
}

/** Explain Ajv's errors: one finding for each mistake, at its position, with the most likely correction. */
export function explainErrors(errors: readonly ErrorObject[], context: SchemaContext): SchemaFinding[] {
  // Missing keys are reported in the order of the schema, which is the order of the manual.
  const keys = Object.keys(context.schema.properties ?? {});
  const rank = ({ keyword, params }: ErrorObject): number =>
    keyword === 'required' ? keys.indexOf(params.missingProperty) : -1;
  const telling = withoutBranches(errors, context.schema).toSorted((a, b) => rank(a) - rank(b));
  const meant = telling.flatMap((error) => meantKey(error, context) ?? []);
  return telling.flatMap((error) => explain(error, context, meant));
}

/** JSON Pointer to the key that an unknown one is a typo of. */
function meantKey(error: ErrorObject, context: SchemaContext): string | undefined {
  const unknown = unknownKeyOf(error);
  if (unknown === undefined) return undefined;
  const keys = Object.keys(declarationAt(context.schema, error.instancePath)?.properties ?? {});
  const known = nearest(unknown, keys);
  return known && `${error.instancePath}/${known}`;
}

function explain(error: ErrorObject, context: SchemaContext, meant: readonly string[]): SchemaFinding[] {
  const { instancePath: pointer, keyword, params } = error;
  if (keyword === 'required' || keyword === 'dependentRequired') {
    const missing = `${pointer}/${params.missingProperty}`;
    // `serverity` is one typo: no second message about a missing `severity`.
    return meant.includes(missing) ? [] : [explainMissing(missing, context)];
  }
  if (unknownKeyOf(error) !== undefined) return [explainUnknown(error, context, meant)];
  const declaration = declarationAt(context.schema, pointer) ?? {};
  const key = keyOf(pointer);
  const value = valueAt(context.data, pointer);
  const position = positionAt(pointer, context);
  const shown = typeof value === 'string' ? `\`${value}\`` : describeValue(value);
  switch (keyword) {
    case 'enum':
      return [explainChoice(key, value, params.allowedValues.map(textOf), position)];
    case 'type':
      return [
        {
          reason: `Unexpected ${describeValue(value)} as ${key}, expected ${typeNames(params.type)}`,
          note: explainType(value, params.type) ?? noteOf(declaration),
          position,
        },
      ];
    case 'format':
      return [explainFormat(key, shown, String(value), params.format, position)];
    case 'pattern': {
      const choices = /^\^\(([\w|]+)\)\$$/.exec(params.pattern)?.[1]?.split('|');
      if (choices) return [explainChoice(key, value, choices, position)];
      break;
    }
    case 'anyOf':
    case 'oneOf': {
      const keys = keysOfBranches(error.schema);
      if (keys) return [explainMissingChoice(keys, pointer, context)];
      break;
    }
    default:
  }
  const given = value === '' ? `empty ${key}` : isEmpty(value) ? `empty list as ${key}` : `${shown} as ${key}`;
  const example = declaration.examples ? exampleOf(declaration) : undefined;
  const pattern = keyword === 'pattern' ? `text that matches \`${params.pattern}\`` : undefined;
  const constraint = constraintOf(error) ?? example ?? pattern ?? 'something else';
  return [{ reason: `Unexpected ${given}, expected ${constraint}`, note: noteOf(declaration), position }];
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function explainMissing(pointer: string, context: SchemaContext): SchemaFinding {
  const parent = pointer.slice(0, pointer.lastIndexOf('/'));
  const declaration = declarationAt(context.schema, pointer) ?? {};
  const place = context.positions[parent];
  const position = parent === '' ? context.fallback : (place?.key ?? place?.value ?? context.fallback);
  return {
    reason: `Missing ${keyOf(pointer)}${ownerOf(parent)}, expected ${exampleOf(declaration)}`,
    note: noteOf(declaration),
    position: parent === '' ? position : firstLine(position),
  };
}

/** At least one of several keys is required. */
function explainMissingChoice(keys: readonly string[], parent: string, context: SchemaContext): SchemaFinding {
  const { note, position } = explainMissing(`${parent}/${keys[0]}`, context);
  return { reason: `Missing ${list(keys, 'or')}${ownerOf(parent)}, expected one of them`, note, position };
}

/** A task without an owner is marked on its first line only. */
function firstLine(position: Position): Position {
  return position.end.line === position.start.line ? position : { start: position.start, end: position.start };
}

function ownerOf(parent: string): string {
  const index = /^\/tasks\/(\d+)$/.exec(parent)?.[1];
  if (index !== undefined) return ` of task ${Number(index) + 1}`;
  return parent === '' ? '' : ` in ${keyOf(parent)}`;
}

function unknownKeyOf({ params }: ErrorObject): string | undefined {
  return params.additionalProperty ?? params.unevaluatedProperty;
}

function explainUnknown(error: ErrorObject, context: SchemaContext, meant: readonly string[]): SchemaFinding {
  const { instancePath } = error;
  const name = unknownKeyOf(error) ?? '';
  const keys = Object.keys(declarationAt(context.schema, instancePath)?.properties ?? {});
  const known = nearest(name, keys);
  const place = context.positions[`${instancePath}/${escapePointer(name)}`];
  const position = place?.key ?? place?.value ?? context.fallback;
  if (known !== undefined) {
    const pointer = `${instancePath}/${known}`;
    // When the key is already present, or two keys are typos of it, the author has to choose.
    const free = !context.positions[pointer] && meant.filter((other) => other === pointer).length === 1;
    return {
      reason: `Unexpected key \`${name}\`, expected \`${known}\``,
      note: `Did you mean \`${known}\`?`,
      expected: free ? known : undefined,
      position,
    };
  }
  return {
    reason: `Unexpected key \`${name}\`, expected one of ${list(keys)}`,
    note: context.ownKeys ? 'Put `x_` in front of a key of your own.' : undefined,
    position,
  };
}

/** Explain a value that is not in a list of choices. */
export function explainChoice(
  key: string,
  value: unknown,
  choices: readonly string[],
  position: Position,
): SchemaFinding {
  const known = typeof value === 'string' ? nearest(value, choices) : undefined;
  return {
    reason: `Unexpected ${typeof value === 'string' ? `${key} \`${value}\`` : `${describeValue(value)} as ${key}`}, expected one of ${list(choices)}`,
    note: known === undefined ? undefined : `Did you mean \`${known}\`?`,
    expected: known,
    position,
  };
}

const formatNames: Record<string, string> = {
  moment: 'a date and a time such as `2024-08-10T14:30Z`',
  'moment-or-unknown': 'a date and a time such as `2024-08-10T14:30Z`, or `unknown`',
  span: 'a start and an end such as `2024-08-10T14:30Z/2024-08-10T16:45Z`',
  date: 'a date that exists, such as `2024-08-12`',
  'time-zone': '`Area/City`, `UTC` or an offset such as `+02:00`',
};

function explainFormat(key: string, shown: string, value: string, format: string, position: Position): SchemaFinding {
  const isZone = format === 'time-zone';
  const meant = isZone ? zonesNamed(value) : undefined;
  const known = isZone && value.includes('/') ? nearest(value, Intl.supportedValuesOf('timeZone')) : undefined;
  const expected = known === undefined ? undefined : `\`${known}\``;
  return {
    reason: `Unexpected ${shown} as ${key}, expected ${expected ?? formatNames[format] ?? `text in the format \`${format}\``}`,
    note: meant && `\`${value}\` has several meanings. Write the zone instead, such as ${list(meant, 'or')}.`,
    expected: known,
    position,
  };
}

function noteOf({ description }: Declaration): string | undefined {
  return description;
}

function exampleOf({ examples, enum: values, type }: Declaration): string {
  if (values) return `one of ${list(values)}`;
  const [example] = examples ?? [];
  if (typeof example === 'string' && example.length < 60) return `for example \`${example}\``;
  return typeNames(type ?? 'string');
}

function keyOf(pointer: string): string {
  const keys = pointerKeys(pointer);
  const last = keys.at(-1);
  if (last === undefined) return 'value';
  return /^\d+$/.test(last) ? `item ${Number(last) + 1} of \`${keys.at(-2)}\`` : `\`${last}\``;
}

function positionAt(pointer: string, { positions, fallback }: SchemaContext): Position {
  return positions[pointer]?.value ?? fallback;
}

function valueAt(data: unknown, pointer: string): unknown {
  let value = data;
  for (const key of pointerKeys(pointer)) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  return value;
}

function list(words: readonly string[], last = ''): string {
  const quoted = words.map((word) => `\`${word}\``);
  return last && quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1)}` : quoted.join(', ');
}
