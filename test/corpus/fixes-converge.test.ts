import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, root } from '../support/cli.ts';

test('the measure applies fixes twice, with and without labelled facts, and counts them by rule', async () => {
  const folder = await folderWith({
    'corpus/acme__incidents/LICENSE.txt': 'Do with it what you like.\n',
    'corpus/acme__incidents/sign-in.md':
      '# Sign-ins fail\r\n\r\n## Timeline 2024-08-10\r\n\r\n- 2:30 PM Alarm\r\n- 14:50 Restart\r\n- 14:40 Rollback\r\n- 23:50–00:10 All is well\r\n',
    'facts.yaml': `acme__incidents:
  sign-in.md: { services: [sign-in], timezone: UTC, duration: { start: '2024-08-10 14:30' }, entries: { 7: mitigated } }
`,
  });
  const script = path.join(root, 'test/corpus/fixes-converge.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, path.join(folder, 'corpus'), folder], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toBe('mended  rule\n     2  timeline-entry\n     2  timeline-range\n');
  expect(status).toBe(0);
});
