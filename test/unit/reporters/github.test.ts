import { describe, expect, test } from 'vitest';
import { github } from '../../../src/reporters/github.ts';
import { reportedRun } from '../../support/reported-run.ts';
import { checkedFile, inSubfolder, runOf } from '../../support/run.ts';

/** The commands that GitHub's runner finds in a log: of the present syntax, and of the old one. */
function commandsIn(log: string): string[] {
  return log.split(/\r\n|\r|\n/).filter((line) => /^\s*::|##\[/.test(line));
}

test('prints commands with their positions, errors first, and the report', () => {
  expect(github(reportedRun(), inSubfolder)).toMatchInlineSnapshot(`
    "::error file=teams/payments/postmortems/2024-08-10-a.md,line=5,col=3,endColumn=8,endLine=5,title=timeline-order::teams/payments/postmortems/2024-08-10-a.md:5:3 Unexpected \`10:00\` after \`10:05\`, expected the entries in order of time%0AMove it above \`10:05\`.%0Ahttps://postmortems.example.org/rules.html#timeline-order
    ::warning file=teams/payments/postmortems/2024-08-10-a.md,line=4,col=3,endColumn=8,endLine=4,title=timeline-milestone::teams/payments/postmortems/2024-08-10-a.md:4:3 Missing \`mitigated\`%0AMark the entry.
    ::notice file=teams/payments/postmortems/2024-08-10-a.md,line=2,col=14,endColumn=18,endLine=2,title=blameless::teams/payments/postmortems/2024-08-10-a.md:2:14 Unexpected \`late\`

    postmortems/2024-08-10-a.md:2:14
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

test('prints the report of a run without messages', () => {
  expect(github(runOf(checkedFile({})), inSubfolder)).toBe(
    '✔ 1 document checked, no problems\n  read: 4 entries, 2 tasks\n',
  );
});

test('puts the errors of all files before warnings, since GitHub shows ten of a level', () => {
  const files = ['a', 'b', 'c'].map((name) =>
    checkedFile({
      path: `${name}.md`,
      text: 'one two three four five',
      messages: [
        { at: 'one', severity: 'info' },
        ...['two', 'three', 'four', 'five'].map((at) => ({ at })),
        { at: 'one', severity: 'warn' },
      ],
    }),
  );
  const commands = commandsIn(github(runOf(...files), inSubfolder));
  expect(commands.map((command) => command.split(' ')[0])).toEqual([
    ...Array.from({ length: 12 }, () => '::error'),
    ...Array.from({ length: 3 }, () => '::warning'),
    ...Array.from({ length: 3 }, () => '::notice'),
  ]);
  // Of the eleventh error, GitHub's log shows only what is behind the last `::`.
  expect(commands[10]?.split('::').at(-1)).toBe('teams/payments/c.md:1:15 Unexpected text');
});

test('has no links in colours, which the log does not know', () => {
  expect(github(reportedRun(), { ...inSubfolder, color: true })).not.toContain('\u001B]8');
});

describe('text of a document is no command', () => {
  const forged = [
    '::stop-commands::x',
    '\n::add-mask::a',
    '\r::error::b',
    '  ::warning file=a::c',
    'x ##[add-mask]d',
    '%0A::error::e',
    '\u2028::error::f',
    '\u200B::error::g',
    '#\u200B#[group]h',
  ];

  test.each(forged)('%j', (text) => {
    const file = checkedFile({
      path: `${text}.md`,
      text: `${text}\nend`,
      messages: [{ at: 'end', reason: text, note: text }],
      entries: 0,
      tasks: 0,
    });
    const atLine = checkedFile({ text: `a${text}`, messages: [{ at: 'a', severity: 'info', reason: text }] });
    const run = { files: [file, atLine], notes: [text] };
    for (const color of [false, true]) {
      const [error, notice, ...others] = commandsIn(github(run, { ...inSubfolder, color }));
      expect(error).toMatch(/^::error file=teams/);
      expect(notice).toMatch(/^::notice file=teams/);
      expect(others).toEqual([]);
    }
  });
});
