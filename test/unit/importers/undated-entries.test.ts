import { expect, test } from 'vitest';
import { defaultSettings } from '../../../src/config/defaults.ts';
import { undatedEntries } from '../../../src/importers/undated-entries.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';

function undated(body: string) {
  const document = parseMarkdown({ path: 'a.md', text: `# Orders wait\n\n## Timeline\n\n${body}\n` });
  return undatedEntries(readPostmortem(document, defaultSettings).postmortem);
}

test('entries without a date have X for what is not said', () => {
  expect(undated('- 9:05 AM: Orders wait.\n- March 2, 2:30 PM UTC – Orders are sent.\n')).toEqual([
    { time: 'XXXX-XX-XXT09:05', kinds: [], text: 'Orders wait.' },
    { time: 'XXXX-03-02T14:30', kinds: [], text: 'Orders are sent.' },
  ]);
});

test('dated entries, items without a time and relative times are none', () => {
  expect(undated('- 2024-03-01 09:05 Orders wait.\n- Later all is well.\n')).toEqual([]);
  expect(undated('- T+5m Orders wait.\n- Later all is well.\n')).toEqual([]);
});
