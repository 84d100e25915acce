import { expect, test } from 'vitest';
import { lineLink } from '../../../site/src/features/incident/line-link.ts';

test.each([
  ['https://github.com/a/b/blob/main/c.md', 'https://github.com/a/b/blob/main/c.md?plain=1#L8'],
  ['https://gitlab.com/a/b/-/blob/main/c.md', 'https://gitlab.com/a/b/-/blob/main/c.md?plain=1#L8'],
  ['https://codeberg.org/a/b/src/branch/main/c.md', 'https://codeberg.org/a/b/src/branch/main/c.md#L8'],
  ['https://bitbucket.org/a/b/src/main/c.md', 'https://bitbucket.org/a/b/src/main/c.md#lines-8'],
  [
    'https://dev.azure.com/a/b/_git/c?path=/c.md',
    'https://dev.azure.com/a/b/_git/c?path=/c.md&line=8&lineEnd=9&lineStartColumn=1&lineEndColumn=1',
  ],
  ['https://git.example.org/view?f=c.md', 'https://git.example.org/view?f=c.md#L8'],
  ['https://git.example.org/#/c.md', 'https://git.example.org/#/c.md'],
])('the line of %s has a URL', (url, expected) => {
  expect(lineLink(url, 8)).toBe(expected);
});
