import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stagePackage } from '../../build/stage.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { folderWithFirstIncident, root, temporaryFolder } from '../support/cli.ts';

const run = promisify(execFile);
// npm and what it links into .bin are scripts on Windows, which only a shell starts.
const shell = process.platform === 'win32';
// The Node of the tests, before whatever the machine has.
const env = { ...process.env, PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}` };

let folderOfTarball = '';
let tarball = '';

beforeAll(async () => {
  folderOfTarball = await mkdtemp(path.join(tmpdir(), 'casebook-pack-'));
  const staged = path.join(folderOfTarball, 'staged');
  await stagePackage(staged);
  await run('npm', ['pack', '--pack-destination', folderOfTarball], { cwd: staged, env, shell });
  tarball = path.join(folderOfTarball, `casebook-${packageJson.version}.tgz`);
});

afterAll(() => rm(folderOfTarball, { recursive: true, force: true }));

/** @returns What npm warns of. */
async function install(folder: string): Promise<string> {
  await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  // Without the native parser, for which there is no build on some platforms.
  const options = ['--offline', '--no-audit', '--no-fund', '--omit=optional'];
  return (await run('npm', ['install', ...options, tarball], { cwd: folder, env, shell })).stderr;
}

async function packedFiles(): Promise<string[]> {
  const { stdout } = await run('tar', ['-tf', tarball]);
  return stdout
    .trim()
    .split(/\r?\n/)
    .map((file) => file.replace(/^package\//, ''));
}

async function readPacked(file: string): Promise<string> {
  return (await run('tar', ['-xOf', tarball, `package/${file}`])).stdout;
}

test('works in a folder that has nothing but the package', async () => {
  const folder = await folderWithFirstIncident();
  expect(await install(folder)).not.toContain('npm warn');
  expect((await readdir(path.join(folder, 'node_modules'))).filter((name) => !name.startsWith('.'))).toEqual([
    'casebook',
  ]);

  const bin = path.join(folder, 'node_modules/.bin/casebook');
  expect((await run(bin, ['lint'], { cwd: folder, env, shell })).stdout).toBe(
    '✔ 1 document checked, no problems\n  read: 10 entries, 3 tasks\n',
  );
  expect((await run(bin, ['build'], { cwd: folder, env, shell })).stdout).toContain(
    'Built 1 incident, 3 outstanding tasks',
  );
  expect(await readFile(path.join(folder, '_site/index.html'), 'utf8')).toContain('Sign-ins failed');
  expect((await run(bin, ['--version'], { cwd: folder, env, shell })).stdout).toBe(`${packageJson.version}\n`);
  expect((await run(bin, ['manual', 'start'], { cwd: folder, env, shell })).stdout).toMatch(
    /^# The first ten minutes\n/,
  );
});

test('gives programs the public API with types that need no other package', async () => {
  const folder = await temporaryFolder();
  await install(folder);
  const program = `import { check, createCatalog, type Catalog } from 'casebook';
const { postmortem, messages } = check({ path: 'postmortems/2024-01-01-a.md', text: '# A' });
const catalog: Catalog = createCatalog([postmortem]);
process.stdout.write(\`\${catalog.incidents.length} \${messages.map((message) => message.ruleId).join()}\`);
declare const process: { stdout: { write: (text: string) => void } };
`;
  await writeFile(path.join(folder, 'program.ts'), program);
  expect(await typeErrors(folder, ['--skipLibCheck', 'false', '--target', 'es2022', 'program.ts'])).toBe('');
  expect((await run(process.execPath, ['program.ts'], { cwd: folder })).stdout).toBe('1 frontmatter');
});

