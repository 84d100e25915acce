import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { UserError } from '../errors.ts';
import type { Declaration } from './subschema.ts';
import { formats } from './formats.ts';

/**
 * Compile a team's own schema. Import this only where there is one: Ajv takes longer to load than all else together.
 *
 * @param name What to call it in messages.
 * @throws {UserError} `SCHEMA_INVALID` when it is no schema of draft 2020-12.
 */
export function compileSchema(schema: Declaration, name: string): ValidateFunction {
  // Not strict: a schema may hold annotations of any name.
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, logger: false });
  addFormats.default(ajv);
  for (const [format, isValid] of Object.entries(formats)) ajv.addFormat(format, isValid);
  try {
    return ajv.compile(schema);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    if (cause instanceof RangeError) {
      throw new UserError('SCHEMA_INVALID', `${name} is nested too deep, or a reference in it leads back to itself`, {
        cause,
      });
    }
    const [fault] = ajv.errors ?? [];
    const said = fault ? `${fault.message} at ${fault.instancePath || 'its top'}` : cause.message;
    throw new UserError('SCHEMA_INVALID', `${name} is no JSON Schema of draft 2020-12: ${said}`, { cause });
  }
}
