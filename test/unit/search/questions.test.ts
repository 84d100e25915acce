import { expect, test } from 'vitest';
import path from 'node:path';
import { MemoryIndex } from '../../../src/search/memory-index.ts';
import { search, type SearchResults } from '../../../src/search/search-index.ts';
import { searchQuestions } from '../../fixtures/search-questions.ts';
import { ownRecords } from '../../support/own-records.ts';
import { searchSiteOf, SiteReader } from '../../support/search-site.ts';

/** Results that a reader looks at. */
const read = 3;

// A second where nothing else runs: all documents are read.
const records = ownRecords();

const inMemory = new MemoryIndex(records.toReversed());

test('answers nine of ten questions within the first three results', () => {
  const unanswered = searchQuestions.flatMap(([question, answers]) => {
    const first = search(question, inMemory)
      .incidents.slice(0, read)
      .map((hit) => path.basename(hit.record.path));
    const missing = answers.filter((answer) => !first.some((name) => name.startsWith(answer)));
    return missing.map((answer) => `${question} → ${answer}, not ${first.join(', ')}`);
  });
  const answers = searchQuestions.flatMap(([, ids]) => ids);
  expect(searchQuestions).toHaveLength(60);
  expect(1 - unanswered.length / answers.length, unanswered.join('\n')).toBeGreaterThanOrEqual(0.94);
}, 30_000);

/** Quotations, names, phrases, beginnings and typos. */
const others = [
  '"connection refused"',
  '"memory leak"',
  '"conn',
  '`kubectl',
  '"=>"',
  'kube-system',
  'CVE-2022',
  'v1.2',
  'no space left',
  'out of memory',
  'sign in',
  'terrafrom lock',
  'certifcate',
  'authentcation',
  'qqqqqq',
  'c',
  'pod no',
  'who is the',
  '',
];

test('finds the same in the files of the site as in memory', () => {
  const reader = new SiteReader(searchSiteOf(records));
  const pathsOf = ({ incidents, tasks, ...results }: SearchResults) => ({
    ...results,
    incidents: incidents.map(({ record, ...found }) => [record.path, found]),
    tasks: tasks.map(({ record, ...found }) => [record.path, found]),
  });
  for (const query of [...searchQuestions.map(([question]) => question), ...others]) {
    expect(pathsOf(reader.find(query)), query).toEqual(pathsOf(search(query, inMemory)));
  }
}, 30_000);
