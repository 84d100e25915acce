import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { casebook, folderWith } from '../../support/cli.ts';

const value = `${'a'.repeat(36)}!`;

test('a pattern of a schema that never ends is named once, whatever number of documents it is for', async () => {
  const documents = Array.from({ length: 20 }, (_, index) => [
    `postmortems/2024-08-${index + 10}-a.md`,
    `---\ntitle: A\nstatus: draft\nx_a: ${value}\n---\n# A\n${'text '.repeat(12_000)}\n`,
  ]);
  const folder = await folderWith({
    'casebook.yaml': 'schema: s.json\n',
    's.json': '{ "properties": { "x_a": { "pattern": "^(a+)+$" } } }',
    ...Object.fromEntries(documents),
  });
  expect(await casebook(folder, ['lint'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringMatching(
      /^casebook: The pattern `\^\(a\+\)\+\$` in the schema s\.json takes more than 5 s or 512 MiB to check postmortems\/\S+\n$/,
    ),
  });
});

test('a schema of files with any number of names is refused', async () => {
  const folder = await folderWith({
    'casebook.yaml': 'schema: s.json\n',
    's.json': '{ "allOf": [{ "$ref": "a/s.json" }, { "$ref": "b/s.json" }] }',
    'postmortems/2024-08-10-a.md': '---\ntitle: A\n---\n',
  });
  await symlink('.', path.join(folder, 'a'));
  await symlink('.', path.join(folder, 'b'));
  expect((await casebook(folder, ['lint'])).stderr).toBe('casebook: s.json consists of more than 100 files\n');
});
