import { expect, test } from 'vitest';
import { agent } from '../../../src/reporters/agent.ts';
import { concise } from '../../../src/reporters/concise.ts';
import { pretty } from '../../../src/reporters/pretty.ts';
import { reportedRun } from '../../support/reported-run.ts';
import { checkedFile, inSubfolder, runOf } from '../../support/run.ts';

test('pretty shows lines, and what was read and left out', () => {
  expect(pretty(reportedRun(), inSubfolder)).toMatchInlineSnapshot(`
    "postmortems/2024-08-10-a.md:2:14
      info  Unexpected \`late\`  blameless
      2 │ title: Té 🎉 late
        │              ^^^^

    postmortems/2024-08-10-a.md:4:3
      warn  Missing \`mitigated\`  timeline-milestone
      4 │ - 10:05 \`detected\` Alert
        │   ^^^^^
      Mark the entry.

    postmortems/2024-08-10-a.md:5:3
      error  Unexpected \`10:00\` after \`10:05\`, expected the entries in order of time  timeline-order
      5 │ - 10:00 \`started\` Deploy
        │   ^^^^^
      Move it above \`10:05\`.

    ✖ 2 documents checked: 1 error, 1 warning, 1 note
      casebook lint --fix fixes 1 of them
      read: 4 entries, 2 tasks; nothing from postmortems/2024-08-11 b.md
      1 message is in the baseline
    "
  `);
});

test('concise has one line for each message', () => {
  expect(concise(reportedRun(), inSubfolder)).toMatchInlineSnapshot(`
    "postmortems/2024-08-10-a.md:2:14: info Unexpected \`late\` [blameless]
    postmortems/2024-08-10-a.md:4:3: warn Missing \`mitigated\` [timeline-milestone]
    postmortems/2024-08-10-a.md:5:3: error Unexpected \`10:00\` after \`10:05\`, expected the entries in order of time [timeline-order]
    ✖ 2 documents checked: 1 error, 1 warning, 1 note
      casebook lint --fix fixes 1 of them
      read: 4 entries, 2 tasks; nothing from postmortems/2024-08-11 b.md
      1 message is in the baseline
    "
  `);
});

test('agent says how to fix each message, and which command does', () => {
  expect(agent(reportedRun(), inSubfolder)).toMatchInlineSnapshot(`
    "postmortems/2024-08-10-a.md:2:14 info blameless: Unexpected \`late\`
    postmortems/2024-08-10-a.md:4:3 warn timeline-milestone: Missing \`mitigated\`. Fix: Mark the entry. [casebook lint --fix --suggested does this]
    postmortems/2024-08-10-a.md:5:3 error timeline-order: Unexpected \`10:00\` after \`10:05\`, expected the entries in order of time. Fix: Move it above \`10:05\`. [casebook lint --fix does this]
    ✖ 2 documents checked: 1 error, 1 warning, 1 note
      casebook lint --fix fixes 1 of them
      read: 4 entries, 2 tasks; nothing from postmortems/2024-08-11 b.md
      1 message is in the baseline
    "
  `);
});

test.each([pretty, concise, agent])('says when nothing was checked: %o', (reporter) => {
  const run = { files: [], notes: ['No document has changed since `main`'] };
  expect(reporter(run, inSubfolder)).toBe(
    '✔ 0 documents checked: there was nothing to check\n  No document has changed since `main`\n',
  );
});

test.each([pretty, concise, agent])('sums up a clean run, and what was fixed: %o', (reporter) => {
  expect(reporter(runOf(checkedFile({})), { ...inSubfolder, fixed: 3 })).toBe(
    '✔ 1 document checked, no problems (3 fixed)\n  read: 4 entries, 2 tasks\n',
  );
});

test('pretty in colours links the rules', () => {
  expect(pretty(reportedRun(), { ...inSubfolder, color: true })).toContain(
    '\u001B]8;;https://postmortems.example.org/rules.html#timeline-order\u001B\\',
  );
});
