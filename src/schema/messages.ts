import type { ErrorObject } from 'ajv';
import type { Position } from '../position.ts';
import type { SchemaContext, SchemaFinding } from './finding.ts';
import { keysOfBranches, withoutBranches } from './filter-errors.ts';
import { constraintOf, textOf } from './constraints.ts';
import { declarationAt, type Declaration } from './subschema.ts';
import { describeValue } from './describe-type.ts';
import { explainUnknown, meantKey, unknownKeyOf } from './unknown-key.ts';
import { explainChoiceAt, explainFormat, explainWrongType } from './wrong-value.ts';
import { explainProseItem } from './prose-item.ts';
import { exampleOf, keyOf, list, noteOf, ownerOf, positionAt, valueAt } from './wording.ts';

/** Explain Ajv's errors: one finding for each mistake, at its position, with the most likely correction. */
export function explainErrors(errors: readonly ErrorObject[], context: SchemaContext): SchemaFinding[] {
  // Missing keys are reported in the order of the schema, which is the order of the manual.
  const keys = Object.keys(context.schema.properties ?? {});
  const rank = ({ keyword, params }: ErrorObject): number =>
    keyword === 'required' ? keys.indexOf(params.missingProperty) : -1;
  const telling = withoutBranches(errors, context.schema).toSorted((a, b) => rank(a) - rank(b));
  const meant = telling.flatMap((error) => meantKey(error, context) ?? []);
  // `serverity` is one typo: no second message about a missing `severity`.
  const missing = telling.filter((error) => isMissing(error) && !meant.includes(missingKey(error)));
  const prose = new Map(
    telling.flatMap((error) => {
      const finding = explainProseItem(error, context);
      return finding ? [[error.instancePath, finding] as const] : [];
    }),
  );
  const others = telling.filter(({ instancePath }) => !prose.has(instancePath));
  return [
    ...prose.values(),
    ...others.flatMap((error) => {
      if (!isMissing(error)) return explain(error, context, meant);
      // What is missing in one task gets one message, and each key of the document its own.
      const together = missing.filter((other) => other.instancePath === error.instancePath);
      const group = error.instancePath === '' ? [error] : together;
      return missing.includes(error) && group[0] === error ? [explainMissing(group.map(missingKey), context)] : [];
    }),
  ];
}

function isMissing({ keyword }: ErrorObject): boolean {
  return keyword === 'required' || keyword === 'dependentRequired';
}

/** JSON Pointer to the key that is required. */
function missingKey({ instancePath, params }: ErrorObject): string {
  return `${instancePath}/${params.missingProperty}`;
}

function explain(error: ErrorObject, context: SchemaContext, meant: readonly string[]): SchemaFinding[] {
  const { instancePath: pointer, keyword, params } = error;
  if (unknownKeyOf(error) !== undefined) return [explainUnknown(error, context, meant)];
  const declaration = declarationAt(context.schema, pointer) ?? {};
  const key = keyOf(pointer);
  const value = valueAt(context.data, pointer);
  const position = positionAt(pointer, context);
  const shown = typeof value === 'string' ? `\`${value}\`` : describeValue(value);
  switch (keyword) {
    case 'enum':
      return [explainChoiceAt(pointer, value, params.allowedValues.map(textOf), context)];
    case 'type':
      return [explainWrongType(pointer, value, params.type, declaration, context)];
    case 'format':
      return [explainFormat(pointer, shown, String(value), params.format, context)];
    case 'pattern': {
      const choices = /^\^\(([\w|]+)\)\$$/.exec(params.pattern)?.[1]?.split('|');
      if (choices) return [explainChoiceAt(pointer, value, choices, context)];
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
  const example = declaration.examples ? exampleOf(declaration, context.near) : undefined;
  const pattern = keyword === 'pattern' ? `text that matches \`${params.pattern}\`` : undefined;
  const constraint = constraintOf(error) ?? example ?? pattern ?? 'something else';
  return [{ reason: `Unexpected ${given}, expected ${constraint}`, note: noteOf(declaration), position }];
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** @param pointers JSON Pointers to keys of one mapping. */
function explainMissing(pointers: readonly string[], context: SchemaContext): SchemaFinding {
  const [first = ''] = pointers;
  const parent = first.slice(0, first.lastIndexOf('/'));
  const declarations = pointers.map((pointer) => declarationAt(context.schema, pointer) ?? {});
  const place = context.positions[parent];
  const position = parent === '' ? context.fallback : (place?.key ?? positionAt(parent, context));
  const examples = declarations.map((declaration) => exampleOf(declaration, context.near));
  return {
    reason: `Missing ${pointers.map(keyOf).join(' and ')}${ownerOf(parent)}, expected ${examples.join(' and ').replaceAll(' and for example', ' and')}`,
    note: noteOnMissing(pointers, declarations),
    isMissing: true,
    position: parent === '' ? position : firstLine(position),
  };
}

function noteOnMissing(pointers: readonly string[], declarations: readonly Declaration[]): string | undefined {
  if (pointers.length === 2 && /^\/tasks\/\d+\/(?:owner|due)$/.test(pointers[0] ?? '')) {
    return 'Write both, or a `ticket` such as `AUTH-412`.';
  }
  return declarations.map(noteOf).filter(Boolean).join(' ') || undefined;
}

/** At least one of several keys is required. */
function explainMissingChoice(keys: readonly string[], parent: string, context: SchemaContext): SchemaFinding {
  const { note, position } = explainMissing([`${parent}/${keys[0]}`], context);
  return {
    isMissing: true,
    reason: `Missing ${list(keys, 'or')}${ownerOf(parent)}, expected one of them`,
    note,
    position,
  };
}

/** A task without an owner is marked on its first line only. */
function firstLine(position: Position): Position {
  return position.end.line === position.start.line ? position : { start: position.start, end: position.start };
}
