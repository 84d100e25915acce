import type { ErrorObject } from 'ajv';
import type { Position, ValuePositions } from '../position.ts';
import { declarationAt, type Declaration } from './subschema.ts';
import type { SchemaFinding } from './finding.ts';
import { explainErrors } from './messages.ts';
import { withoutNull } from './validate.ts';

/**
 * Check frontmatter against a team's custom schema; implements `CustomSchema` for the rules.
 *
 * @param validate The compiled schema, which keeps its errors in `errors`.
 */
export function createCustomSchema(
  schema: Declaration,
  validate: ((data: unknown) => boolean) & { errors?: ErrorObject[] | null },
): {
  text: string;
  check: (data: unknown, positions: ValuePositions, fallback: Position) => SchemaFinding[];
  declares: (pointer: string) => boolean;
} {
  return {
    text: JSON.stringify(schema),
    declares: (pointer) => declarationAt(schema, pointer) !== undefined,
    check: (data, positions, fallback) => {
      const errors = validate(withoutNull(data)) ? [] : (validate.errors ?? []);
      return explainErrors(errors, { schema, data, positions, fallback, ownKeys: false });
    },
  };
}
