import { check, createCatalog } from 'casebook';
import { describe, expect, test } from 'vitest';
import { wordsOfKey } from '../../../src/text/words-of-key.ts';

function read(frontmatter: string) {
  return check({ path: 'postmortems/2024-08-10-a.md', text: `---\ntitle: A\n${frontmatter}\n---\n` }).postmortem;
}

describe('own fields', () => {
  test('are the keys that the format does not have, without empty values', () => {
    const { fields } = read(
      'x_region: [" eu ", "", null, { a: , b: 1 }]\nx_paid: false\nx_limit: .inf\nx_note:\nx_list: []\nx_map: { a: { b: } }\nteam: payments\nseverity: SEV1',
    );
    expect(fields).toEqual({ x_region: ['eu', { b: 1 }], x_paid: false, x_limit: 'Infinity', team: 'payments' });
  });

  test('end at the sixth level, so that every page can show them', () => {
    const nested = (levels: number): string => (levels === 0 ? '1' : `[${nested(levels - 1)}]`);
    expect(read(`x_a: ${nested(6)}\nx_b: ${nested(7)}\nx_c: ${nested(400)}`).fields).toEqual({
      x_a: [[[[[[1]]]]]],
    });
  });

  test('are in the catalog if they begin with `x_`: any other key may be a typo', () => {
    const [incident] = createCatalog([read('x_region: eu\nserverity: SEV1')]).incidents;
    expect(incident?.fields).toEqual({ x_region: 'eu' });
  });
});

test.each([
  ['x_data_centre', 'Data centre'],
  ['data-centre', 'Data centre'],
  ['dataCentre', 'Data centre'],
  ['x_SLA', 'SLA'],
  ['jiraID', 'JiraID'],
  ['x_', 'x_'],
  ['x_größe', 'Größe'],
])('the key %s is shown as %s', (key, words) => {
  expect(wordsOfKey(key)).toBe(words);
});
