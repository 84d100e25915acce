import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { relativePath } from '../disk.ts';
import { errorCode, UserError } from '../errors.ts';
import { partsOf, readBatch, readLog, type Commit } from './git-output.ts';

/** A git repository, seen from a folder in its work tree. Paths are relative to that folder, `/` as separator. */
export interface GitRepository {
  /** Path of the folder from the top of the work tree; empty if it is the top. */
  prefix: string;
  /**
   * The commit where a branch and the present one parted.
   *
   * @throws {UserError} `GIT_UNUSABLE` if there is no such commit; the message says how to get it.
   */
  mergeBase: (ref: string) => Promise<string>;
  /** The commit that a name stands for. */
  commitOf: (ref: string) => Promise<string>;
  /** Files below the folder that differ from a commit, including those that git does not track and does not ignore. */
  changedSince: (commit: string) => Promise<ChangedFile[]>;
  /** Files below the folder in a commit, except for links and submodules. */
  filesIn: (commit: string) => Promise<CommittedFile[]>;
  /** Contents of files in a commit, in the same order; `undefined` for one that is not there, or is no file. */
  read: (commit: string, files: readonly string[]) => Promise<(Buffer | undefined)[]>;
  /**
   * The commits that changed a file, up to one of them, the newest first.
   *
   * @param most How many.
   */
  historyOf: (commit: string, file: string, most: number) => Promise<string[]>;
  /** Whether a file was ever committed. */
  hasKnown: (file: string) => Promise<boolean>;
  /** Whether older commits are missing: hosts of CI fetch one commit only, unless told otherwise. */
  isShallow: () => Promise<boolean>;
  /**
   * What commits of the present branch changed, newest first; of a merge, what it brought.
   *
   * @param globs Pathspecs relative to the folder, with `*` and `**`; renames are found within them.
   * @param most Number of commits that change such a file.
   * @param timeoutMs The longest that git may take.
   * @throws {UserError} `GIT_UNUSABLE`, also if git takes longer.
   */
  changesOf: (globs: readonly string[], most: number, timeoutMs: number) => Promise<Commit[]>;
  /** Contents of files by the hash of their content, in the same order; `undefined` for one that is larger than `longest` bytes. */
  readBlobs: (blobs: readonly string[], longest: number) => Promise<(Buffer | undefined)[]>;
}

export interface ChangedFile {
  path: string;
  /** It is gone from the work tree. */
  isDeleted: boolean;
}

export interface CommittedFile {
  path: string;
  /** Hash of the content. */
  blob: string;
}

/** Whether a folder is in a git work tree without uncommitted changes, new files included; `undefined` without git. */
export async function isCleanTree(folder: string): Promise<boolean | undefined> {
  try {
    return (await git(folder, ['status', '--porcelain'])).toString('utf8').trim() === '';
  } catch {
    // No git, or no repository: either way there is nothing to go back to.
    return undefined;
  }
}

/**
 * A setting of git, such as `user.name` or `remote.origin.url`, as it holds in a folder.
 *
 * @returns `undefined` if it is not set, or there is no git.
 */
export async function readGitSetting(folder: string, name: string): Promise<string | undefined> {
  try {
    return (await git(folder, ['config', '--get', name])).toString('utf8').trim() || undefined;
  } catch {
    // Git exits with 1 for a setting that does not exist.
    return undefined;
  }
}

/**
 * Open the repository that a folder belongs to.
 *
 * @param folder Absolute path.
 * @throws {UserError} `GIT_UNUSABLE` if there is none, or no git.
 */
