import { expect, test } from 'vitest';
import { rules } from '../../src/rules/index.ts';
import { casebook, folderWith, root } from '../support/cli.ts';

test('lists all rules, one per line', async () => {
  const { exitCode, stdout } = await casebook(root, ['explain']);
  expect(exitCode).toBe(0);
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(rules.map(({ id }) => id));
});

test('prints the description, reason, options, fix and an example of a rule', async () => {
  const { exitCode, stdout, stderr } = await casebook(root, ['explain', 'timeline-gap']);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toBe(`timeline-gap (warn)

The timeline has no long gap between detection and mitigation.

During the impact something happens every few minutes: a hypothesis, a call, a dead end. If the timeline has a gap there, readers learn nothing about the part that took longest.

Options
  max: Longest gap, in minutes. Default: 30.
  share: Gaps up to this share of the time between detection and mitigation are accepted, 0 to 1. Default: 0.25.
  night: Gaps of at least this many minutes are taken for nights and weekends, and accepted. Default: 480.

Example
  1 │ ---
  2 │ duration: { start: 2024-08-10T08:00Z }
  3 │ ---
  4 │ ## Timeline
  5 │ - 14:30 \`detected\` A
  6 │ - 14:40 B
  7 │ - 15:40 C
  8 │ - 15:50 \`mitigated\` D

  7:3 Unexpected gap of 1 h before \`15:40\`, expected at most 30 min
`);
});

test('shows what the configuration says of a rule, and where', async () => {
  const folder = await folderWith({
    'casebook.yaml': 'rules:\n  timeline-gap: { severity: error, max: 45 }\n  task-due: off\n',
  });
  const { stdout } = await casebook(folder, ['explain', 'timeline-gap']);
  expect(stdout).toContain('timeline-gap (error, by default warn: casebook.yaml:2)');
  expect(stdout).toContain('  max: Longest gap, in minutes. Default: 30. Here: 45 (casebook.yaml:2).');
  expect(stdout).toContain('accepted, 0 to 1. Default: 0.25.\n');
  expect((await casebook(folder, ['explain'])).stdout).toMatch(/^task-due +off /m);
});

test.each(rules)('explains $id', async ({ id, description, reason, fix = '' }) => {
  const { stdout } = await casebook(root, ['explain', id]);
  for (const part of [id, description, reason, fix]) expect(stdout).toContain(part);
});

test('shows names in bold if colours are shown', async () => {
  expect((await casebook(root, ['explain'], { color: true })).stdout).toContain('\u001B[1mschema');
});

test.each([
  ['timline-gap', 'did you mean timeline-gap?'],
  ['coffee', 'casebook explain lists all rules'],
])('refuses the unknown rule %s', async (id, hint) => {
  expect(await casebook(root, ['explain', id])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `casebook: Unknown rule ${id}; ${hint}\n`,
  });
});
