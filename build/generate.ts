// Writes what is committed and made from something else: `npm run generate`. Tests hold that it is up to date.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { format } from 'prettier';
import { stringify } from 'yaml';
import { rules } from '../src/rules/index.ts';
import { rulesPage } from './rules-page.ts';
import { withRules } from './rules-schema.ts';

const root = path.resolve(import.meta.dirname, '..');

/** What is generated: text by path relative to the root. */
export async function generate(): Promise<Record<string, string>> {
  const schema = await readJson('schema/postmortem.schema.json');
  const config = withRules(await readJson('schema/config.schema.json'), rules);
  const manual = await readFile(path.join(root, 'docs/format.md'), 'utf8');
  return {
    'src/postmortem/frontmatter.ts': await typesOf(schema, 'PostmortemFrontmatter', 'schema/postmortem.schema.json'),
    'src/config/config-file.ts': await typesOf(withAnyRule(config), 'ConfigFile', 'schema/config.schema.json'),
    'docs/format.md': await tidy(
      replaceBetween(replaceBetween(manual, 'fields', fieldTable(schema)), 'configuration', configTable(config)),
      'markdown',
    ),
    'docs/rules.md': await tidy(rulesPage(rules), 'markdown'),
    'schema/config.schema.json': await tidy(JSON.stringify(config), 'json'),
  };
}

async function readJson(file: string) {
  return JSON.parse(await readFile(path.join(root, file), 'utf8'));
}

function replaceBetween(text: string, mark: string, part: string): string {
  return text.replace(
    new RegExp(`(<!-- ${mark} -->)[^]*(<!-- /${mark} -->)`),
    (_, begin, end) => `${begin}\n\n${part}\n\n${end}`,
  );
}

/** Every key of `casebook.yaml` with what it means and an example, as a table; the rules have a page of their own. */
function configTable(config: { properties: Record<string, Field> }): string {
  const rows = Object.entries(config.properties).flatMap(([key, field]) => {
    const inner = key === 'site' ? Object.entries(field.properties ?? {}) : [];
    return inner.length > 0
      ? inner.map(([name, child]) => [`${key}.${name}`, child] as const)
      : [[key, field] as const];
  });
  return ['| key | meaning | example |', '| --- | --- | --- |']
    .concat(rows.map(([key, field]) => `| \`${key}\` | ${meaning(field)} | \`${example(field)}\` |`))
    .join('\n');
}

/** Every field of the frontmatter with what it means and an example, as a table. */
function fieldTable(schema: {
  properties: Record<string, Field>;
  $defs: { task: { properties: Record<string, Field> } };
}): string {
  const rows = (fields: Record<string, Field>, prefix: string): string[] =>
    Object.entries(fields).flatMap(([key, field]) => [
      `| \`${prefix}${key}\` | ${meaning(field)} | \`${example(field)}\` |`,
      ...rows(field.properties ?? {}, `${prefix}${key}.`),
    ]);
  const table = [...rows(schema.properties, ''), ...rows(schema.$defs.task.properties, 'tasks[].')];
  return ['| field | meaning | example |', '| --- | --- | --- |', ...table].join('\n');
}

function meaning({ description, enum: values }: Field): string {
  const list = values ? ` One of ${values.map((value) => `\`${value}\``).join(', ')}.` : '';
  return `${description}${list}`.replaceAll('|', '\\|');
}

interface Field {
  description: string;
  enum?: string[];
  examples: unknown[];
  properties?: Record<string, Field>;
}

function example({ examples: [first] }: Field): string {
  return typeof first === 'string' ? first : stringify(first, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

async function tidy(text: string, parser: string): Promise<string> {
  const prettier = JSON.parse(await readFile(path.join(root, '.prettierrc.json'), 'utf8'));
  return format(text, { ...prettier, plugins: [], parser });
}

async function typesOf(schema: unknown, name: string, source: string): Promise<string> {
  const types = await compile(withoutNoise(schema), name, {
    additionalProperties: false,
    bannerComment: `// Generated from ${source} by \`npm run generate\`; edit the schema instead.`,
    format: false,
  });
  return tidy(types, 'typescript');
}

/** Any rule with any options, so that the type of the file does not change with each rule. */
function withAnyRule<Schema extends { properties: { rules: object } }>(schema: Schema): Schema {
  const severity = { enum: ['off', 'info', 'warn', 'error'] };
  const longForm = { type: 'object', properties: { severity }, additionalProperties: true };
  const anyRules = {
    ...schema.properties.rules,
    properties: {},
    additionalProperties: { anyOf: [severity, longForm] },
  };
  return { ...schema, properties: { ...schema.properties, rules: anyRules } };
}

const noise = new Set(['patternProperties', 'if', 'then', 'else', 'examples', 'minItems']);

/**
 * Drops what would make types hard to use: a title becomes a type of its own (`type Title = string`), as does each
 * description beside a `$ref`; `^x_` makes every property `unknown`; `minItems` makes a list `[string, ...string[]]`.
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
