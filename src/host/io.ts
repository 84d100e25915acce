import { homedir } from 'node:os';
import path from 'node:path';
import { UserError } from '../errors.ts';

/** The environment of a command: streams, clock, working directory. Tests provide their own. */
export interface Io {
  /** Absolute path of the working directory. */
  cwd: string;
  /** The present, as an ISO 8601 instant in UTC, to the second. */
  now: string;
  /** Whether the output is read by GitHub Actions, which shows messages beside the lines of a pull request. */
  inGithubActions: boolean;
  /** Absolute path of the user's folder for caches; absent if nothing is to be kept there. */
  userCaches?: string;
  /** All of standard input. */
  readStdin: () => Promise<Uint8Array>;
  stdout: OutputStream;
  stderr: OutputStream;
}

export interface OutputStream {
  write: (text: string) => unknown;
  /** Whether the stream shows colours. */
  color: boolean;
  /** Whether a line that is written can be written over. */
  isTerminal?: boolean;
}

/** 0: clean, 1: errors in documents, 2: could not run. */
export type ExitCode = 0 | 1 | 2;

/** The part of Node's `process` that is used. */
interface ProcessParts {
  cwd: () => string;
  env: Record<string, string | undefined>;
  stdin: AsyncIterable<Uint8Array | string>;
  stdout: Terminal;
  stderr: Terminal;
}

type Terminal = Pick<NodeJS.WriteStream, 'isTTY'> & { write: (text: string) => unknown; hasColors?: () => boolean };

/**
 * The environment of this process.
 *
 * @throws {UserError} `NOW_INVALID` if `SOURCE_DATE_EPOCH` is not a whole number of seconds.
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function processIo(process: ProcessParts): Io {
  const { env } = process;
  return {
    cwd: process.cwd(),
    now: readNow(env.SOURCE_DATE_EPOCH),
    get userCaches() {
      return userCaches(env);
    },
    inGithubActions: env.GITHUB_ACTIONS === 'true',
    readStdin: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks);
    },
    stdout: outputStream(() => process.stdout, env),
    stderr: outputStream(() => process.stderr, env),
  };
}

/** A stream that is opened when it is used, which takes a millisecond. */
function outputStream(open: () => Terminal, env: ProcessParts['env']): OutputStream {
  return {
    write: (text) => open().write(text),
    get color() {
      return showsColor(open(), env);
    },
    get isTerminal() {
      return redrawsLines(open(), env);
    },
  };
}

/** @see https://specifications.freedesktop.org/basedir-spec/latest/ */
function userCaches({ XDG_CACHE_HOME, LOCALAPPDATA }: ProcessParts['env']): string {
  const own = XDG_CACHE_HOME ?? LOCALAPPDATA;
  return own !== undefined && path.isAbsolute(own) ? own : path.join(homedir(), '.cache');
}

function readNow(epoch: string | undefined): string {
  const now = epoch ? new Date(/^\d+$/.test(epoch) ? Number(epoch) * 1000 : NaN) : new Date();
  if (Number.isNaN(now.getTime())) {
    throw new UserError('NOW_INVALID', `Unexpected SOURCE_DATE_EPOCH ${epoch}, expected seconds since 1970`);
  }
  return now.toISOString().replace(/\.\d+/, '');
}

/** Not every terminal knows the codes that move the cursor. */
function redrawsLines(stream: Terminal, { TERM }: ProcessParts['env']): boolean {
  return stream.isTTY && TERM !== 'dumb';
}

/** @see https://no-color.org */
function showsColor(stream: Terminal, env: ProcessParts['env']): boolean {
  return stream.isTTY && !env.NO_COLOR && (stream.hasColors?.() ?? false);
}
