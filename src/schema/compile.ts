import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { UserError } from '../errors.ts';
import type { Declaration } from './subschema.ts';
import { formats } from './formats.ts';
import { patternOf } from './pattern.ts';

/**
 * Compile a team's custom schema. Import this module only when there is one: Ajv takes longer to load than everything else.
 *
 * @param name The schema's name in error messages.
 * @throws {UserError} `SCHEMA_INVALID` when it is not a schema of draft 2020-12.
 */
export function compileSchema(schema: Declaration, name: string): ValidateFunction {
  // Not strict: a schema may contain annotations of any name.
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, logger: false, code: { regExp } });
  addFormats.default(ajv);
  for (const [format, isValid] of Object.entries(formats)) ajv.addFormat(format, isValid);
  try {
    const validate = ajv.compile(schema);
    // A validator that returns a promise would accept everything.
    if ('$async' in validate) throw new Error('`$async` is not part of it');
    return validate;
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    if (cause instanceof RangeError) {
      throw new UserError('SCHEMA_INVALID', `${name} is nested too deeply, or contains a circular reference`, {
        cause,
      });
    }
    const [fault] = ajv.errors ?? [];
    const detail = fault ? `${fault.message} at ${fault.instancePath || 'the top level'}` : cause.message;
    throw new UserError('SCHEMA_INVALID', `${name} is not a JSON Schema of draft 2020-12: ${detail}`, { cause });
  }
}

/** In the place of `RegExp` in what Ajv compiles. The code is for validators that are written to a file, which these are not. */
const regExp = Object.assign(patternOf, { code: 'patternOf' });