export async function openGit(folder: string): Promise<GitRepository> {
  const top = (await query(folder, ['rev-parse', '--show-toplevel'])).toString('utf8').replace(/\r?\n$/, '');
  const prefix = relativePath(await realpath(top), await realpath(folder));
  const inCommit = (file: string): string => path.posix.join(prefix, file);
  const commitOf = async (ref: string): Promise<string> => {
    const found = await query(folder, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref}^{commit}`,
    ]).catch(async () => {
      throw new UserError('GIT_UNUSABLE', `Cannot find the commit ${ref}${await advice(folder)}`);
    });
    return found.toString('utf8').trim();
  };
  return {
    prefix,
    commitOf,
    async mergeBase(ref) {
      const commit = await commitOf(ref);
      const found = await query(folder, ['merge-base', 'HEAD', commit]).catch(async () => {
        throw new UserError(
          'GIT_UNUSABLE',
          `Cannot find the commit where HEAD and ${ref} parted${await advice(folder)}`,
        );
      });
      return found.toString('utf8').trim();
    },
    async changedSince(commit) {
      const options = ['--no-ext-diff', '--no-renames', '--name-status', '-z', '--relative'];
      const changed = partsOf(await query(folder, ['diff', ...options, commit, '--', '.']));
      const untracked = partsOf(await query(folder, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']));
      const files = new Map<string, ChangedFile>();
      for (let index = 0; index + 1 < changed.length; index += 2) {
        const name = changed[index + 1] ?? '';
        files.set(name, { path: name, isDeleted: changed[index] === 'D' });
      }
      // A file that is removed from the index only is deleted and untracked at once.
      for (const name of untracked) files.set(name, { path: name, isDeleted: false });
      return [...files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    },
    async filesIn(commit) {
      // Quoted so, the pathspec of a folder with `*` in its name stands for itself.
      const where = prefix === '' ? [] : [`:(top,literal)${prefix}`];
      const lines = partsOf(await query(top, ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...where]));
      return lines.flatMap((line) => {
        const [, mode = '', blob = '', name = ''] = /^(\d+) \S+ (\S+)\t([^]*)$/.exec(line) ?? [];
        if (!mode.startsWith('100')) return [];
        return [{ path: prefix === '' ? name : name.slice(prefix.length + 1), blob }];
      });
    },
    async read(commit, files) {
      if (files.length === 0) return [];
      // Git reads one request a line.
      const asked = files.map((file) => (/[\n\r]/.test(file) ? '' : `${commit}:${inCommit(file)}`));
      const output = await query(folder, ['cat-file', '--batch'], `${asked.join('\n')}\n`);
      return readBatch(output, files.length);
    },
    async historyOf(commit, file, most) {
      const options = [`--max-count=${most}`, '--format=%H', '--no-show-signature'];
      const log = await query(folder, ['log', ...options, commit, '--', `:(literal)${file}`]);
      return log.toString('utf8').split('\n').filter(Boolean);
    },
    async hasKnown(file) {
      const log = await query(folder, ['log', '-1', '--format=%H', 'HEAD', '--', `:(literal)${file}`]).catch(() => '');
      return log.length > 0;
    },
    async isShallow() {
      return isShallow(folder);
    },
    async changesOf(globs, most, timeoutMs) {
      const format = ['--format=format:commit %H %ct %P', '--raw', '--no-abbrev', '-z', '--relative'];
      const which = ['-m', '--first-parent', '-M', `--max-count=${most}`, 'HEAD', '--'];
      const specs = globs.map((glob) => `:(glob)${glob}`);
      const options = ['--no-ext-diff', '--no-textconv', '--no-show-signature', '--no-notes'];
      return readLog(await query(folder, ['log', ...options, ...format, ...which, ...specs], undefined, timeoutMs));
    },
    async readBlobs(blobs, longest) {
      const contents: (Buffer | undefined)[] = [];
      for (let from = 0; from < blobs.length; from += blobsAtOnce) {
        const asked = blobs.slice(from, from + blobsAtOnce);
        const sizes = (await query(folder, ['cat-file', '--batch-check'], `${asked.join('\n')}\n`))
          .toString('utf8')
          .split('\n');
        const small = asked.filter((_, index) => Number(/ blob (\d+)$/.exec(sizes[index] ?? '')?.[1]) <= longest);
        const output =
          small.length > 0 ? await query(folder, ['cat-file', '--batch'], `${small.join('\n')}\n`) : undefined;
        const read = output ? readBatch(output, small.length) : [];
        const byHash = new Map(small.map((hash, index) => [hash, read[index]]));
        contents.push(...asked.map((hash) => byHash.get(hash)));
      }
      return contents;
    },
  };
}

const blobsAtOnce = 500;

/** Why a commit may be unknown: hosts of CI fetch one commit only, unless told otherwise. */
async function advice(folder: string): Promise<string> {
  return (await isShallow(folder))
    ? ': the history is incomplete (a shallow clone); fetch all of it, with `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab, or `git fetch --unshallow`'
    : '; fetch it first, for example with `git fetch origin`';
}

async function isShallow(folder: string): Promise<boolean> {
  const answer = await query(folder, ['rev-parse', '--is-shallow-repository']).catch(() => Buffer.from(''));
  return answer.toString('utf8').trim() === 'true';
}

/**
 * Version of git: `2.47.1`.
 *
 * @throws {UserError} `GIT_UNUSABLE`.
 */
export async function gitVersion(folder: string): Promise<string> {
  const text = (await query(folder, ['--version'])).toString('utf8');
  return /\d+(?:\.\d+)+/.exec(text)?.[0] ?? text.trim();
}

async function query(folder: string, args: readonly string[], input?: string, timeout = 0): Promise<Buffer> {
  try {
    return await git(folder, args, input, timeout);
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') throw new UserError('GIT_UNUSABLE', 'Cannot find git', { cause });
    if (cause instanceof Error && 'killed' in cause && cause.killed === true) {
      throw new UserError('GIT_UNUSABLE', `Git took longer than ${timeout / 1000} s`, { cause });
    }
    const reason = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause);
    const [first = ''] = reason.replace(/^fatal: /, '').split('\n');
    throw new UserError('GIT_UNUSABLE', `Cannot read the git repository: ${first}`, { cause });
  }
}

async function git(folder: string, args: readonly string[], input?: string, timeout = 0): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Reading must not write: not the index, which another program may hold.
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
    // A program that watches files could be named by the configuration.
    const child = execFile(
      'git',
      ['-c', 'core.fsmonitor=false', ...args],
      { cwd: folder, env, encoding: 'buffer', maxBuffer: 1024 * 1024 * 1024, timeout },
      (error, stdout, stderr) => {
        if (error) reject(Object.assign(error, { stderr: stderr.toString('utf8') }));
        else resolve(stdout);
      },
    );
    child.stdin?.on('error', () => {
      // Git has ended early; its exit code says why.
    });
    child.stdin?.end(input ?? '');
  });
}
