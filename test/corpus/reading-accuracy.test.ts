import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { folderWith, root } from '../support/cli.ts';

test('the measure counts right, wrong and missed readings', async () => {
  const folder = await folderWith({
    'docs/a.md': `# Sign-ins fail
## Timeline
- 14:30 Alert fires on latency
- 14:40 Somebody restarts the service
- [14:50] Brackets are read
`,
    'gold/a.json': JSON.stringify({
      file: 'docs/a.md',
      date: '2024-08-10',
      zone: 'UTC',
      timeline: [
        { time: '2024-08-10T14:3X', text: 'Alert fires on latency' },
        { time: '2024-08-10T14:41', text: 'Somebody restarts the service' },
        { time: '2024-08-10T14:50', text: 'Brackets are read' },
      ],
    }),
  });
  const { stdout } = await promisify(execFile)(process.execPath, [
    path.join(root, 'test/corpus/reading-accuracy.ts'),
    folder,
    '-v',
  ]);
  expect(stdout).toBe(`docs/a.md: 2/3, 3 read
  missed 2024-08-10T14:41 Somebody restarts the service
  extra 2024-08-10T14:40 Somebody restarts the service
timeline F1 0.667: 2 right of 3 labelled and 3 read
`);
});
