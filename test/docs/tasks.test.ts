import { expect, onTestFinished, test, vi } from 'vitest';
import { ticketUrl } from '../../src/text/ticket-link.ts';
import { casebook, root } from '../support/cli.ts';
import { serveCodeHost } from '../support/code-host.ts';
import { createRepository } from '../support/git.ts';
import { failuresOf, followPage, readPage } from '../support/manual.ts';

const { page, blocks } = await readPage('tasks');
const files = Object.fromEntries(blocks.flatMap(({ name, text }) => (name === '' ? [] : [[name, text]])));

test('every command prints what is shown below it', async () => {
  const { folder, git } = await createRepository(files);
  git('remote', 'add', 'origin', 'git@github.com:acme/incidents.git');
  const issues = [{ number: 12, isClosed: true, closedAt: '2024-08-19T10:00:00Z' }];
  const host = await serveCodeHost('github', { 'acme/incidents': { issues } });
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (url: URL, options: RequestInit) =>
    fetch(url.href.replace('https://api.github.com', host.address), options),
  );
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  const { runs, notPrinted } = await followPage(
    folder,
    blocks.filter(({ name }) => name === ''),
    { columns: 105, codeHosts: { GITHUB_TOKEN: 'made-up' } },
  );
  expect(notPrinted).toEqual([]);
  expect(failuresOf(runs).map(([command]) => command)).toEqual(
    runs.map(({ command }) => command).filter((command) => / sync| --fail-on /.test(command)),
  );
  expect(blocks.length).toBeGreaterThan(6);
});

test('every ticket in the table has the address beside it', () => {
  const links = {
    tickets: 'https://jira.example.com/browse/{key}',
    source: 'https://github.com/acme/incidents/blob/main/a',
  };
  const rows = Array.from(page.matchAll(/^\| (`.*?`) +\| `(https.*?)` +\|$/gm), ([, tickets = '', url]) => ({
    tickets,
    url,
  }));
  expect(rows).toHaveLength(3);
  for (const { tickets, url } of rows) {
    for (const ticket of tickets.replaceAll('`', '').split(', ')) expect(ticketUrl(ticket, links)).toBe(url);
  }
});

test.each([[['tasks']], [['tasks', 'sync']]])('the tables of options have every option of %j', async (command) => {
  const { stdout } = await casebook(root, [...command, '--help']);
  const common = new Set(['--config', '--no-cache', '--cache-location', '--help']);
  const options = Array.from(stdout.matchAll(/^ {2}(?:-h, )?(--[\w-]+)/gm), ([, name = '']) => name);
  expect(options.filter((name) => !common.has(name) && !page.includes(`| \`${name}`))).toEqual([]);
});
