import { expect, test } from 'vitest';
import { lintText } from '../../support/lint-text.ts';

const document = (frontmatter: string, body = '') => `---\n${frontmatter}\n---\n${body}`;

test('checks everything else as if YAML with one answer were fixed, at the positions of the file', () => {
  const text = document(
    'title: Auth: sessions leak\nstatus: in_review\nseverity: SEV1\nservices: [auth\nduration: 68 minutes\nimpact: %35 of sign-ins\n failed\nroot_cause: A\ntasks:\n  - title: A\n   owner: b\n    due: 2024-08-42',
  );
  const ofFrontmatter = lintText(text).filter((line) => /error (?:frontmatter|schema):/.test(line));
  expect(ofFrontmatter).toEqual([
    '2:8 error frontmatter: Unexpected `: ` inside a value, expected quotes around it',
    '5:11 error frontmatter: Missing `]`, expected one at the end of the value',
    '6:11 error schema: Unexpected `68 minutes` as `duration`, expected a start and an end such as `2024-08-10T14:30Z/2024-08-10T16:45Z`',
    '7:9 error frontmatter: Unexpected `%` at the start of a value, expected quotes around it',
    '12:4 error frontmatter: Unexpected indentation of `owner`, expected that of `title`',
    '13:10 error schema: Unexpected `2024-08-42` as `due`, expected a date that exists, such as `2024-08-12`',
  ]);
});

test('does not check values when YAML is left that has no single answer', () => {
  expect(lintText(document('title: A: b\nkind: outage\nimpact: - c'))).toEqual([
    '2:8 error frontmatter: Unexpected `: ` inside a value, expected quotes around it',
    '4:9 error frontmatter: Unexpected `- ` behind a key, expected a list below the key, or text in quotes',
  ]);
});

test('reads a frontmatter with a hundred faults, and gives up on more', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `x_${index}: a: b`).join('\n');
  expect(lintText(document(`title: A\n${lines(100)}`))).toHaveLength(100);
  expect(lintText(document(`title: A\n${lines(3000)}`)).length).toBeLessThan(110);
});
