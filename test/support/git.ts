import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './cli.ts';

/** A git repository in a folder of its own, which goes away with the test. */
export interface TestRepository {
  folder: string;
  git: (...args: string[]) => string;
  /** Write files, remove those that are `null`, and commit all, at a time in ISO 8601. */
  commit: (files: Record<string, string | null>, message?: string, time?: string) => void;
  write: (files: Record<string, string | null>) => void;
}

/** Create a repository whose branch is `main`. It knows nothing of the configuration of the machine. */
export async function createRepository(files: Record<string, string> = {}): Promise<TestRepository> {
  const folder = await temporaryFolder();
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: path.join(folder, '.git', 'no-config'),
    GIT_CONFIG_SYSTEM: path.join(folder, '.git', 'no-config'),
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_AUTHOR_DATE: '2024-08-20T09:00:00Z',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
    GIT_COMMITTER_DATE: '2024-08-20T09:00:00Z',
  };
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const write = (changes: Record<string, string | null>): void => {
    for (const [name, text] of Object.entries(changes)) {
      const file = path.join(folder, name);
      if (text === null) rmSync(file);
      else {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
  };
  const commit = (changes: Record<string, string | null>, message = 'Change', time = env.GIT_COMMITTER_DATE): void => {
    write(changes);
    git('add', '--all');
    const dated = { ...env, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
    execFileSync('git', ['commit', '--quiet', '--allow-empty', '-m', message], { cwd: folder, env: dated });
  };
  git('init', '--quiet', '--initial-branch=main');
  commit(files, 'Start');
  return { folder, git, commit, write };
}
