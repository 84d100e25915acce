import { access } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli.ts';
import { examples, pathOf } from '../../src/cli/examples.ts';
import { withDescendants } from '../../src/cli/explain-errors.ts';
import { processIo } from '../../src/host/io.ts';
import { exampleRepository } from '../fixtures/example-repository.ts';
import { casebook, root } from '../support/cli.ts';
import { wordsOf } from '../support/shell-words.ts';

describe.each(Object.entries(examples))('casebook %s', (name, list) => {
  test('has examples that end as they say', async () => {
    const { folder } = await exampleRepository();
    const runs: unknown[] = [];
    for (const { command, testedBy } of list) {
      if (testedBy !== undefined) continue;
      const [program, ...args] = wordsOf(command);
      const { exitCode, stderr } = await casebook(folder, args, { timeZone: 'UTC' });
      runs.push({ program, command, exitCode, stderr });
    }
    expect(runs).toEqual(
      list
        .filter(({ testedBy }) => testedBy === undefined)
        .map(({ command, says }) => ({
          program: 'casebook',
          command,
          exitCode: says.includes('exits with 1') ? 1 : 0,
          stderr: expect.not.stringContaining('Cannot'),
        })),
    );
  });

  test('shows them in its help', async () => {
    const { exitCode, stdout } = await casebook(root, [...name.split(' '), '--help'].filter(Boolean));
    expect(exitCode).toBe(0);
    expect(list.length).toBeGreaterThan(0);
    expect(stdout).toContain(`:\n${list.map(({ command, says }) => `  ${command}\n      ${says}\n`).join('')}`);
    expect(list.filter(({ says }) => says.length > 74)).toEqual([]);
  });
});

test('examples that need more have a test of their own', async () => {
  const files = Object.values(examples).flatMap((list) => list.flatMap(({ testedBy }) => testedBy ?? []));
  expect(files.length).toBeGreaterThan(0);
  for (const file of new Set(files)) await expect(access(path.join(root, file))).resolves.toBeUndefined();
});

test('every command has examples', () => {
  const program = createProgram(processIo(process), () => {});
  expect(Object.keys(examples).toSorted()).toEqual(withDescendants(program).map(pathOf).toSorted());
});
