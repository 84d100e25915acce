import { check } from 'casebook';
import { expect, test } from 'vitest';

test.each([
  ['as it says', '---\nvisibility: public\n---\n', 'public'],
  ['as it says', '---\nvisibility: restricted\n---\n', 'restricted'],
  ['internal where nothing is said', '---\ntitle: A\n---\n', 'internal'],
  ['internal where nothing is said', '---\nvisibility:\n---\n', 'internal'],
  ['internal where a key of the team’s own is like it', '---\nx_visibility: restricted\n---\n', 'internal'],
  ['internal where a key is not like it', '---\nvisible: restricted\n---\n', 'internal'],
  ['internal without frontmatter', '# A\n', 'internal'],
  ['internal where what cannot be read does not speak of it', '---\ntitle: A: b\n---\n', 'internal'],
  ['restricted where the value is none', '---\nvisibility: Public\n---\n', 'restricted'],
  ['restricted where the key is mistyped', '---\nvisiblity: public\n---\n', 'restricted'],
  ['restricted where the key is mistyped', '---\nVISIBILTY: public\n---\n', 'restricted'],
  [
    'restricted where two keys contradict each other',
    '---\nvisibility: public\nVisibility: restricted\n---\n',
    'restricted',
  ],
  ['restricted where the YAML cannot be read', '---\nvisibility: public\ntitle: A: b\n---\n', 'restricted'],
  ['restricted where the YAML cannot be read', '---\n  "visibility" : public\ntitle: A: b\n---\n', 'restricted'],
  ['restricted where the YAML cannot be read', "---\r\ntitle: A: b\r\n'visibility': public\r\n---\r\n", 'restricted'],
  ['restricted where the block is open', '---\nvisibility: public\n', 'restricted'],
  ['restricted where it stands below an empty line', '\n---\nvisibility: public\n---\n', 'restricted'],
  ['internal where only a text speaks of it', '# A\nThe low visibility: nobody saw it.\n', 'internal'],
])('a document is %s: %j', (_name, text, expected) => {
  expect(check({ path: 'a.md', text }).postmortem.visibility).toBe(expected);
});

test('looks for a visibility without frontmatter in the first 200 lines only', () => {
  const at = (line: number) => check({ path: 'a.md', text: `${'A\n'.repeat(line - 1)}visibility: public\n` });
  expect([200, 201].map((line) => at(line).postmortem.visibility)).toEqual(['restricted', 'internal']);
});
