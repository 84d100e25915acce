import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { validateAction } from '@action-validator/core';
import { expect, test } from 'vitest';
import { root } from '../support/cli.ts';
import { action } from '../support/github-action.ts';

test('is a valid action, whose inputs reach no script but by the environment', async () => {
  expect(validateAction(await readFile(path.join(root, 'action.yml'), 'utf8')).errors).toEqual([]);
  for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
});
