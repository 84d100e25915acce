import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { folderWith, root } from '../support/cli.ts';

test('the measure counts right and wrong readings, and facts that the format cannot express', async () => {
  const folder = await folderWith({
    'docs/a.md': `# Sign-ins fail
## Timeline
- 14:30 Alert fires on latency
- 14:40 Somebody restarts the service
- [14:50] Brackets are no shape of the format
`,
    'gold/a.json': JSON.stringify({
      file: 'docs/a.md',
      date: '2024-08-10',
      timeline: [
        { time: '2024-08-10T14:30', text: 'Alert fires on latency' },
        { time: '2024-08-10T14:41', text: 'Somebody restarts the service' },
        { time: '2024-08-10T14:50', text: 'Brackets are no shape' },
      ],
    }),
  });
  const { stdout } = await promisify(execFile)(process.execPath, [
    path.join(root, 'test/corpus/reading-accuracy.ts'),
    folder,
    '-v',
  ]);
  expect(stdout).toBe(`docs/a.md: 1/2 of 3, 2 read
  wanted 2024-08-10T14:41, read 2024-08-10T14:40:00: - 14:40 Somebody restarts the service
1 of 2 entries in a shape of the format are read with the right time: 50.0 %
1 of 3 labelled entries are in another shape
`);
});
