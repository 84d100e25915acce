import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { configName } from '../../src/config/config.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { placeholders } from '../../src/drafts/check-template.ts';
import { presetNames } from '../../src/drafts/preset-names.ts';
import { folderWith } from '../support/cli.ts';
import { failuresOf, followPage, readPage } from '../support/manual.ts';

const { page, blocks } = await readPage('start');

const exampleNow = '2024-03-01T10:20:30Z';

test('leads from an incident to a draft, command by command', async () => {
  const folder = await folderWith({ 'README.md': '' });
  // The examples of templates are for other repositories.
  const ofIncident = blocks.filter(({ name }) => name === '');
  const { runs, notPrinted } = await followPage(folder, ofIncident, { now: exampleNow, timeZone: 'UTC' });
  expect(notPrinted).toEqual([]);
  expect(failuresOf(runs)).toEqual([['npx casebook lint --as in_review', 1]]);
  expect(runs.map(({ stderr }) => stderr).join('')).toBe('');
  const output = runs.find(({ command }) => command.includes('--as in_review'))?.stdout;
  expect(output).toContain('Unexpected empty section `Summary`');
  expect(await readFile(path.join(folder, 'postmortems/2024-03-01-orders-wait-for-half-an-hour.md'), 'utf8')).toContain(
    [
      '- 09:50 `started` TODO: what users noticed',
      '- 10:05 `detected` A customer asks for a confirmation',
      '- 10:20 `mitigated` `resolved` All workers are back, and the queue is empty',
    ].join('\n'),
  );
});

test('lists every placeholder and every preset, and shows a valid configuration', () => {
  for (const name of placeholders) expect(page).toContain(`\`{{${name}}}\``);
  for (const name of presetNames) expect(page).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, 'm'));
  const yaml = blocks.find(({ language }) => language === 'yaml')?.text ?? '';
  expect(readConfig(yaml, configName).templates).toHaveLength(3);
});
