import type { ErrorObject } from 'ajv';
import { escapePointer } from '../text/json-pointer.ts';
import { foldWord, nearest } from '../text/typo.ts';
import { fixTypo, replaceWord } from './fix-typo.ts';
import { findForeignKey, roleNamed } from './foreign-keys.ts';
import type { SchemaContext, SchemaFinding } from './finding.ts';
import { declarationAt } from './subschema.ts';
import { list } from './wording.ts';

/** The unknown key that an error is about. */
export function unknownKeyOf({ params }: ErrorObject): string | undefined {
  return params.additionalProperty ?? params.unevaluatedProperty;
}

interface MeantKey {
  key: string;
  /** It is the name in another tool, rather than a typo. */
  isForeign: boolean;
  /** Why it cannot simply be renamed. */
  note?: string;
}

/** The key of ours that an unknown one stands for. */
export function keyMeant(name: string, parent: string, keys: readonly string[]): MeantKey | undefined {
  const foreign = findForeignKey(parent, name);
  if (foreign && keys.includes(foreign.key)) return { ...foreign, isForeign: true };
  const known = nearest(name, keys);
  return known === undefined ? undefined : { key: known, isForeign: false };
}

/** JSON Pointer to the key that an unknown one stands for. */
export function meantKey(error: ErrorObject, context: SchemaContext): string | undefined {
  const unknown = unknownKeyOf(error);
  if (unknown === undefined) return undefined;
  const meant = keyMeant(unknown, error.instancePath, keysAt(error.instancePath, context));
  return meant && meant.note === undefined ? `${error.instancePath}/${meant.key}` : undefined;
}

function keysAt(pointer: string, { schema }: SchemaContext): string[] {
  return Object.keys(declarationAt(schema, pointer)?.properties ?? {});
}

/** Where a key of another mapping belongs: `users_affected` below `impact`, `incident_commander` below `roles`. */
function placeOf(name: string, parent: string, context: SchemaContext): { key: string; example: string } | undefined {
  if (parent !== '') return undefined;
  const folded = foldWord(name);
  const role = roleNamed(name);
  if (role !== undefined) return { key: 'roles', example: `roles: { ${role}: [alice] }` };
  const key = ['impact', 'detection', 'root_cause'].find((one) => keysAt(`/${one}`, context).includes(folded));
  if (key !== undefined) return { key, example: `${key}: { ${folded}: … }` };
  return keysAt('/tasks/0', context).includes(folded)
    ? { key: 'tasks', example: `tasks: [{ title: …, ${folded}: … }]` }
    : undefined;
}

/** @param meant What all unknown keys stand for, as JSON Pointers. */
export function explainUnknown(error: ErrorObject, context: SchemaContext, meant: readonly string[]): SchemaFinding {
  const { instancePath: parent } = error;
  const name = unknownKeyOf(error) ?? '';
  const keys = keysAt(parent, context);
  const place = context.positions[`${parent}/${escapePointer(name)}`];
  const position = place?.key ?? place?.value ?? context.fallback;
  const known = keyMeant(name, parent, keys);
  const elsewhere = known ? undefined : placeOf(name, parent, context);
  if (elsewhere !== undefined) {
    return {
      reason: `Unexpected key \`${name}\`, expected it below \`${elsewhere.key}\``,
      note: `Write \`${elsewhere.example}\`.`,
      position,
    };
  }
  if (!known) {
    return {
      reason: `Unexpected key \`${name}\`, expected one of ${list(keys)}`,
      note: context.ownKeys ? 'Put `x_` in front of a key of your own.' : undefined,
      position,
    };
  }
  const { key, isForeign, note } = known;
  const pointer = `${parent}/${key}`;
  // When the key is already present, or two keys are typos of it, the author has to choose.
  const isFree = !context.positions[pointer] && meant.filter((other) => other === pointer).length === 1;
  const edits =
    context.text === undefined || !isFree || note !== undefined
      ? undefined
      : (isForeign ? replaceWord : fixTypo)(context.text, position, key);
  return {
    reason: `Unexpected key \`${name}\`, expected \`${key}\``,
    note: note ?? (isForeign ? `Write \`${key}\`.` : `Did you mean \`${key}\`?`),
    expected: isFree ? key : undefined,
    position,
    correction: edits && { edits, pointer: `${parent}/${escapePointer(name)}`, key },
  };
}
