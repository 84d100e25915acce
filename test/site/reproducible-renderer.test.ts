import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root, temporaryFolder } from '../support/cli.ts';

const run = promisify(execFile);

async function compile(folder: string, env: Record<string, string>): Promise<Buffer> {
  const outfile = path.join(await temporaryFolder(), 'renderer.js');
  const program = `import { compileSite } from './build/site.ts'; await compileSite({ root: process.cwd(), outfile: process.argv[1] });`;
  await run(process.execPath, ['--input-type=module', '--eval', program, outfile], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
  });
  return readFile(outfile);
}

/** The sources in another folder, with copies of the packages that keep their own paths. */
async function copyOfProject(): Promise<string> {
  const folder = path.join(await temporaryFolder(), 'elsewhere');
  await cp(root, folder, {
    recursive: true,
    filter: (source) => !/^(?:dist|_site|node_modules|\.git$)/.test(path.relative(root, source)),
  });
  // Hard links where the disk allows them: a symbolic link would lead back to this folder's paths.
  await run('sh', ['-c', 'cp -Rl "$0" "$1" 2>&- || cp -R "$0" "$1"', path.join(root, 'node_modules'), folder]);
  return folder;
}

test('is the same to the byte from two folders and two environments', async () => {
  const here = await compile(root, { HOME: '/nowhere', LANG: 'C', TZ: 'UTC', CASEBOOK_SECRET: 'secret-of-here' });
  const there = await compile(await copyOfProject(), {
    NODE_ENV: 'test',
    TZ: 'Asia/Tokyo',
    SITE: 'https://example.org',
    BASE_URL: '/x',
  });
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  expect(hash(there)).toBe(hash(here));
  expect(here.includes(root)).toBe(false);
  expect(here.includes('secret-of-here')).toBe(false);
});

test('needs no package', async () => {
  const text = await readFile(path.join(root, 'dist/renderer.js'), 'utf8');
  const imported = Array.from(text.matchAll(/(?:^|[;}\n])import[^'"();]*["']([^"']+)["']/g), ([, name]) => name);
  expect(imported.length).toBeGreaterThan(0);
  expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([]);
});
