import { exec } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { casebook, folderWith, root } from '../support/cli.ts';
import { oldDocuments } from '../support/old-documents.ts';

const page = await readFile(path.join(root, 'docs/adopt.md'), 'utf8');
const words = page.replaceAll(/\s+/g, ' ');
const blocks = Array.from(
  page.matchAll(/^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm),
  ([, language, name = '', text = '']) => ({ language, name, text }),
);

test('leads from forty old documents to a green check and a site, step by step', async () => {
  const folder = await folderWith(await oldDocuments());
  await shell(folder, 'git init -q -b main');
  await shell(folder, 'git config core.autocrlf false');
  await shell(folder, 'git config commit.gpgsign false');
  await shell(folder, 'git add .');
  await shell(folder, 'git commit -q -m "Old documents"');
  const runs: Run[] = [];
  const notPrinted: string[] = [];
  for (const { language, name, text } of blocks) {
    if (language === 'sh') runs.push(await runAll(folder, text));
    else if (language === 'console') notPrinted.push(...partsMissing(runs.at(-1)?.output ?? '', text));
    else if (language === 'diff') {
      await writeFile(path.join(folder, '.git/change.patch'), text);
      await shell(folder, 'git apply --unidiff-zero .git/change.patch');
    } else {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
      // The check runs what the workflow runs.
      runs.push(await runAll(folder, /(?<=run: )npx casebook .*/.exec(text)?.[0] ?? ''));
    }
  }
  expect(notPrinted.join('…\n')).toBe('');
  // Imported documents need a person, and so does what `--fix` leaves.
  const failed = runs.flatMap(({ exitCodes }) => exitCodes).filter(([, exitCode]) => exitCode !== 0);
  expect(failed).toEqual([
    [expect.stringMatching(/^import .* --dry-run$/), 1],
    ['import --in-place postmortems/wiki', 1],
    ['import old', 1],
    ['lint --fix', 1],
  ]);
  const check = runs.find(({ exitCodes }) => exitCodes[0]?.[0] === 'lint');
  expect(words).toContain(` ${check?.output.match(/ import-check$/gm)?.length} of them are marks of the import`);
  expect(await casebook(folder, ['lint'])).toMatchObject({ exitCode: 0 });
  expect(await readdir(path.join(folder, '_site/incidents'))).toHaveLength(40);
});

test('states how many documents need a person', async () => {
  const configuration = blocks.find(({ name }) => name === 'casebook.yaml')?.text ?? '';
  const folder = await folderWith({ ...(await oldDocuments()), 'casebook.yaml': configuration });
  const { stdout } = await casebook(folder, ['import', 'old', '--dry-run', '--report', 'json']);
  const documents = stdout
    .trim()
    .split('\n')
    .map((line): Record<'inferred' | 'contradictions' | 'missing', string[]> => JSON.parse(line));
  const settled = documents.filter(({ inferred, contradictions }) => inferred.length + contradictions.length === 0);
  const complete = settled.filter(({ missing }) => missing.length === 0);
  expect(words).toContain(
    `${documents.length - settled.length} of the ${documents.length} documents have something inferred or contradictory, ` +
      `which is what the last line counts. ${settled.length - complete.length} others only lack something, ` +
      `and ${complete.length} are complete`,
  );
});

/** The commands of a block. */
interface Run {
  /** What `casebook` printed. */
  output: string;
  /** Of each call of `casebook`, with its arguments. */
  exitCodes: [args: string, exitCode: number][];
}

async function runAll(folder: string, commands: string): Promise<Run> {
  const run: Run = { output: '', exitCodes: [] };
  for (const command of commands.split('\n').filter(Boolean)) {
    const [, args] = /^npx casebook (.*)$/.exec(command) ?? [];
    if (args === undefined) await shell(folder, command);
    else {
      const { exitCode, stdout, stderr } = await casebook(folder, args.split(' '));
      run.output += stdout + stderr;
      run.exitCodes.push([args, exitCode]);
    }
  }
  return run;
}

/** What the page shows and was not printed. `…` alone on a line stands for any lines. */
function partsMissing(output: string, shown: string): string[] {
  const parts = shown.split(/^…\n/m);
  // Editors remove the spaces at the ends of lines.
  let rest = output.replaceAll(/ +$/gm, '');
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const at = isLast && part !== '' ? rest.lastIndexOf(part) : rest.indexOf(part);
    if (at < 0 || (index === 0 && at > 0)) return [part];
    rest = rest.slice(at + part.length);
    if (isLast && part !== '' && rest !== '') return [part];
  }
  return [];
}

const author = {
  GIT_AUTHOR_NAME: 'Ann Example',
  GIT_AUTHOR_EMAIL: 'ann@example.org',
  GIT_COMMITTER_NAME: 'Ann Example',
  GIT_COMMITTER_EMAIL: 'ann@example.org',
};

function shell(folder: string, command: string): Promise<unknown> {
  return promisify(exec)(command, { cwd: folder, env: { ...process.env, ...author } });
}