test('has the types that docs/api.md names, and its examples agree with them', async () => {
  const folder = await temporaryFolder();
  await install(folder);
  const manual = await readFile(path.join(folder, 'node_modules/casebook/docs/api.md'), 'utf8');
  const [, table = ''] = manual.split(/^## Types$/m);
  const types = Array.from(table.matchAll(/`([A-Z]\w+)`/g), ([, name]) => name);
  const examples = Array.from(manual.matchAll(/^```ts\n([^]*?)^```$/gm), ([, code = '']) => code);
  const texts = [`export type { ${types.join(', ')} } from 'casebook';\n`, ...examples];
  const names = texts.map((_, index) => `example-${index}.ts`);
  for (const [index, name] of names.entries()) await writeFile(path.join(folder, name), texts[index] ?? '');
  expect(types.length).toBeGreaterThan(10);
  expect(examples.length).toBeGreaterThan(3);
  const typesOfNode = ['--types', 'node', '--typeRoots', path.join(root, 'node_modules/@types'), '--skipLibCheck'];
  expect(await typeErrors(folder, [...typesOfNode, '--target', 'es2023', ...names])).toBe('');
});

/** @returns What the compiler prints: nothing, where all is well. */
async function typeErrors(folder: string, options: string[]): Promise<string> {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const always = ['--noEmit', '--strict', '--module', 'nodenext'];
  const { stdout } = await run(process.execPath, [tsc, ...always, ...options], { cwd: folder }).catch((error) => error);
  return stdout;
}

test('holds the manual, and nothing that its users do not need', async () => {
  const files = await packedFiles();
  expect(files).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'README.md',
      'dist/bin.js',
      'dist/renderer.js',
      'dist/THIRD-PARTY.txt',
      'docs/api.md',
      'docs/format.md',
      'docs/rules.md',
    ]),
  );
  const expected =
    /^(?:dist\/[^.]|docs\/[\w-]+\.md$|schema\/|(?:CHANGELOG|README|SECURITY)\.md$|LICENSE$|package\.json$)/;
  expect(files.filter((file) => !expected.test(file))).toEqual([]);
});

test('has a manual whose links lead to files of the package', async () => {
  const files = await packedFiles();
  const dead: string[] = [];
  for (const file of files.filter((name) => name.startsWith('docs/'))) {
    const text = await readPacked(file);
    for (const [, target = ''] of text.replaceAll(/^(`{3,})[^]*?^\1$/gm, '').matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      // Pictures would double its size; they are on the code host.
      if (/^https?:|\.png$|screenshots$/.test(target)) continue;
      if (!files.includes(path.posix.join('docs', target))) dead.push(`${file}: ${target}`);
    }
  }
  expect(dead).toEqual([]);
});

test('has a manifest without scripts, whose one dependency is optional, and lacks nothing else of the repository’s', async () => {
  const { private: isPrivate, scripts: _scripts, allowScripts: _allow, devDependencies: _dev, ...rest } = packageJson;
  expect(JSON.parse(await readPacked('package.json'))).toEqual(rest);
  expect(Object.keys(rest).filter((key) => /scripts|dependencies/i.test(key))).toEqual(['optionalDependencies']);
  // Or else `npm publish` would publish the repository, with its scripts.
  expect(isPrivate).toBe(true);
});

test('refuses an older Node in one line', async () => {
  const older = `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '22.11.0' })`;
  const failure = run(process.execPath, ['--import', older, path.join(root, 'dist/bin.js'), 'lint']);
  await expect(failure).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'casebook: Node 22.11.0 is too old, expected 22.12 or newer\n',
  });
  expect(packageJson.engines.node).toBe('>=22.12');
});

test('refuses a SOURCE_DATE_EPOCH that is no time, and takes one that is', async () => {
  const folder = await folderWithFirstIncident();
  const bin = path.join(root, 'dist/bin.js');
  const build = (epoch: string) =>
    run(process.execPath, [bin, 'build'], { cwd: folder, env: { ...env, SOURCE_DATE_EPOCH: epoch } });
  await expect(build('tomorrow')).rejects.toMatchObject({
    code: 2,
    stderr: 'casebook: Unexpected SOURCE_DATE_EPOCH tomorrow, expected seconds since 1970\n',
  });
  await build(String(Date.UTC(2024, 7, 20) / 1000));
  expect(await readFile(path.join(folder, '_site/tasks.html'), 'utf8')).toContain('8 days overdue');
});

test('ends quietly when nobody reads on', async () => {
  const folder = await folderWithFirstIncident();
  const bin = path.join(root, 'dist/bin.js');
  const { stderr } = await run('sh', ['-c', `"${process.execPath}" "${bin}" --help | true`], { cwd: folder });
  expect(stderr).toBe('');
});
