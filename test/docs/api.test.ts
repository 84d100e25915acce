import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { folderWith, root } from '../support/cli.ts';

const manual = await readFile(path.join(root, 'docs/api.md'), 'utf8');
const examples = Array.from(
  manual.matchAll(/^```ts\n([^]*?)^```\n\n```text\n([^]*?)^```$/gm),
  ([, code = '', output = '']) => ({ code, output }),
);

test('every example prints the text below it', { timeout: 30_000 }, async () => {
  const readme = await readFile(path.join(root, 'README.md'), 'utf8');
  const [, postmortem = ''] = /^```md\n([^]*?)^```$/m.exec(readme) ?? [];
  const names = examples.map((_, index) => `example-${index}.ts`);
  const folder = await folderWith({
    'postmortems/2024-03-01-orders-wait.md': postmortem,
    // A package may import itself by its name. That makes the examples run on the sources.
    'package.json': '{ "name": "casebook", "type": "module", "exports": "./casebook.ts" }',
    'casebook.ts': `export * from '${pathToFileURL(path.join(root, 'src/index.ts')).href}';`,
    'all.ts': names.map((name) => `await import('./${name}');\nconsole.log('---');\n`).join(''),
    ...Object.fromEntries(names.map((name, index) => [name, examples[index]?.code ?? ''])),
  });
  const { stdout } = await promisify(execFile)(process.execPath, ['all.ts'], { cwd: folder });
  expect(stdout.split('---\n').slice(0, -1)).toEqual(examples.map(({ output }) => output));
});

test('no example is without a printed text', () => {
  expect(examples.length).toBe(manual.match(/^```(?:ts|js)$/gm)?.length);
  expect(examples.length).toBeGreaterThan(3);
});

test('names everything that programs can import and call', async () => {
  const api = await import('casebook');
  expect(Object.keys(api).filter((name) => !manual.includes(`\`${name}\``))).toEqual([]);
});
