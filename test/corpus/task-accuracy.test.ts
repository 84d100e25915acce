import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { folderWith, root } from '../support/cli.ts';

test('the measure counts tasks, their owners and due dates, and what is read without being written', async () => {
  const folder = await folderWith({
    'docs/a.md': `# Sign-ins fail
## Action items
- Add a limit to sessions (@dev, due 2024-08-12)
- Watch the disks of hosts (@ops)
- Nobody has labelled this
## Lessons
- Restore the backup
`,
    'gold/a.json': JSON.stringify({
      file: 'docs/a.md',
      date: '2024-08-10',
      tasks: [
        { text: 'Add a limit to', owner: 'dev', due: '2024-08-13' },
        { text: 'Watch the disks of', owner: null, due: null },
        { text: 'Restore the backup', owner: null, due: null },
      ],
    }),
  });
  const { stdout } = await promisify(execFile)(process.execPath, [
    path.join(root, 'test/corpus/task-accuracy.ts'),
    folder,
    '-v',
  ]);
  expect(stdout).toBe(`docs/a.md: 2/3, 3 read
  owner or due: dev 2024-08-12, Add a limit to
  invented: ops, Watch the disks of
  missed Restore the backup
  extra Nobody has labelled this
tasks F1 0.667: 2 right of 3 labelled and 3 read
owner 1 of 1, due 0 of 1, invented 1
`);
});
