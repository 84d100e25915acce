import { stringify } from 'yaml';

/** A value in a schema of ours. */
export interface Field {
  description: string;
  enum?: string[];
  default?: unknown;
  examples: unknown[];
  properties?: Record<string, Field>;
  items?: { properties?: Record<string, Field> };
}

/** Every field of the frontmatter with what it means and an example, as a table. */
export function fieldTable(schema: {
  properties: Record<string, Field>;
  $defs: { task: { properties: Record<string, Field> } };
}): string {
  const rows = (fields: Record<string, Field>, prefix: string): string[] =>
    Object.entries(fields).flatMap(([key, field]) => [
      `| \`${prefix}${key}\` | ${meaning(field).replaceAll('|', '\\|')} | \`${example(field)}\` |`,
      ...rows(field.properties ?? {}, `${prefix}${key}.`),
    ]);
  const table = [...rows(schema.properties, ''), ...rows(schema.$defs.task.properties, 'tasks[].')];
  return ['| field | meaning | example |', '| --- | --- | --- |', ...table].join('\n');
}

/** Every key of `casebook.yaml` with what it means, its default and an example, as a list; rules have a page of their own. */
export function configurationList({ properties }: { properties: Record<string, Field> }): string {
  const lines = (fields: Record<string, Field>, prefix: string, depth: number): string[] =>
    Object.entries(fields).flatMap(([key, field]) => {
      const name = `${prefix}${key}`;
      const facts = [meaning(field), ...defaultOf(field, depth), `Example: \`${example(field)}\`.`];
      const below =
        key === 'rules'
          ? []
          : [
              ...lines(field.properties ?? {}, `${name}.`, depth + 1),
              ...lines(field.items?.properties ?? {}, `${name}[].`, depth + 1),
            ];
      return [`${'  '.repeat(depth)}- \`${name}\`: ${facts.join(' ')}`, ...below];
    });
  return lines(properties, '', 0).join('\n');
}

/** Lists of many words are left to `casebook config`. */
const longestDefault = 100;

function defaultOf({ default: value }: Field, depth: number): string[] {
  if (value === undefined) return depth === 0 ? ['No default.'] : [];
  const text = inYaml(value);
  return [text.length > longestDefault ? 'Default: printed by `casebook config`.' : `Default: \`${text}\`.`];
}

function meaning({ description, enum: values }: Field): string {
  return values ? `${description} One of ${values.map((value) => `\`${value}\``).join(', ')}.` : description;
}

function example({ examples: [first] }: Field): string {
  return inYaml(first);
}

function inYaml(value: unknown): string {
  return typeof value === 'string' ? value : stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}
