import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { casebook, folderWith, root } from '../support/cli.ts';

const manual = await readFile(path.join(root, 'docs/site.md'), 'utf8');
const blocksOf = (section: string): string[] => {
  const [, text = ''] = new RegExp(`^## ${section}\n([^]*?)(?=^## |(?![^]))`, 'm').exec(manual) ?? [];
  return Array.from(text.matchAll(/^```\w+.*\n([^]*?)^```$/gm), ([, block = '']) => block);
};

test('the example of own fields is shown and filtered as it says', async () => {
  const [config = '', document = ''] = blocksOf('Your own fields');
  const folder = await folderWith({
    'casebook.yaml': config,
    'schema/postmortem.json': '{ "properties": { "team": { "title": "Team on call" } } }',
    'postmortems/2024-08-10-a.md': document,
    'postmortems/2024-08-11-b.md': '---\ntitle: B\n---\n',
  });
  expect(await casebook(folder, ['build'])).toMatchObject({ exitCode: 0, stderr: '' });
  const page = await readFile(path.join(folder, '_site/incidents/2024-08-10-a.html'), 'utf8');
  expect(page).toContain('href="../index.html?x_region=eu-west-1"');
  expect(page).toContain('href="../index.html?x_team=payments"');
  expect(page).toContain('<a href="https://support.example.com/4711">');
  expect(await readFile(path.join(folder, '_site/index.html'), 'utf8')).toContain('<span>Team on call</span>');
});

test('the example of services is valid, and shows what it says', async () => {
  const [config = ''] = blocksOf('Services');
  const folder = await folderWith({
    'casebook.yaml': config,
    'postmortems/2024-08-10-a.md': '---\ntitle: A\nservices: [sign-in]\n---\n',
  });
  expect(await casebook(folder, ['build'])).toMatchObject({ exitCode: 0, stderr: '' });
  const page = await readFile(path.join(folder, '_site/services/authentication.html'), 'utf8');
  expect(page).toMatch(/Owner:\s*<b>identity-team<\/b>/);
  expect(page).toContain('href="../incidents/2024-08-10-a.html"');
});
