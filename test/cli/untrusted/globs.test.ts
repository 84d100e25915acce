import { expect, test } from 'vitest';
import { casebook, folderWith } from '../../support/cli.ts';

const document = '---\ntitle: A\nstatus: draft\n---\n# A\n';

test.each([
  [
    'documents: ["postmortems/+(a|aa)b.md"]\n',
    '1:13: Unexpected glob `postmortems/+(a|aa)b.md` with a repeated group, expected `*`, `**` or `{a,b}`',
  ],
  [
    'documents: "a{1..9999999}"\n',
    '1:12: Unexpected glob `a{1..9999999}` with more than 100 alternatives, expected fewer',
  ],
  [
    `overrides:\n  - files: [a, "${'{a,b}'.repeat(9)}"]\n    rules: { secret: off }\n`,
    `2:16: Unexpected glob \`${'{a,b}'.repeat(9)}\` with more than 100 alternatives, expected fewer`,
  ],
  [
    `documents:\n${`- "${'{a,b}'.repeat(6)}${'c'.repeat(40)}"\n`.repeat(8)}`,
    '8:3: Unexpected glob beyond 20000 characters, with every alternative written out, expected fewer globs',
  ],
])('a glob that takes long is refused at its place, %#', async (config, message) => {
  const root = await folderWith({ 'casebook.yaml': config });
  const { exitCode, stderr } = await casebook(root, ['lint']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`casebook: casebook.yaml:${message}`);
});

test('a glob with many wildcards is compared with long names at once', async () => {
  const root = await folderWith({
    'casebook.yaml': `documents: ["postmortems/${'*a'.repeat(12)}b.md", "postmortems/2*.md"]\noverrides: [{ files: "postmortems/${'*4'.repeat(30)}b.md", rules: { secret: off } }]\n`,
    [`postmortems/${'a'.repeat(200)}.md`]: document,
    [`postmortems/2${'4'.repeat(200)}.md`]: document,
  });
  expect((await casebook(root, ['lint'])).stdout).toContain('1 document checked');
});
