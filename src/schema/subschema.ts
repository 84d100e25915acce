import { pointerKeys } from '../text/json-pointer.ts';
import { patternOf } from './pattern.ts';

/** The part of a JSON Schema that describes one value. */
export interface Declaration {
  type?: string | string[];
  title?: string;
  description?: string;
  examples?: unknown[];
  enum?: string[];
  format?: string;
  minItems?: number;
  pattern?: string;
  required?: string[];
  properties?: Record<string, Subschema>;
  patternProperties?: Record<string, Subschema>;
  additionalProperties?: Subschema;
  items?: Subschema;
  prefixItems?: Subschema[];
  allOf?: Subschema[];
  anyOf?: Subschema[];
  oneOf?: Subschema[];
  then?: Subschema;
  else?: Subschema;
  dependentSchemas?: Record<string, Subschema>;
  $id?: string;
  $ref?: string;
  $defs?: Record<string, Subschema>;
}

/** `true` accepts any value, `false` none. */
export type Subschema = Declaration | boolean;

/**
 * Find the declaration of a value: everything that the schema states about it, including conditional parts. Where
 * keywords repeat, the place itself wins over the target of a reference.
 *
 * @param schema The whole schema, which contains the targets of all references.
 * @param pointer JSON Pointer to the value: `/tasks/0/due`.
 */
export function declarationAt(schema: Declaration, pointer: string): Declaration | undefined {
  let found = whole(schema, schema);
  for (const key of pointerKeys(pointer)) {
    found = found.flatMap((declaration) => partsAt(declaration, key)).flatMap((child) => whole(child, schema));
  }
  return found.length > 0 ? merge(found) : undefined;
}

/** A schema and every schema that it applies to the same value. */
export function whole(subschema: Subschema, schema: Declaration, seen = new Set<Subschema>()): Declaration[] {
  if (typeof subschema === 'boolean') return subschema ? [{}] : [];
  if (seen.has(subschema)) return [];
  seen.add(subschema);
  const { $ref, allOf = [], anyOf = [], oneOf = [], dependentSchemas = {} } = subschema;
  const referred = $ref === undefined ? undefined : resolve($ref, schema);
  const others = [
    referred,
    ...allOf,
    ...anyOf,
    ...oneOf,
    subschema.then,
    subschema.else,
    ...Object.values(dependentSchemas),
  ];
  return [subschema, ...others.flatMap((other) => (other === undefined ? [] : whole(other, schema, seen)))];
}

/** The schemas that apply to one key or one item. */
function partsAt(declaration: Declaration, key: string): Subschema[] {
  const { properties = {}, patternProperties = {}, additionalProperties, items, prefixItems = [] } = declaration;
  const matching = Object.entries(patternProperties).filter(([pattern]) => patternOf(pattern).test(key));
  const item = /^\d+$/.test(key) ? (prefixItems[Number(key)] ?? items) : undefined;
  const named = [...(Object.hasOwn(properties, key) ? [properties[key]] : []), ...matching.map(([, child]) => child)];
  const other = named.length === 0 && typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return [...named, other, item].filter((child) => child !== undefined);
}

/** Resolves `#/$defs/task`; references to other places are ignored. */
function resolve(reference: string, schema: Declaration): Subschema | undefined {
  if (!reference.startsWith('#')) return undefined;
  let found: unknown = schema;
  for (const key of pointerKeys(decodeURIComponent(reference))) {
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, key) ? Reflect.get(found, key) : undefined;
  }
  // Ajv has compiled the schema, so the target of a reference is a schema.
  return found as Subschema | undefined;
}

function merge(declarations: readonly Declaration[]): Declaration {
  const properties = Object.assign({}, ...declarations.map((declaration) => declaration.properties));
  return { ...Object.assign({}, ...declarations.toReversed()), properties };
}
