import type { ErrorObject } from 'ajv';
import type { Position, ValuePositions } from '../position.ts';
import { declarationAt, type Declaration } from './subschema.ts';
import { explainErrors, type SchemaFinding } from './messages.ts';
import { withoutNull } from './validate.ts';

/**
 * What a team's own schema has to say about frontmatter: the `OwnSchema` of rules.
 *
 * @param validate Compiled from it; what is wrong stands in its `errors`.
 */
export function createOwnSchema(
  schema: Declaration,
  validate: ((data: unknown) => boolean) & { errors?: ErrorObject[] | null },
): {
  check: (data: unknown, positions: ValuePositions, fallback: Position) => SchemaFinding[];
  declares: (pointer: string) => boolean;
} {
  return {
    declares: (pointer) => declarationAt(schema, pointer) !== undefined,
    check: (data, positions, fallback) => {
      const errors = validate(withoutNull(data)) ? [] : (validate.errors ?? []);
      return explainErrors(errors, { schema, data, positions, fallback, ownKeys: false });
    },
  };
}
