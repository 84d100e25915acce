import { describe, expect, test } from 'vitest';
import { splitFrontmatter } from '../../../src/importers/split-frontmatter.ts';

describe('splitFrontmatter', () => {
  test('reads YAML, and keeps the body byte for byte', () => {
    expect(splitFrontmatter('---\ntitle: A\nn: 1\n---\n\n# B\n\n---\n')).toEqual({
      data: { title: 'A', n: 1 },
      body: '\n# B\n\n---\n',
    });
  });

  test('reads Windows line endings and a byte order mark', () => {
    expect(splitFrontmatter('\uFEFF---\r\ntitle: A\r\n---\r\nB\r\n')).toEqual({ data: { title: 'A' }, body: 'B\r\n' });
  });

  test('reads TOML', () => {
    const { data, ...rest } = splitFrontmatter("+++\ntitle = 'A'\n[params]\nseverity = 2\n+++\nB\n");
    expect([data, rest]).toEqual([{ title: 'A', params: { severity: 2 } }, { body: 'B\n' }]);
  });

  test('reads JSON up to its last brace', () => {
    expect(splitFrontmatter('{\n  "title": "A } \\" B",\n  "x": { "y": 1 }\n}\n\nC\n')).toEqual({
      data: { title: 'A } " B', x: { y: 1 } },
      body: '\nC\n',
    });
  });

  test('reads frontmatter that ends with the file, or says nothing', () => {
    expect(splitFrontmatter('---\ntitle: A\n---')).toEqual({ data: { title: 'A' }, body: '' });
    expect(splitFrontmatter('---\n---\nB')).toEqual({ data: {}, body: 'B' });
  });

  test.each([
    '# A\n',
    '\uFEFF# A\n',
    '---\ntitle: A\n',
    '----\ntitle: A\n----\n',
    'A\n\n---\nb: c\n---\n',
    '{{< alert >}}\nA\n',
    '{% include a.html %}\n',
    '{"a": [1',
    '---\nA\n---\nB',
  ])('finds no frontmatter in %j', (text) => {
    expect(splitFrontmatter(text)).toEqual({ body: text.replace('\uFEFF', '') });
  });

  test.each([
    ['---\ntitle: A\n - b: [\n---\nB', /^Unexpected YAML: .* in line 2$/],
    ['---\n- A\n---\nB', /^Unexpected list as frontmatter, expected keys with values$/],
    ['---\n4\n---\nB', /^Unexpected number as frontmatter, expected keys with values$/],
    ['+++\ntitle = A\n+++\nB', /^Unexpected TOML, expected valid TOML: .* in line 2$/],
    ['{"title": A}\nB', /^Unexpected JSON, expected valid JSON: /],
  ])('reports what cannot be read in %j', (text, error) => {
    const split = splitFrontmatter(text);
    expect(split).toEqual({ body: 'B', error: expect.stringMatching(error) });
  });

  test('reads YAML as if a fault with one fix were fixed', () => {
    expect(splitFrontmatter('---\ntitle: A: B\n---\n').data).toEqual({ title: 'A: B' });
  });
});
