// Writes what is committed and made from something else: `npm run generate`. Tests hold that it is up to date.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { format } from 'prettier';

const root = path.resolve(import.meta.dirname, '..');

/** What is generated: text by path relative to the root. */
export async function generate(): Promise<Record<string, string>> {
  return { 'src/postmortem/frontmatter.ts': await frontmatterTypes() };
}

async function frontmatterTypes(): Promise<string> {
  const schema = JSON.parse(await readFile(path.join(root, 'schema/postmortem.schema.json'), 'utf8'));
  const types = await compile(withoutNoise(schema), 'PostmortemFrontmatter', {
    additionalProperties: false,
    bannerComment: '// Made from schema/postmortem.schema.json by `npm run generate`; edit that.',
    format: false,
  });
  const prettier = JSON.parse(await readFile(path.join(root, '.prettierrc.json'), 'utf8'));
  return format(types, { ...prettier, plugins: [], parser: 'typescript' });
}

const noise = new Set(['patternProperties', 'if', 'then', 'else', 'examples']);

/**
 * A title would become a type of its own (`type Title = string`), so would each description beside a `$ref`,
 * and `^x_` make every property `unknown`.
 */
function withoutNoise(value: unknown): JSONSchema {
  return JSON.parse(
    JSON.stringify(value, (key, child) => {
      if (noise.has(key) || (key === 'title' && typeof child === 'string')) return undefined;
      return child?.$ref ? { $ref: child.$ref } : child;
    }),
  );
}

if (import.meta.main) {
  for (const [file, text] of Object.entries(await generate())) await writeFile(path.join(root, file), text);
}
