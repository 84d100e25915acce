import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { configName } from '../../src/config/config.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { placeholders } from '../../src/drafts/check-template.ts';
import { presetNames } from '../../src/drafts/preset-names.ts';
import { casebook, folderWith, root } from '../support/cli.ts';
import { wordsOf } from '../support/shell-words.ts';

const page = await readFile(path.join(root, 'docs/start.md'), 'utf8');
const blocks = Array.from(page.matchAll(/^ *```(\w+)(?: \S+)?\n([^]*?)^ *```$/gm), ([, language, text = '']) => ({
  language,
  text,
}));

const exampleNow = '2024-03-01T10:20:30Z';

test('leads from an incident to a draft, command by command', async () => {
  const folder = await folderWith({ 'README.md': '' });
  const runs: { command: string; exitCode: number; stderr: string }[] = [];
  const shown: { expected: string; printed: string }[] = [];
  let output = '';
  for (const { language, text } of blocks) {
    if (language === 'console') shown.push({ expected: text, printed: output });
    for (const command of language === 'sh' ? text.trim().split('\n') : []) {
      const { exitCode, stdout, stderr } = await casebook(folder, wordsOf(command).slice(2), {
        now: exampleNow,
        timeZone: 'UTC',
      });
      runs.push({ command, exitCode, stderr });
      output = stdout;
    }
  }
  expect(shown.map(({ printed }) => printed)).toEqual(shown.map(({ expected }) => expected));
  expect(runs).toEqual(
    runs.map(({ command }) => ({
      command: expect.stringMatching(/^npx casebook /),
      exitCode: command.includes('--as in_review') ? 1 : 0,
      stderr: '',
    })),
  );
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
  expect(readConfig(yaml.replaceAll(/^ {3}/gm, ''), configName).templates).toHaveLength(3);
});
