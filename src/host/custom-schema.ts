import { realpathSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors.ts';
import { isBelow, readRepositoryFile } from '../disk.ts';
import type { CustomSchema } from '../rule.ts';
import { bundleSchema } from '../schema/bundle.ts';
import type { Declaration } from '../schema/subschema.ts';
import type { SchemaFinding } from '../schema/finding.ts';
import { startSchemaThread } from './schema-thread.ts';

/**
 * Read and compile a team's own schema of the frontmatter.
 *
 * @param root Absolute path; every file of the schema is below it.
 * @param file Path of the schema, relative to the root.
 * @throws {UserError} `SCHEMA_INVALID` if it is not a valid schema, or is outside the root.
 */
export async function loadCustomSchema(root: string, file: string): Promise<CustomSchema> {
  return openCustomSchema(await readCustomSchema(root, file), file);
}

/**
 * Read a team's own schema of the frontmatter, with everything that it refers to.
 *
 * @param onFile Called with the path of each file of the schema, relative to the root.
 * @returns See `CustomSchema.text`.
 * @throws {UserError} `SCHEMA_INVALID`
 */
export async function readCustomSchema(root: string, file: string, onFile?: (name: string) => void): Promise<string> {
  return bundle(file, async (name) => {
    onFile?.(name);
    return readSchema(root, name);
  });
}

/**
 * Compile a team's own schema of the frontmatter, wherever its files are.
 *
 * @param file Path of the schema, relative to the root.
 * @param read Reads a file of the repository, by its path relative to the root.
 * @throws {UserError} `SCHEMA_INVALID` if it is not a valid schema; what `read` throws.
 */
export async function compileCustomSchema(
  file: string,
  read: (name: string) => Promise<string>,
): Promise<CustomSchema> {
  return openCustomSchema(await bundle(file, read), file);
}

async function bundle(file: string, read: (name: string) => Promise<string>): Promise<string> {
  try {
    const schema = await bundleSchema(path.posix.normalize(file), async (name) => toSchema(await read(name), name));
    return JSON.stringify(schema);
  } catch (cause) {
    // The schema is nested too deeply for the call stack.
    if (!(cause instanceof RangeError)) throw cause;
    throw new UserError('SCHEMA_INVALID', `${file} is nested too deeply`, { cause });
  }
}

/**
 * Use a schema that was compiled before, in another thread.
 *
 * @param text See `CustomSchema`.
 * @param file Its name in errors.
 * @param signal Closes it; nothing may be checked afterwards.
 */
export async function openCustomSchema(text: string, file: string, signal?: AbortSignal): Promise<CustomSchema> {
  const call = await startSchemaThread(text, file, undefined, signal);
  return {
    text,
    // The thread returns what the functions of these names return.
    check: (document, ...parameters) => call(document, { name: 'check', parameters }) as SchemaFinding[],
    declared: (document, ...parameters) => call(document, { name: 'declared', parameters }) as string[],
    labels: (document, ...parameters) =>
      call(document, { name: 'labels', parameters }) as ReturnType<CustomSchema['labels']>,
  };
}

function readSchema(root: string, file: string): string {
  const elsewhere = new UserError('SCHEMA_INVALID', `Unexpected schema ${file}, expected a file in the repository`);
  // Even whether there is such a file must not be said.
  if (!isBelow(root, path.join(root, file))) throw elsewhere;
  const part = readRepositoryFile(realpathSync.native(root), path.join(root, file), longestSchema);
  if (!('bytes' in part)) {
    if (part.isOutside) throw elsewhere;
    if (part.code === 'ENOENT') throw new UserError('SCHEMA_INVALID', `Cannot find the schema ${file}`);
    throw new UserError('SCHEMA_INVALID', `Cannot read the schema ${file}: ${part.reason}`, { cause: part.cause });
  }
  if (part.size > longestSchema) throw new UserError('SCHEMA_INVALID', `${file} is larger than 1 MiB`);
  return part.bytes.toString('utf8');
}

function toSchema(text: string, file: string): Declaration {
  const schema = parseJson(text.replace(/^\uFEFF/, ''), file);
  if (typeof schema === 'object' && schema !== null && !Array.isArray(schema)) return schema;
  throw new UserError('SCHEMA_INVALID', `Unexpected schema ${file}, expected a JSON object`);
}

/** In bytes. */
const longestSchema = 1024 * 1024;

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
