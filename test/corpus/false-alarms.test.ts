import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, root } from '../support/cli.ts';

const head = 'path\tline\trule\tverdict\treason';
const gap = 'acme__incidents/sign-in.md\t10\ttimeline-gap';
const order = 'acme__incidents/orders.md\t4\ttimeline-order';

test('gives positions in the original document, and lists messages without a verdict', async () => {
  const { status, lines } = await measure([]);
  expect(status).toBe(1);
  expect(lines).toContain(`No verdict: ${gap}\tUnexpected gap of 1 h before \`15:40\`, expected at most 30 min`);
  expect(lines).toContain(
    `No verdict: ${order}\tUnexpected \`10:10\` after \`10:20\`, expected the entries in order of time`,
  );
});

test('passes when every message has a verdict, and counts them by rule', async () => {
  const { status, lines } = await measure(await rightVerdicts());
  expect(lines.filter((line) => line.includes(':'))).toEqual([]);
  expect(lines).toContain('       1      1         0      0  timeline-order');
  expect(status).toBe(0);
});

test('fails on a verdict whose message is gone', async () => {
  const stale = 'acme__incidents/orders.md\t3\ttimeline-order\tright';
  const { status, lines } = await measure([...(await rightVerdicts()), `${stale}\twe thought so`]);
  expect(status).toBe(1);
  expect(lines.filter((line) => line.includes(':'))).toEqual([`No message: ${stale}`]);
});

test('fails when more than a tenth of the messages of a rule are wrong', async () => {
  const verdicts = await rightVerdicts();
  const { status, lines } = await measure(verdicts.map((row) => row.replace(`${order}\tright`, `${order}\twrong`)));
  expect(status).toBe(1);
  expect(lines.filter((line) => line.includes(':'))).toEqual(['Too many wrong: timeline-order, 1 of 1']);
});

test('fails on a document without labelled facts', async () => {
  const { status, stderr } = await measure([], { 'corpus/acme__incidents/new.md': '# New\n' });
  expect(status).toBe(1);
  expect(stderr).toContain('facts.yaml says nothing of acme__incidents/new.md');
});

test('fails on labelled kinds for a line on which no entry begins', async () => {
  const { stderr } = await measure([], {
    'facts.yaml': 'acme__incidents: { orders.md: {}, sign-in.md: { entries: { 7: started } } }\n',
  });
  expect(stderr).toContain('No entry of acme__incidents/sign-in.md begins on line 7');
});

/** Whatever the rules say of the two documents, called right. */
async function rightVerdicts(): Promise<string[]> {
  const { lines } = await measure([]);
  return lines.flatMap((line) => {
    const [, place] = /^No verdict: ([^\t]*\t\d+\t[^\t]*)\t/.exec(line) ?? [];
    return place === undefined ? [] : [`${place}\tright\tso it is`];
  });
}

async function measure(
  verdicts: string[],
  more: Record<string, string> = {},
): Promise<{ status: number | null; lines: string[]; stderr: string }> {
  const folder = await folderWith({
    'corpus/acme__incidents/LICENSE.txt': 'Do with it what you like.\n',
    'corpus/acme__incidents/sign-in.md':
      '---\ndraft: false\n---\n# Sign-ins fail\n\n## Timeline\n\n- 14:30 Alarm\n- **14:40:** Restart\n- 15:40 Rollback\n- 15:50 All is well\n',
    'corpus/acme__incidents/orders.md': '# Orders wait\r\n## Timeline\r\n* [10:20] Alarm\r\n* [10:10] Restart\r\n',
    'facts.yaml': `acme__incidents:
  sign-in.md:
    severity: SEV1
    services: [sign-in]
    timezone: UTC
    duration: { start: '2024-08-10 14:00', end: '2024-08-10 15:50' }
    entries: { 8: detected, 9: changed, 11: mitigated resolved }
  orders.md:
    severity: SEV2
    services: [orders]
    timezone: Europe/Amsterdam
    duration: { start: '2024-08-10 10:00' }
    zoneAbove: CET
    timeline: { 3: '10:20 \`detected\`', 4: '10:10' }
`,
    'false-alarms.tsv': [head, ...verdicts, ''].join('\n'),
    ...more,
  });
  const script = path.join(root, 'test/corpus/false-alarms.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, path.join(folder, 'corpus'), folder], {
    encoding: 'utf8',
  });
  return { status, lines: stdout.split('\n'), stderr };
}
