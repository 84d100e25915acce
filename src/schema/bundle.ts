import path from 'node:path';
import { UserError } from '../errors.ts';
import { decode } from '../markdown/link-target.ts';
import { escapePointer } from '../text/json-pointer.ts';
import type { Declaration } from './subschema.ts';

/**
 * Bundle a schema and the files that it refers to: those files become definitions, and every reference points inside
 * the bundle. The compiler then reads no file, and nothing from a network.
 *
 * @param file Path of the schema relative to the root, `/` as separator.
 * @param read Reads a schema of the repository.
 * @throws {UserError} `SCHEMA_INVALID` when a reference points outside the repository, or there are too many files.
 */
export async function bundleSchema(file: string, read: (file: string) => Promise<Declaration>): Promise<Declaration> {
  const others: string[] = [];
  const rewritten = async (from: string): Promise<Declaration> => {
    const { $id: _id, ...schema } = await read(from);
    // Only references change, so the result is a schema again.
    return withReferences(schema, (reference) => {
      const [address = '', fragment = ''] = reference.split('#');
      const target = address === '' ? from : fileOf(address, from);
      // A plain name, from `$anchor`, is valid in the whole bundle.
      if (target === file || /^[^/]/.test(fragment)) return `#${fragment}`;
      if (!others.includes(target)) others.push(target);
      // Links to folders give one file any number of names.
      if (others.length > mostFiles) {
        throw new UserError('SCHEMA_INVALID', `${file} consists of more than ${mostFiles} files`);
      }
      return `#/$defs/${encodeURIComponent(escapePointer(target))}${fragment}`;
    }) as Declaration;
  };
  const whole = await rewritten(file);
  const definitions: Declaration['$defs'] = {};
  // The list grows during the loop.
  for (const other of others) definitions[other] = await rewritten(other);
  return others.length > 0 ? { ...whole, $defs: { ...whole.$defs, ...definitions } } : whole;
}

const mostFiles = 100;

function withReferences(value: unknown, rewrite: (reference: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => withReferences(item, rewrite));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, child]) => [
    key,
    key === '$ref' && typeof child === 'string' ? rewrite(child) : withReferences(child, rewrite),
  ]);
  return Object.fromEntries(entries);
}

/** A leading `/` is the root of the repository. */
function fileOf(address: string, from: string): string {
  const written = decode(address);
  const target = path.posix.normalize(
    written.startsWith('/') ? written.slice(1) : path.posix.join(path.posix.dirname(from), written),
  );
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(written) || target.startsWith('../')) {
    throw new UserError(
      'SCHEMA_INVALID',
      `${from}: Unexpected reference ${address}, expected a place in the schema or a file of the repository`,
    );
  }
  return target;
}
