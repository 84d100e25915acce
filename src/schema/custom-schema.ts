import type { ErrorObject } from 'ajv';
import type { Position, ValuePositions } from '../position.ts';
import { declarationAt, type Declaration } from './subschema.ts';
import type { SchemaFinding } from './finding.ts';
import { explainErrors } from './messages.ts';
import { withoutNull } from './validate.ts';

/** A team's own schema, ready to check frontmatter. */
export interface SchemaChecks {
  check: (data: unknown, positions: ValuePositions, fallback: Position) => SchemaFinding[];
  /** Of some JSON Pointers to keys, those that it declares. */
  declared: (pointers: readonly string[]) => string[];
  /** What it says of them to readers, by pointer; of those that it declares. */
  labels: (pointers: readonly string[]) => Record<string, FieldLabel>;
}

/** What a schema says of a key to readers. */
export interface FieldLabel {
  title?: string;
  description?: string;
}

/** @param validate The compiled schema, which keeps its errors in `errors`. */
export function createSchemaChecks(
  schema: Declaration,
  validate: ((data: unknown) => boolean) & { errors?: ErrorObject[] | null },
): SchemaChecks {
  return {
    declared: (pointers) => pointers.filter((pointer) => declarationAt(schema, pointer) !== undefined),
    labels: (pointers) =>
      Object.fromEntries(
        pointers.flatMap((pointer) => {
          const declaration = declarationAt(schema, pointer);
          return declaration ? [[pointer, labelOf(declaration)]] : [];
        }),
      ),
    check(data, positions, fallback) {
      const errors = validate(withoutNull(data)) ? [] : (validate.errors ?? []);
      const context = { schema, data, positions, fallback, ownKeys: false };
      return explainErrors(errors.slice(0, mostFindings), context).map(({ reason, note, ...finding }) => ({
        ...finding,
        reason: cut(reason),
        note: note === undefined ? undefined : cut(note),
      }));
    },
  };
}

function labelOf({ title, description }: Declaration): FieldLabel {
  return {
    ...(isText(title) && { title: cut(title.trim(), longestTitle) }),
    ...(isText(description) && { description: cut(description.trim()) }),
  };
}

/** Whatever the schema has there. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

const longestTitle = 80;

/** Nobody reads more about one document, and a schema may make thousands for each value. */
const mostFindings = 1000;

/** A pattern, a list of choices or a description may be as long as the schema. */
function cut(text: string, longest = longestText): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const longestText = 2000;
