import { isFreeKey } from '../postmortem/own-fields.ts';
import type { FieldLabels, FieldValue, Postmortem } from '../postmortem/postmortem.ts';
import type { CustomSchema } from '../rule.ts';
import { escapePointer, pointerKeys } from '../text/json-pointer.ts';

/** What a team's schema says of the fields of a document. */
export interface OwnFields {
  labels: FieldLabels;
  /** Whether a key begins with `x_`, or the schema declares it. */
  isOwn: (key: string) => boolean;
}

/**
 * Find out which keys of a document that the format does not have are the team's, and what they are called.
 *
 * @throws {UserError} `SCHEMA_INVALID` if the schema takes too long.
 */
export function ownFieldsOf({ fields, path }: Pick<Postmortem, 'fields' | 'path'>, schema?: CustomSchema): OwnFields {
  const pointers = Object.entries(fields).flatMap(([key, value]) => {
    const pointer = `/${escapePointer(key)}`;
    return [pointer, ...keysIn(value).map((inner) => `${pointer}${inner}`)];
  });
  if (!schema || pointers.length === 0) return { labels: {}, isOwn: isFreeKey };
  const labels = Object.entries(schema.labels(path, pointers)).map(
    ([pointer, label]) =>
      [
        pointerKeys(pointer)
          .filter((key, index) => index === 0 || !/^\d+$/.test(key))
          .join('/'),
        label,
      ] as const,
  );
  const known = new Set(labels.map(([key]) => key));
  return {
    labels: Object.fromEntries(labels.filter(([, label]) => Object.keys(label).length > 0)),
    isOwn: (key) => isFreeKey(key) || known.has(key),
  };
}

/** Pointers to the keys of a mapping, or of the first mapping of a list that has them. */
function keysIn(value: FieldValue): string[] {
  if (Array.isArray(value)) {
    const pointers = new Map<string, string>();
    for (const [index, item] of value.entries()) {
      if (Array.isArray(item)) continue;
      for (const pointer of keysIn(item)) if (!pointers.has(pointer)) pointers.set(pointer, `/${index}${pointer}`);
    }
    return [...pointers.values()];
  }
  return typeof value === 'object' ? Object.keys(value).map((key) => `/${escapePointer(key)}`) : [];
}

/** Leave out the values, at any level, that a text of theirs disqualifies. */
export function fieldsWithout(
  fields: Readonly<Record<string, FieldValue>>,
  isHidden: (text: string) => boolean,
): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => {
      const kept = isHidden(key) ? undefined : valueWithout(value, isHidden);
      return kept === undefined ? [] : [[key, kept]];
    }),
  );
}

function valueWithout(value: FieldValue, isHidden: (text: string) => boolean): FieldValue | undefined {
  if (typeof value === 'string') return isHidden(value) ? undefined : value;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => valueWithout(item, isHidden)).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  const inner = fieldsWithout(value, isHidden);
  return Object.keys(inner).length > 0 ? inner : undefined;
}
