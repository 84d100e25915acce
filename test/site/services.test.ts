import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';

const files = {
  'casebook.yaml': [
    'services:',
    '  - { name: authentication, owner: "@ops", runbook: "https://runbooks.example.com/?a=1&b=2", chat: "https://chat.example.com/ops", aliases: [auth, sign-in] }',
    '  - { name: payments, owner: pay-team }',
    '  - mail',
    '',
  ].join('\n'),
  'postmortems/2024-08-10-a.md':
    '---\ntitle: Sign-ins fail\nservices: [auth, authentication, mail]\nduration: { start: 2024-08-10T10:00Z, end: 2024-08-10T11:00Z, services: [sign-in] }\ntasks: [{ title: Add a limit, owner: ops, due: 2024-09-01 }]\n---\n',
};

async function built() {
  const folder = await folderWith(files);
  expect(await casebook(folder, ['build'])).toMatchObject({ exitCode: 0, stderr: '' });
  return { folder, read: (name: string) => readFile(path.join(folder, '_site', name), 'utf8') };
}

function contactsOf(html: string): string[] {
  return Array.from(html.matchAll(/<p class="contact">([^]*?)<\/p>/g), ([, text = '']) => text.replaceAll(/\s+/g, ' '));
}

test('a service has its owner and links on its page, and on the pages of its incidents', async () => {
  const { read } = await built();
  const [contact = '', ...others] = contactsOf(await read('services/authentication.html'));
  expect(others).toEqual([]);
  expect(contact).toContain('Owner: <a href="../owners/ops.html">@ops</a>');
  expect(contact).toContain('<a href="https://runbooks.example.com/?a=1&amp;b=2">Runbook</a>');
  expect(contact).toContain('<a href="https://chat.example.com/ops">Chat</a>');
  expect(contact).toContain('Also called auth, sign-in');
  const [line = '', ...more] = contactsOf(await read('incidents/2024-08-10-a.html'));
  expect(more).toEqual([]);
  expect(line).toContain('<a href="../services/authentication.html">authentication</a>');
  expect(line).toContain('aria-label="Runbook of authentication"');
  // Nobody has named it yet: whoever is on call needs its owner all the more.
  expect(contactsOf(await read('services/payments.html')).join()).toContain('Owner: <b>pay-team</b>');
});

test('an alias counts for its service everywhere', async () => {
  const { folder, read } = await built();
  const { services, incidents } = JSON.parse(await read('catalog.json'));
  expect(services.map(({ name }: { name: string }) => name)).toEqual(['authentication', 'payments', 'mail']);
  expect(services[0]).toEqual({
    name: 'authentication',
    owner: '@ops',
    runbook: 'https://runbooks.example.com/?a=1&b=2',
    chat: 'https://chat.example.com/ops',
    aliases: ['auth', 'sign-in'],
  });
  expect(incidents[0]).toMatchObject({
    services: ['authentication', 'mail'],
    duration: [{ services: ['authentication'] }],
  });
  const { stdout: tasks } = await casebook(folder, ['tasks', '--service', 'sign-in', '--format', 'csv']);
  expect(tasks).toContain('Add a limit');
  const { stdout: figures } = await casebook(folder, ['stats', '--by', 'service', '--format', 'json']);
  expect(JSON.parse(figures).groups.map(({ name }: { name: string }) => name)).toEqual(['authentication', 'mail']);
  expect((await casebook(folder, ['lint'])).stdout).not.toContain('name-known');
});

test('casebook find tells the owner of a service, by its name or an alias', async () => {
  const folder = await folderWith(files);
  const find = async (...words: string[]) => (await casebook(folder, ['find', ...words], { columns: 80 })).stdout;
  expect(await find('sign-in')).toMatch(
    /^Service authentication, also called auth, sign-in\n {2}Owner: @ops\n {2}Runbook: https:\/\/runbooks\.example\.com\/\?a=1&b=2\n {2}Chat: https:\/\/chat\.example\.com\/ops\n\nSign-ins fail\n/,
  );
  expect(await find('sign-ins', 'fail')).toContain('  Service owners: @ops (authentication)\n');
  expect(await find('pay-team')).toBe('Service payments\n  Owner: pay-team\n\n1 service\n');
});
