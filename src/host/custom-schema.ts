import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';
import { isBelow } from './read-files.ts';
import type { CustomSchema } from '../rule.ts';
import { bundleSchema } from '../schema/bundle.ts';
import type { Declaration } from '../schema/subschema.ts';
import { createCustomSchema } from '../schema/custom-schema.ts';

/**
 * Read and compile a team's own schema of the frontmatter.
 *
 * @param root Absolute path; every file of the schema is below it.
 * @param file Path of the schema, relative to the root.
 * @throws {UserError} `SCHEMA_INVALID` if it is not a valid schema, or is outside the root.
 */
export async function loadCustomSchema(root: string, file: string): Promise<CustomSchema> {
  try {
    const schema = await bundleSchema(path.posix.normalize(file), (name) => readSchema(root, name));
    const { compileSchema } = await import('../schema/compile.ts');
    return createCustomSchema(schema, compileSchema(schema, file));
  } catch (cause) {
    // The schema is nested too deeply for the call stack.
    if (!(cause instanceof RangeError)) throw cause;
    throw new UserError('SCHEMA_INVALID', `${file} is nested too deeply`, { cause });
  }
}

async function readSchema(root: string, file: string): Promise<Declaration> {
  // Neither a path nor a link in a pull request may lead out of the repository.
  const elsewhere = new UserError('SCHEMA_INVALID', `Unexpected schema ${file}, expected a file in the repository`);
  if (!isBelow(root, path.join(root, file))) throw elsewhere;
  const target = await realpath(path.join(root, file)).catch((cause: unknown) => {
    throw new UserError('SCHEMA_INVALID', `Cannot find the schema ${file}`, { cause });
  });
  if (!isBelow(await realpath(root), target)) throw elsewhere;
  const text = await readFile(target, 'utf8').catch((cause: unknown) => {
    throw new UserError('SCHEMA_INVALID', `Cannot read the schema ${file}: ${errorCode(cause)}`, { cause });
  });
  const schema = parseJson(text.replace(/^\uFEFF/, ''), file);
  if (typeof schema === 'object' && schema !== null && !Array.isArray(schema)) return schema;
  throw new UserError('SCHEMA_INVALID', `Unexpected schema ${file}, expected a JSON object`);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new UserError('SCHEMA_INVALID', `${file} is not valid JSON: ${cause.message.replaceAll(/\s+/g, ' ')}`, {
      cause,
    });
  }
}
