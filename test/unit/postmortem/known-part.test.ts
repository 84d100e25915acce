import { expect, test } from 'vitest';
import { knownText } from '../../../src/postmortem/known-part.ts';

test.each([
  ['---\ntitle: A\ntasks:\n  - title: B\n---\n', '# A\n'],
  ['\uFEFF---\r\ntitle: A\r\ntasks: [{ title: B }]\r\n--- \r\n', '---\r\n'],
])('is the frontmatter %j if it states the title and lists the tasks', (frontmatter, body) => {
  expect(knownText(frontmatter + body)).toBe(frontmatter);
});

test.each([
  '---\ntasks: [{ title: B }]\n---\n# A\n',
  '---\ntitle: A\n---\n## Tasks\n- [ ] B\n',
  '---\ntasks:\ntitle: A\n---\n# A\n',
  '# A\n\n---\ntasks: [a]\n---\n',
  '---\ntasks: []\n',
])('is the whole text of %j', (text) => {
  expect(knownText(text)).toBe(text);
});
