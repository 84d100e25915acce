import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { globFault, globsOfFiles, globsOfPaths } from '../../../src/text/glob.ts';

describe('a glob of paths', () => {
  test.each([
    ['a/*.md', ['a/b.md', 'A/.MD', 'a/b.c.md'], ['a/b/c.md', 'b.md', 'a/b.mdx']],
    ['**/*.md', ['a.md', 'a/b.md', 'a/b/c.md'], ['a/b']],
    ['a/**', ['a/b', 'a/b/c.md', 'a/.b/c'], ['a', 'b/a', 'ab']],
    ['a/**/b', ['a/b', 'a/x/y/b'], ['a/x', 'b']],
    ['a**b', ['ab', 'axb'], ['a/b']],
    ['202?-*', ['2024-a', '2025-'], ['20245-a', '2024']],
    ['[a-c][!x].md', ['ab.md', 'CY.md'], ['ax.md', 'dy.md', 'a.md']],
    ['{a,b/c}/*.md', ['a/x.md', 'b/c/x.md'], ['b/x.md', 'c/x.md']],
    ['{a,b{c,d}}', ['a', 'bc', 'bd'], ['b', 'bcd']],
    ['{8..11}-{a..c}', ['8-a', '11-c', '10-b'], ['12-a', '1-a', '8-d']],
    ['{08..10}', ['08', '09', '10'], ['8', '9']],
    ['{a}-{}', ['{a}-{}'], ['a-']],
    ['@(a|b)?(.x)', ['a', 'b.x'], ['ab', 'a.y']],
    ['(a|b).md', ['a.md'], ['(a|b).md']],
    ['!(readme|index).md', ['a.md', 'readme2.md'], ['readme.md', 'index.md', 'a/b.md']],
    [String.raw`\*.md`, ['*.md'], ['a.md']],
    ['./a/./b.md', ['a/b.md'], []],
    ['👩?', ['👩💻'], ['👩']],
  ])('%s', (glob, matching, others) => {
    expect(globFault(glob)).toBeUndefined();
    const matches = globsOfPaths([glob]);
    expect(matching.filter((path) => !matches(path))).toEqual([]);
    expect(others.filter((path) => matches(path))).toEqual([]);
  });

  test('with ! in front excludes', () => {
    const matches = globsOfPaths(['a/**', '!a/b/*']);
    expect(['a/c', 'a/b/c', 'c'].map(matches)).toEqual([true, false, false]);
    expect(['a', 'b'].map(globsOfPaths(['!a']))).toEqual([false, true]);
  });

  test('matches what picomatch matches', () => {
    const name = fc.constantFrom('a', 'b', 'ab', 'a.b', '.a', 'aab', 'b-a', '*', '?', 'a*', '*b', '?b', '*.*', '[ab]?');
    const glob = fc
      .array(fc.oneof({ weight: 3, arbitrary: name }, { weight: 1, arbitrary: fc.constantFrom('**', '{a,b*}') }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((names) => names.join('/'));
    const path = fc
      .array(fc.constantFrom('a', 'b', 'ab', 'a.b', '.a', 'aab', 'ba', 'B'), { minLength: 1, maxLength: 4 })
      .map((names) => names.join('/'));
    fc.assert(
      fc.property(glob, path, (pattern, file) => {
        // In picomatch, `a/**` is `a` as well, and `a*/**` is not.
        const below = pattern.replace(/\/\*\*$/, '/**/*');
        expect(globsOfPaths([pattern])(file)).toBe(picomatch(below, { nocase: true, dot: true })(file));
        expect(globsOfFiles([pattern]).matches(file)).toBe(
          picomatch([below, `${pattern}/**/*`], { nocase: true })(file),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('globs of files', () => {
  test('match no names with a dot, unless they are written, and everything below a folder', () => {
    const { matches } = globsOfFiles(['a', '.github/*.md', '!a/x.md']);
    expect(['a/b.md', 'a/b/c', 'a/.b', '.github/a.md', '.github/.a.md', 'a/x.md', 'b'].map(matches)).toEqual([
      true,
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(globsOfFiles(['!a']).matches('b')).toBe(false);
  });

  test('reach only into folders that may hold a match', () => {
    const { reachesBelow } = globsOfFiles(['a/*/c.md', 'b/**/d.md']);
    expect(['', 'a', 'a/x', 'a/x/c.md', 'a/x/y', 'b', 'b/x/y', 'c', 'b/.x'].map(reachesBelow)).toEqual([
      true,
      true,
      true,
      true,
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});

// Each keeps a backtracking matcher busy for minutes, or an expansion out of memory.
test.each([
  ['a wildcard before each letter', `postmortems/${'*a'.repeat(12)}b.md`],
  ['200 wildcards', `postmortems/${'*'.repeat(200)}b`],
  ['folders at any depth', `${'**/a/'.repeat(80)}b`],
  ['both wildcards', `${'?*'.repeat(200)}b`],
  ['groups', `${'{a,b}'.repeat(6)}c`],
  ['groups that do not match', `${'!(a|aa)'.repeat(60)}b`],
  ['classes', `${'[a-z]*'.repeat(60)}!`],
])('%s are compared with long names at once', (_name, glob) => {
  expect(globFault(glob)).toBeUndefined();
  const { matches } = globsOfFiles([glob]);
  expect(matches(`postmortems/${'a'.repeat(250)}.md`)).toBe(false);
  expect(matches(`${'a/'.repeat(400)}a`)).toBe(false);
});

test.each([
  ['+(a|aa)+(a|aa)b', '`+(a|aa)+(a|aa)b` with a repeated group, expected `*`, `**` or `{a,b}`'],
  ['*(a)', '`*(a)` with a repeated group, expected `*`, `**` or `{a,b}`'],
  ['!(!(a))', '`!(!(a))` with a group or `/` in `!(…)`, expected names'],
  ['{1..9999999}', '`{1..9999999}` with more than 100 alternatives, expected fewer'],
  ['{a,b}'.repeat(20), `\`${'{a,b}'.repeat(20)}\` with more than 100 alternatives, expected fewer`],
  [`${'{'.repeat(100)}a,b${'}'.repeat(100)}`, undefined],
  ['{,'.repeat(120), undefined],
  ['*a'.repeat(300), 'of 600 characters, expected at most 500'],
])('reports what is wrong with a glob, %#', (glob, fault) => {
  expect(globFault(glob)).toBe(fault);
});
