// Writes what is committed and made from something else: `npm run generate`. Tests hold that it is up to date.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { format } from 'prettier';
import { rules } from '../src/rules/index.ts';
import { commandsPage } from './commands-page.ts';
import { rulesPage } from './rules-page.ts';
import { withRules } from './rules-schema.ts';
import { configurationList, fieldTable } from './schema-tables.ts';

const root = path.resolve(import.meta.dirname, '..');

/** What is generated: text by path relative to the root. */
export async function generate(): Promise<Record<string, string>> {
  const schema = await readJson('schema/postmortem.schema.json');
  const config = withRules(await readJson('schema/config.schema.json'), rules);
  const formatPage = await readFile(path.join(root, 'docs/format.md'), 'utf8');
  const configurationPage = await readFile(path.join(root, 'docs/configuration.md'), 'utf8');
  return {
    'src/postmortem/frontmatter.ts': await typesOf(schema, 'PostmortemFrontmatter', 'schema/postmortem.schema.json'),
    'src/config/config-file.ts': await typesOf(withAnyRule(config), 'ConfigFile', 'schema/config.schema.json'),
    'docs/format.md': await tidy(replaceBetween(formatPage, 'fields', fieldTable(schema)), 'markdown'),
    'docs/configuration.md': await tidy(
      replaceBetween(configurationPage, 'keys', configurationList(config)),
      'markdown',
    ),
    'docs/commands.md': await tidy(commandsPage(), 'markdown'),
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
