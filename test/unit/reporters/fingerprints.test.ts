import type { Issue } from 'codeclimate-types';
import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import type { CheckedFile } from '../../../src/lint/run.ts';
import { gitlab } from '../../../src/reporters/gitlab.ts';
import { sarif } from '../../../src/reporters/sarif.ts';
import { checkedFile, inSubfolder, runOf, type Reported } from '../../support/run.ts';

const line = '- [ ] Alert\n';
const two: Reported[] = [
  { at: 'Alert', reason: 'Missing `due` for 12 days' },
  { at: 'Alert', reason: 'Missing `due` for 12 days' },
];
const fingerprints = (...files: CheckedFile[]) =>
  (JSON.parse(gitlab(runOf(...files), inSubfolder)) as Issue[]).map(({ fingerprint }) => fingerprint);
const before = fingerprints(checkedFile({ text: line, messages: two }));

test('are unique in a report', () => {
  const other = checkedFile({ path: 'other.md', text: line, messages: two });
  const all = fingerprints(checkedFile({ text: line, messages: two }), other);
  expect(new Set(all).size).toBe(4);
});

test('stay when lines move and days pass', () => {
  const messages = two.map((message) => ({ ...message, reason: 'Missing `due` for 13 days' }));
  expect(fingerprints(checkedFile({ text: `# Title\n\n  ${line}`, messages }))).toEqual(before);
});

test('stay when another message is suppressed', () => {
  const suppressed = [{ ...two[0], at: 'Alert', suppressed: { by: 'baseline' as const } }];
  const left = fingerprints(checkedFile({ text: line, messages: two.slice(1), suppressed }));
  expect(left.filter((fingerprint) => !before.includes(fingerprint))).toEqual([]);
});

test('are the same in SARIF', () => {
  const log = JSON.parse(sarif(runOf(checkedFile({ text: line, messages: two })), inSubfolder)) as Log;
  const results = log.runs[0]?.results ?? [];
  expect(results.map(({ partialFingerprints }) => partialFingerprints?.['casebook/v1'])).toEqual(before);
});
