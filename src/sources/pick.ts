/** A part of a JSON Schema that only describes plain values. */
interface Described {
  $ref?: string;
  $defs?: Record<string, Described>;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Described>;
  additionalProperties?: Described;
  items?: Described;
}

/** What is cut off: pages of people are far below. */
const longest = { text: 10_000, name: 500, list: 200, long: 5000, keys: 200, depth: 12 };

/** Lists that documents may make long. */
const longLists = new Set(['timeline', 'tasks']);

/** Names that objects have already. */
const inherited = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Copy from a value what its schema names, with plain texts of limited length in lists of limited length. Whatever else is
 * in it is left out. The value is as the schema says.
 *
 * @param schema The whole schema, for its definitions.
 * @param name A definition in it.
 */
export function pickDefined(schema: object, name: string, value: unknown): unknown {
  // The cast: the schema is ours.
  const { $defs = {} } = schema as Described;
  return pick({ $ref: `#/$defs/${name}` }, value, $defs, 0);
}

function pick(described: Described, value: unknown, defs: Record<string, Described>, depth: number, key = ''): unknown {
  const schema = described.$ref === undefined ? described : (defs[described.$ref.replace('#/$defs/', '')] ?? {});
  if (depth > longest.depth) return undefined;
  if (typeof value === 'string') return plain(value, longest.text);
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) {
    const { items = {} } = schema;
    return value.slice(0, longLists.has(key) ? longest.long : longest.list).flatMap((item: unknown) => {
      const copy = typeof item === 'string' ? plain(item, longest.name) : pick(items, item, defs, depth + 1);
      return copy === undefined || copy === '' ? [] : [copy];
    });
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { properties, additionalProperties } = schema;
  const keys = properties ? Object.keys(properties).filter((name) => Object.hasOwn(value, name)) : Object.keys(value);
  return Object.fromEntries(
    keys.slice(0, longest.keys).flatMap((name) => {
      const part = properties?.[name] ?? additionalProperties;
      // The cast: its own properties are looked at only.
      const found = (value as Record<string, unknown>)[name];
      const copy = part && !inherited.has(name) ? pick(part, found, defs, depth + 1, name) : undefined;
      return copy === undefined ? [] : [[properties ? name : plain(name, longest.name), copy]];
    }),
  );
}

/** A text on one line, without controls and without what changes the direction of writing of its neighbours. */
function plain(text: string, length: number): string {
  const line = text
    .slice(0, length)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '');
  return text.length > length ? `${line}…` : line;
}
