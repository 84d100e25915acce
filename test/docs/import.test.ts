import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/config/defaults.ts';
import { importerNames } from '../../src/importers/names.ts';
import { readWriteUp } from '../../src/importers/write-up/index.ts';
import { casebook, root, temporaryFolder } from '../support/cli.ts';

const manual = await readFile(path.join(root, 'docs/import.md'), 'utf8');

/** The cells of the table below a comment, without their code marks. */
function rowsBelow(comment: string): string[][] {
  const [, table = ''] = manual.split(`<!-- ${comment} -->`);
  const [, rows = ''] = /\n\| -+ \| -+ \|\n((?:\|.*\n)+)/.exec(table) ?? [];
  return rows
    .trim()
    .split('\n')
    .map((row) =>
      row
        .split(/ *\| */)
        .slice(1, -1)
        .map((cell) => cell.replaceAll(/^`|`$/g, '')),
    );
}

describe('labels', () => {
  test.each(rowsBelow('labels'))('%s', (written, frontmatter = '') => {
    const text = `# A\n\n${written.replaceAll('⏎', '\n')}\n`;
    const { title, ...rest } = readWriteUp({ path: 'a.md', text }, defaultSettings).frontmatter;
    expect({ title, rest }).toEqual({ title: 'A', rest: JSON.parse(frontmatter) });
  });
});

test('the table of tools names each value of --from', () => {
  expect(rowsBelow('tools').map(([name]) => name)).toEqual([...importerNames]);
});

test('the table of options names each option', async () => {
  const { stdout } = await casebook(await temporaryFolder(), ['import', '--help']);
  const options = Array.from(stdout.matchAll(/^ {2}(--[\w-]+)/gm), ([, name]) => name);
  const documented = Array.from(manual.matchAll(/^\| `(--[\w-]+)/gm), ([, name]) => name);
  expect(new Set(documented)).toEqual(new Set(options));
});

test('the table of the JSON report names each key', async () => {
  const folder = await temporaryFolder();
  const stdin = '# Orders wait\n\n## Timeline\n\n- 2024-03-01 09:00 UTC A\n\n## Tasks\n\n- [ ] Add B\n';
  const { stdout } = await casebook(folder, ['import', '-', '--report', 'json'], { stdin });
  const [, section = ''] = manual.split('## The report');
  const keys = new Set(Array.from(section.matchAll(/`(\w+)`/g), ([, key]) => key));
  const report: Record<string, unknown> = JSON.parse(stdout);
  expect(Object.keys(report).filter((key) => !keys.has(key))).toEqual([]);
});
