import { describe, expect, test } from 'vitest';
import { MemoryIndex } from '../../../src/search/memory-index.ts';
import { search } from '../../../src/search/search-index.ts';
import type { SearchRecord } from '../../../src/search/search-record.ts';

const texts = [
  'FATAL: sorry, too many clients already',
  'Clients already sorry, too many.',
  'Alert pg_conn_high fired.',
  'The pg pool: conn is high.',
  'Ran kubectl rollout undo deploy/api.',
  'Undo the rollout of deploy and api, said kubectl.',
  'Requests time out, or timeouts.',
  'One timeout.',
  'x => y',
  '東京の障害',
];

const index = new MemoryIndex(
  texts.map((text, number): SearchRecord => ({
    path: `${number}`,
    year: '2024',
    title: 'A',
    rank: 0,
    labels: [],
    names: [],
    places: [[`p${number}`, 'Why', text]],
    tasks: [],
  })),
);

function find(query: string): string[] {
  return search(query, index).incidents.flatMap(({ passages }) => passages.map(({ text }) => text));
}

describe('a query', () => {
  test.each([
    ['too many clients already', [0, 1]],
    ['"too many clients already"', [0]],
    ['"TOO  many clients"', [0]],
    ['“too many clients”', [0]],
    ['"too many cli', [0]],
    ['"too many cli"', []],
    ['pg_conn_high', [2]],
    ['pg_conn', [2]],
    ['pg conn high', [2, 3]],
    ['"kubectl rollout undo"', [4]],
    ['`rollout undo deploy/api`', [4]],
    ['deploy/api', [4]],
    ['timeout', [6, 7]],
    ['"timeout"', [7]],
    ['"=>"', [8]],
    ['"京の"', [9]],
    ['""', []],
    ['" "', []],
    ['"(["', []],
  ])('%s', (query, expected) => {
    expect(new Set(find(query))).toEqual(new Set(expected.map((number) => texts[number])));
  });

  test('has typos corrected in words, and in nothing that is exact', () => {
    expect(new Set(find('timeuot'))).toEqual(new Set(['One timeout.', 'Requests time out, or timeouts.']));
    expect([find('"timeuot"'), find('pg_cnnn_high'), find('`kubectll`')]).toEqual([[], [], []]);
    expect(search('kubectl rolout', index).corrections).toEqual(new Map([['rolout', 'rollout']]));
  });
});
