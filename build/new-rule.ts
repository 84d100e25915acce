// Writes a rule to start from, and lists it: `npm run new-rule -- <id>`.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Why there is no new rule, in one line. */
export class NewRuleError extends Error {}

/**
 * Write `src/rules/<id>.ts` and add it to `src/rules/index.ts`.
 *
 * @param root The repository's root.
 * @param id `kebab-case`.
 * @returns The path of the rule, relative to the root.
 * @throws {NewRuleError} When no rule can have that id.
 */
export async function newRule(root: string, id: string): Promise<string> {
  if (!/^[a-z]+(?:-[a-z]+)*$/.test(id)) {
    throw new NewRuleError(`Unexpected rule id ${JSON.stringify(id)}, expected kebab-case such as task-owner`);
  }
  const list = path.join(root, 'src/rules/index.ts');
  const listed = addToList(await readFile(list, 'utf8'), id);
  const file = `src/rules/${id}.ts`;
  // A file that is there and not in the list, such as a rule that is being written, is not overwritten.
  await writeFile(path.join(root, file), ruleText(id), { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new NewRuleError(`${file} exists already`) : error;
  });
  await writeFile(list, listed);
  return file;
}

/**
 * The list of rules with one more: its import in the order of the alphabet; in the list, which is in the order of the
 * manual, behind the last rule that begins with the same word, or else before the last of all.
 */
function addToList(text: string, id: string): string {
  const imports = Array.from(text.matchAll(/^import \{ (\w+) \} from '\.\/([\w-]+)(?:\.ts|\/index\.ts)';\n/gm));
  const idByName = new Map(imports.map(([, name = '', ruleId = '']) => [name, ruleId]));
  const [head = '', entries = '', tail = ''] = text.split(/(?<=rules: readonly Rule\[\] = \[\n)([^]*?)(?=^\];)/m);
  const names = Array.from(entries.matchAll(/^ {2}(\w+),$/gm), ([, name = '']) => name);
  if (names.length === 0 || names.length !== imports.length) throw new Error('Cannot read src/rules/index.ts');
  if (imports.some(([, , ruleId]) => ruleId === id)) throw new NewRuleError(`There is a rule ${id} already`);

  const next = imports.find(([, , ruleId = '']) => ruleId > id);
  const last = imports.at(-1);
  const at = next?.index ?? (last ? last.index + last[0].length : 0);
  const group = names.findLastIndex((name) => idByName.get(name)?.split('-', 1)[0] === id.split('-', 1)[0]);
  names.splice(group < 0 ? names.length - 1 : group + 1, 0, variableName(id));
  const line = `import { ${variableName(id)} } from './${id}.ts';\n`;
  return `${head.slice(0, at)}${line}${head.slice(at)}${names.map((name) => `  ${name},\n`).join('')}${tail}`;
}

function variableName(id: string): string {
  return id.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A rule that works, to be rewritten: it is off until somebody decides how much it weighs. */
function ruleText(id: string): string {
  return `import { defineRule } from '../rule.ts';

export const ${variableName(id)} = defineRule({
  id: '${id}',
  // While the rule is written; then 'info', 'warn' or 'error'.
  severity: 'off',
  description: 'A title does not end in an exclamation mark.',
  reason: 'A title is read in lists for years. One that shouts hides the incidents that were worse.',
  examples: [
    {
      name: 'passes a title that states what happened',
      document: '---\\ntitle: Orders wait for half an hour\\n---\\n',
      messages: [],
    },
    {
      name: 'reports a title that shouts',
      document: '---\\ntitle: Orders wait!\\n---\\n',
      messages: ['2:8 Unexpected \`!\` at the end of the title, expected a statement'],
      notes: ['Write what happened, and to whom.'],
    },
  ],
  checkDocument({ title, positions }, { report }) {
    // Absent where the title is the first heading of the body.
    const position = positions['/title']?.value;
    if (!position || !title?.endsWith('!')) return;
    report({
      reason: 'Unexpected \`!\` at the end of the title, expected a statement',
      note: 'Write what happened, and to whom.',
      position,
    });
  },
});
`;
}

if (import.meta.main) {
  const [id = '', ...rest] = process.argv.slice(2);
  try {
    if (rest.length > 0 || id === '') throw new NewRuleError('Usage: npm run new-rule -- <id>');
    const file = await newRule(path.resolve(import.meta.dirname, '..'), id);
    process.stdout.write(`Wrote ${file} and listed it in src/rules/index.ts.
Now make its examples say what the rule is about, and its check agree with them.
Then: npm run generate && npm run test:unit\n`);
  } catch (error) {
    if (!(error instanceof NewRuleError)) throw error;
    process.stderr.write(`new-rule: ${error.message}\n`);
    process.exitCode = 2;
  }
}
