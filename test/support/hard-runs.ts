import type { Run } from '../../src/lint/run.ts';
import { reportedRun } from './reported-run.ts';
import { checkedFile, runOf } from './run.ts';

/** Runs with what is hard to write down: other line ends, astral characters, bytes that are not text, no files. */
export const hardRuns: [name: string, run: Run][] = [
  ['one of everything', reportedRun()],
  ['no file', runOf()],
  ['a clean file', runOf(checkedFile({}))],
  [
    'a binary file',
    runOf({ ...checkedFile({ messages: [{ at: 'one' }] }), source: { path: 'a.md', text: new Uint8Array([255, 0]) } }),
  ],
  [
    'hostile text',
    runOf(
      checkedFile({
        path: 'a:b/%20 [é]#?\u0007<&">.md',
        text: 'x\r\n😀y\r\n',
        messages: [
          {
            at: '😀',
            reason: 'a\u0000\uFFFE\uD800<![CDATA[ ]]> [x](y) ]](z) & "\' \u001B[31m',
            note: '</failure>\n&amp;',
            fix: [{ start: 3, end: 5, text: '\uDC00\n' }],
          },
        ],
      }),
    ),
  ],
];
