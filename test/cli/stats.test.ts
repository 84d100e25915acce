import { describe, expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';

function incident(day: string, minutes: number, more = ''): string {
  return `---
title: Incident of ${day}
status: reviewed
severity: SEV2
services: [auth]
detection: { method: alert }
duration: { start: ${day}T10:00Z, end: ${day}T10:${minutes}Z }
${more}---
`;
}

const files = {
  'postmortems/2023-08-20-a.md': incident('2023-08-20', 10),
  'postmortems/2023-08-21-b.md': incident('2023-08-21', 20),
  'postmortems/2024-01-10-c.md': incident('2024-01-10', 30),
  'postmortems/2024-02-10-d.md': incident('2024-02-10', 40, 'tasks: [{ title: A, owner: x, due: 2024-08-01 }]\n'),
  'postmortems/2024-08-10-e.md': incident('2024-08-10', 50).replace('[auth]', '["=1+1", auth]').replace('SEV2', 'SEV1'),
  'postmortems/2024-08-11-f.md':
    '---\ntitle: Unknown times\nstatus: reviewed\nkind: security\nservices: [orders]\n---\n',
  'postmortems/2024-08-12-g.md': '---\ntitle: Draft\nservices: [orders]\n---\n',
  'postmortems/2024-08-13-h.md': '---\ntitle: Hidden\nvisibility: restricted\nstatus: reviewed\n---\n',
};

async function stats(...args: string[]) {
  return casebook(await folderWith(files), ['stats', ...args]);
}

interface Report {
  groups: { name: string; counted: number; metrics: { id: string; n: number; missing: number; median?: number }[] }[];
}

async function groups(...args: string[]): Promise<string[]> {
  const report = JSON.parse((await stats('--format', 'json', ...args)).stdout) as Report;
  return report.groups.map(({ name, counted }) => `${name} ${counted}`);
}

describe('casebook stats', () => {
  test('prints the figures of all incidents', async () => {
    const { exitCode, stdout, stderr } = await stats();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "all: 6 of 7 incidents counted; not counted: 1 draft
        Metric                       n  Missing  Median  95 % interval     90th percentile
        Impact duration              5        1  30 min  10 min to 50 min  n < 20
        Time to detect               0        6  n < 5
        Time to acknowledge          0        6  n < 5
        Time to identify             0        6  n < 5
        Time to mitigate             5        1  30 min  10 min to 50 min  n < 20
        Time to resolve              0        6  n < 5
        Time to first public update  0        6  n < 5
        Exposure                     0        1  n < 5
      Detected by: alert 5, unknown 1
      Tasks: 1, outstanding 1, overdue 1

      1 document is left out: above site.visibility (internal)
      "
    `);
  });

  test.each([
    ['service', ['auth 5', 'orders 1', '=1+1 1']],
    ['severity', ['SEV1 1', 'SEV2 4', 'not set 1']],
    ['kind', ['incident 5', 'security 1']],
    ['quarter', ['2023-Q3 2', '2024-Q1 2', '2024-Q3 1', 'no date 1']],
    ['year', ['2023 2', '2024 4']],
    ['rolling-year', ['12 months to 2023-08-20 1', '12 months to 2024-08-20 4', 'no date 1']],
  ])('groups by %s', async (by, expected) => {
    expect(await groups('--by', by)).toEqual(expected);
  });

  test('gives lengths in seconds, with n and what is missing', async () => {
    const { groups: all } = JSON.parse((await stats('--format', 'json')).stdout) as Report;
    expect(all[0]?.metrics[0]).toEqual({
      id: 'impact-duration',
      title: 'Impact duration',
      n: 5,
      missing: 1,
      caughtBefore: 0,
      withoutImpact: 0,
      median: 1800,
      isVague: false,
      interval: { least: 600, most: 3000 },
    });
  });

  test('writes CSV without formulas', async () => {
    const { stdout, stderr } = await stats('--by', 'service', '--format', 'csv');
    expect(stdout.split('\r\n').slice(0, 2)).toEqual([
      'by,group,incidents,counted,metric,n,missing,caught_before,without_impact,median_seconds,median_is_vague,interval_least_seconds,interval_most_seconds,ninetieth_seconds',
      'service,auth,5,5,impact-duration,5,0,0,0,1800,false,600,3000,',
    ]);
    expect(stdout).toContain("service,'=1+1,1,1,impact-duration,1,0,0,0,,,,,\r\n");
    expect(stderr).toBe('casebook: 1 document is left out: above site.visibility (internal)\n');
  });

  test('refuses an unknown group', async () => {
    expect(await stats('--by', 'team')).toMatchObject({ exitCode: 2, stdout: '' });
  });

  test.each([1, 20, 40, 60, 72, 80, 90, 120])('prints lines that fit into %i columns', async (columns) => {
    const { stdout } = await casebook(await folderWith(files), ['stats'], { columns });
    const lines = stdout.split('\n');
    expect(lines.filter((line) => line.length > Math.max(20, columns))).toEqual([]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('10 min to 50');
    expect(lines.some((line) => / Metric +n /.test(line))).toBe(columns >= 72);
  });

  test('wraps the texts of a table, and lists the figures if the terminal is narrow', async () => {
    const folder = await folderWith(files);
    const head = async (columns: number) =>
      (await casebook(folder, ['stats'], { columns })).stdout.split('\n').slice(1, 6).join('\n');
    expect(await head(74)).toMatchInlineSnapshot(`
      "  Metric                     n  Missing  Median  95 % interval  90th
                                                                      percentile
        Impact duration            5        1  30 min  10 min to 50   n < 20
                                                       min
        Time to detect             0        6  n < 5"
    `);
    expect(await head(40)).toMatchInlineSnapshot(`
      "counted: 1 draft
        Impact duration: 30 min (10 min to
          50 min), 90th percentile n < 20, n
          5, missing 1
        Time to detect: n < 5, n 0, missing"
    `);
  });
});
