import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config/read-config.ts';

test('a source has an id and a catalog, and the slash at the end of its address does not matter', () => {
  const source = 'sources: [{ id: a-1, catalog: "https://a.example/catalog.json", url: "https://b.example/c/" }]\n';
  expect(readConfig(source, 'casebook.yaml').sources).toEqual([
    { id: 'a-1', catalog: 'https://a.example/catalog.json', url: 'https://b.example/c' },
  ]);
  expect(readConfig('', 'casebook.yaml').sources).toEqual([]);
});

test.each([
  ['[{ id: a, catalog: b }, { id: a, catalog: c }]', '1:40: Unexpected second source `a`, expected each id once'],
  ['[{ id: a }]', '1:11: Missing `catalog` in item 1 of `sources`'],
  ['[{ id: A/b, catalog: c }]', '1:17: Unexpected `A/b` as `id`'],
  ['[{ id: "-", catalog: c }]', '1:17: Unexpected `-` as `id`'],
  ['[{ id: a, catalog: b, sha256: abc }]', '1:40: Unexpected `abc` as `sha256`'],
  ['[{ id: a, catalog: b, url: "javascript:c" }]', '1:37: Unexpected `javascript:c` as `url`'],
  ...['http://a.example/b', 'ftp://a.example/b', 'file:///etc/passwd', 'https://user:secret@a.example/b'].map(
    (catalog) => [
      `[{ id: a, catalog: "${catalog}" }]`,
      `1:29: Unexpected \`${catalog.replace('user:secret', '•••')}\` as \`catalog\`, expected an address that begins with \`https://\`, without a name or a password, or the path of a file`,
    ],
  ),
])('%s is a mistake', (sources = '', message = '') => {
  expect(() => readConfig(`sources: ${sources}\n`, 'casebook.yaml')).toThrow(`casebook.yaml:${message}`);
});
