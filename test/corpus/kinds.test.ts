import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, root } from '../support/cli.ts';

function measure(...args: string[]): { status: number | null; stdout: string } {
  return spawnSync(process.execPath, [path.join(root, 'test/corpus/kinds.ts'), ...args], { encoding: 'utf8' });
}

test('measures precision and recall of each kind on the invented timelines', () => {
  const { status, stdout } = measure('--list');
  expect(stdout).toMatch(/^proposed {2}right {2}labelled {2}precision {2}recall {2}kind\n/);
  expect(stdout).toMatch(/\d\.\d{3} +\d\.\d{3} {2}detected\n/);
  expect(stdout).toMatch(/\nmissed\t\w+\t/);
  expect(status).toBe(0);
});

test('fails on a folder without the documents of facts.yaml', async () => {
  expect(measure(await folderWith({})).status).not.toBe(0);
});
