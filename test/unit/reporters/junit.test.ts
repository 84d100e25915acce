import { XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { junit } from '../../../src/reporters/junit.ts';
import { hardRuns } from '../../support/hard-runs.ts';
import { reportedRun } from '../../support/reported-run.ts';
import { checkedFile, inSubfolder, runOf } from '../../support/run.ts';

test.each(hardRuns)('is well formed: %s', (_name, run) => {
  using document = XmlDocument.fromString(junit(run, inSubfolder));
  const number = (xpath: string) => document.eval(xpath) as number;
  expect(number('number(/testsuites/@tests)')).toBe(number('count(//testcase)'));
  expect(number('number(/testsuites/@failures)')).toBe(number('count(//failure)'));
  expect(number('sum(//testsuite/@skipped)')).toBe(number('count(//skipped)'));
});

test('has a suite for each file, and a case for each message', () => {
  expect(junit(reportedRun(), inSubfolder)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="casebook" tests="4" failures="1" errors="0" time="0">
      <testsuite name="teams/payments/postmortems/2024-08-10-a.md" tests="3" failures="1" errors="0" skipped="2" time="0">
        <testcase name="blameless: Unexpected \`late\`" classname="teams/payments/postmortems/2024-08-10-a.md" file="teams/payments/postmortems/2024-08-10-a.md" time="0">
          <skipped message="teams/payments/postmortems/2024-08-10-a.md:2:14 Unexpected \`late\`"/>
        </testcase>
        <testcase name="timeline-milestone: Missing \`mitigated\`" classname="teams/payments/postmortems/2024-08-10-a.md" file="teams/payments/postmortems/2024-08-10-a.md" time="0">
          <skipped message="teams/payments/postmortems/2024-08-10-a.md:4:3 Missing \`mitigated\`&#10;Mark the entry."/>
        </testcase>
        <testcase name="timeline-order: Unexpected \`10:00\` after \`10:05\`, expected the entries in order of time" classname="teams/payments/postmortems/2024-08-10-a.md" file="teams/payments/postmortems/2024-08-10-a.md" time="0">
          <failure message="Unexpected \`10:00\` after \`10:05\`, expected the entries in order of time" type="timeline-order">teams/payments/postmortems/2024-08-10-a.md:5:3 Unexpected \`10:00\` after \`10:05\`, expected the entries in order of time
    Move it above \`10:05\`.</failure>
        </testcase>
      </testsuite>
      <testsuite name="teams/payments/postmortems/2024-08-11 b.md" tests="1" failures="0" errors="0" skipped="0" time="0">
        <testcase name="no problems" classname="teams/payments/postmortems/2024-08-11 b.md" file="teams/payments/postmortems/2024-08-11 b.md" time="0"/>
      </testsuite>
      <testsuite name="casebook" tests="0" failures="0" errors="0" skipped="0" time="0">
        <system-out>1 message is in the baseline</system-out>
      </testsuite>
    </testsuites>
    "
  `);
});

test('numbers cases that would have the same name', () => {
  const run = runOf(checkedFile({ messages: [{ at: 'one' }, { at: 'two' }] }));
  const names = Array.from(junit(run, inSubfolder).matchAll(/<testcase name="([^"]*)"/g), ([, name]) => name);
  expect(names).toEqual(['timeline-order: Unexpected text', 'timeline-order: Unexpected text (2)']);
});
