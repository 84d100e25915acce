import { execFile } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root, temporaryFolder } from '../support/cli.ts';
import { createRepository, type TestRepository } from '../support/git.ts';

interface Job {
  script: string[];
  variables: Record<string, string>;
  artifacts: { reports: Record<string, string> };
}

/** The jobs of the component as GitLab would read them: the inputs filled in, and checked with GitLab's own schema. */
async function jobsOf({ folder, git, commit }: TestRepository, inputs: string): Promise<Record<string, Job>> {
  commit({
    'templates/casebook.yml': await readFile(path.join(root, 'templates/casebook.yml'), 'utf8'),
    '.gitlab-ci.yml': `include:\n  - local: templates/casebook.yml\n    inputs: ${inputs}\n`,
  });
  git('remote', 'add', 'origin', 'git@gitlab.example:group/project.git');
  const program = path.join(root, 'node_modules/gitlab-ci-local/dist/index.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--preview'], { cwd: folder });
  return parse(stdout) as Record<string, Job>;
}

/** Run the script of a job as the runner does: line after line, in one shell, which ends at the first error. */
async function runJob(
  { script, variables }: Job,
  folder: string,
  env: Record<string, string>,
): Promise<{ exitCode: number; output: string }> {
  const bin = await temporaryFolder();
  await writeFile(
    path.join(bin, 'npm'),
    `#!/usr/bin/env bash\nset -eu\nmkdir -p node_modules/.bin\nprintf '#!/usr/bin/env bash\\nexec node "${path.join(root, 'dist/bin.js')}" "$@"\\n' > node_modules/.bin/casebook\nchmod +x node_modules/.bin/casebook\n`,
  );
  await chmod(path.join(bin, 'npm'), 0o755);
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['-eo', 'pipefail', '-c', script.join('\n')],
      {
        cwd: folder,
        env: {
          PATH: [bin, path.join(root, 'node_modules/.bin'), process.env.PATH].join(path.delimiter),
          HOME: bin,
          GITLAB_CI: 'true',
          CI_PROJECT_DIR: folder,
          ...variables,
          ...env,
        },
      },
      (error, stdout, stderr) => resolve({ exitCode: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}

describe.runIf(process.platform !== 'win32')('the component for GitLab', () => {
  const file = 'teams/payments/postmortems/2024-01-01-a.md';

  test('writes reports with paths from the top of the project, and fails at its end', async () => {
    const repository = await createRepository({ [file]: '---\ntitle: A\n---\n' });
    const { folder, git, commit } = repository;
    const base = git('rev-parse', 'HEAD').trim();
    commit({ [file]: '---\ntitle: A\nkind: x\n---\n' });
    const { casebook: job } = await jobsOf(repository, '{ working-directory: teams/payments }');
    if (!job) throw new Error('There is no job');
    const { exitCode, output } = await runJob(job, folder, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
    expect(output).toContain('1 error');
    expect(exitCode).toBe(1);
    const quality = JSON.parse(await readFile(path.join(folder, job.artifacts.reports.codequality ?? ''), 'utf8')) as {
      location: { path: string };
    }[];
    expect(quality.map(({ location }) => location.path)).toEqual([file]);
    expect(await readFile(path.join(folder, job.artifacts.reports.junit ?? ''), 'utf8')).toContain('<testsuites');
    expect(await readFile(path.join(folder, 'casebook-review.md'), 'utf8')).toMatch(/^<!-- casebook review -->/);
  });

  test('builds the site where Pages looks for it', async () => {
    const repository = await createRepository({ [file]: '---\ntitle: A\n---\n' });
    const { 'casebook-pages': job } = await jobsOf(repository, '{ working-directory: teams/payments }');
    if (!job) throw new Error('There is no job');
    expect(await runJob(job, repository.folder, {})).toMatchObject({ exitCode: 0 });
    expect(await readFile(path.join(repository.folder, 'public/index.html'), 'utf8')).toContain('<html');
  });
});
