import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { casebook, folderWith, root } from '../support/cli.ts';
import { filesBelow } from '../support/site.ts';

const count = 40;

/** Enough documents for a build to take a while, each with its own image. */
function documents(words: string): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const text = `---\ntitle: ${words} ${index}\nduration: { start: 2024-01-01T10:00Z }\ntasks: [{ title: A, owner: ${words} }]\n---\n`;
      return [`postmortems/2024-01-01-${index}.md`, `${text}${`${words}. `.repeat(500)}\n`];
    }),
  );
}

async function contents(site: string): Promise<Map<string, string>> {
  const files = await filesBelow(site);
  const texts = await Promise.all(files.map((file) => readFile(path.join(site, file), 'utf8')));
  return new Map(files.map((file, index) => [file, texts[index] ?? '']));
}

test('leaves each file old or new if it is killed at any moment, and the next build completes the site', async () => {
  const folder = await folderWith(documents('old'));
  await casebook(folder, ['build']);
  const site = path.join(folder, '_site');
  const old = await contents(site);
  await cp(site, path.join(folder, 'old-site'), { recursive: true });
  for (const [file, text] of Object.entries(documents('new'))) await writeFile(path.join(folder, file), text);
  await casebook(folder, ['build', '--out', 'new-site']);
  const fresh = await contents(path.join(folder, 'new-site'));
  expect(fresh.get('index.html')).not.toBe(old.get('index.html'));

  let interrupted = 0;
  for (let run = 0; run < 8; run += 1) {
    await rm(site, { recursive: true });
    await cp(path.join(folder, 'old-site'), site, { recursive: true });
    const command = spawn(process.execPath, [path.join(root, 'dist/bin.js'), 'build'], {
      cwd: folder,
      env: { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse('2024-08-20T09:12:00Z') / 1000) },
      stdio: 'ignore',
    });
    const done = once(command, 'exit');
    // Shortly after it began to write: killing it earlier could do no harm.
    while (command.exitCode === null && (await unchanged(site, old))) await delay(1);
    await delay(Math.random() * 40);
    command.kill('SIGKILL');
    await done;

    const left = await contents(site);
    const parts = Array.from(left).filter(
      ([file, text]) =>
        file !== '.casebook.json' &&
        !file.startsWith('.casebook-tmp-') &&
        text !== old.get(file) &&
        text !== fresh.get(file),
    );
    expect(parts.map(([file]) => file)).toEqual([]);
    // Targets of links exist: they are written before the page and removed after it.
    const missing = [...old.keys()].filter(
      (file) => !left.has(file) && left.get('index.html') === old.get('index.html'),
    );
    expect(missing).toEqual([]);
    if (left.get('catalog.json') !== fresh.get('catalog.json')) interrupted += 1;

    expect(await casebook(folder, ['build'])).toMatchObject({ exitCode: 0 });
    const finished = await contents(site);
    for (const file of finished.keys()) if (file.startsWith('.casebook-tmp-')) finished.delete(file);
    expect(finished).toEqual(fresh);
  }
  // Otherwise nothing was tested. On a fast machine, a few builds may finish before they are killed.
  expect(interrupted).toBeGreaterThan(0);
});

async function unchanged(site: string, old: ReadonlyMap<string, string>): Promise<boolean> {
  return (await readFile(path.join(site, '.casebook.json'), 'utf8')) === old.get('.casebook.json');
}

async function delay(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
