import { fstatSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { UserError } from '../errors.ts';

/** The environment of a command: streams, clock, working directory. Tests provide their own. */
export interface Io {
  /** Absolute path of the working directory. */
  cwd: string;
  /** The present, as an ISO 8601 instant in UTC, to the second. */
  now: string;
  /** The present at the time of the call, for commands that run for days; absent if it never changes. */
  readNow?: () => string;
  /** Resolves when the user stops the program, which signals no longer end by themselves from this call on. */
  stopped?: () => Promise<void>;
  /** Set when GitHub Actions runs the command: it shows messages beside the lines of a pull request. */
  githubActions?: GithubActions | undefined;
  /** Absolute path of the checked-out repository in GitLab CI. */
  gitlabProject?: string | undefined;
  /** Whether a coding agent runs the command. */
  isAgent: boolean;
  /** Absolute path of the user's folder for caches; absent if nothing is to be kept there. */
  userCaches?: string;
  /** The zone of the system: an IANA name. */
  timeZone?: string;
  /** Variables of the environment that name code hosts and hold their tokens. */
  codeHosts?: HostVariables | undefined;
  /** Time for requests; by default, that of the system. */
  clock?: Clock | undefined;
  /** The terminal at which the user can be asked; absent unless standard input and output are one. */
  terminal?: Asking | undefined;
  /** All of standard input. */
  readStdin: () => Promise<Uint8Array>;
  stdout: OutputStream;
  stderr: OutputStream;
}

/** @see https://docs.github.com/actions/reference/workflows-and-actions/variables */
export interface GithubActions {
  /** Absolute path of the checked-out repository. */
  workspace?: string | undefined;
  /** Absolute path of the file for the summary of a job. */
  summaryFile?: string | undefined;
}

export interface OutputStream {
  write: (text: string) => unknown;
  /** Whether the stream shows colours. */
  color: boolean;
  /** Whether a line that is written can be written over. */
  isTerminal?: boolean;
  /** Width of the terminal in characters; absent if it is none, or unknown. */
  columns?: number | undefined;
  /** Whether it is a file, and not a log or another program. */
  isFile?: boolean;
}

/** Time as requests need it. */
export interface Clock {
  /** Milliseconds since some moment. */
  now: () => number;
  wait: (milliseconds: number) => Promise<unknown>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds) => setTimeout(milliseconds),
};

/** Variables of the environment that name code hosts and hold their tokens. */
const hostVariables = [
  'GH_TOKEN',
  'GITHUB_TOKEN',
  'GH_ENTERPRISE_TOKEN',
  'GITHUB_ENTERPRISE_TOKEN',
  'GH_HOST',
  'GITHUB_SERVER_URL',
  'GITLAB_TOKEN',
  'CI_JOB_TOKEN',
  'GITLAB_HOST',
  'CI_SERVER_URL',
] as const;
export type HostVariables = Partial<Record<(typeof hostVariables)[number], string | undefined>>;

/** Where questions are shown and answers are typed. */
export interface Asking {
  input: Readable;
  output: Writable;
}

/** 0: clean, 1: errors in documents, 2: could not run. */
export type ExitCode = 0 | 1 | 2;

/** The part of Node's `process` that is used. */
interface ProcessParts {
  cwd: () => string;
  on?: (signal: NodeJS.Signals, listener: () => void) => unknown;
  off?: (signal: NodeJS.Signals, listener: () => void) => unknown;
  env: Record<string, string | undefined>;
  stdin: AsyncIterable<Uint8Array | string> & { isTTY?: boolean };
  stdout: Terminal;
  stderr: Terminal;
}

type Terminal = Pick<NodeJS.WriteStream, 'isTTY'> & {
  columns?: number;
  fd?: number;
  write: (text: string) => unknown;
  hasColors?: () => boolean;
};

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
    readNow: () => readNow(env.SOURCE_DATE_EPOCH),
    stopped: async () => signalled(process),
    get userCaches() {
      return userCaches(env);
    },
    githubActions:
      env.GITHUB_ACTIONS === 'true'
        ? { workspace: env.GITHUB_WORKSPACE, summaryFile: env.GITHUB_STEP_SUMMARY }
        : undefined,
    gitlabProject: env.GITLAB_CI === 'true' ? env.CI_PROJECT_DIR : undefined,
    get timeZone() {
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    },
    get codeHosts() {
      return Object.fromEntries(hostVariables.map((name) => [name, env[name]]));
    },
    get terminal() {
      const { stdin: input, stdout: output } = process;
      const isTerminal = input.isTTY === true && output.isTTY && env.TERM !== 'dumb';
      return isTerminal && input instanceof Readable && output instanceof Writable ? { input, output } : undefined;
    },
    isAgent: agentVariables.some((name) => Boolean(env[name])),
    readStdin: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks);
    },
    stdout: outputStream(() => process.stdout, env),
    stderr: outputStream(() => process.stderr, env),
  };
}

/** The second signal ends the process, whatever it still does. */
async function signalled(process: ProcessParts): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  return new Promise((resolve) => {
    const stop = (): void => {
      for (const signal of signals) process.off?.(signal, stop);
      resolve();
    };
    for (const signal of signals) process.on?.(signal, stop);
  });
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
    get columns() {
      return widthOf(open(), env);
    },
    get isFile() {
      const { fd } = open();
      return fd !== undefined && fstatSync(fd).isFile();
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

/** Shells keep `COLUMNS` up to date, but seldom export it: where it is set, it was meant. */
function widthOf({ columns }: Terminal, { COLUMNS }: ProcessParts['env']): number | undefined {
  return COLUMNS !== undefined && /^[1-9]\d{0,4}$/.test(COLUMNS) ? Number(COLUMNS) : columns || undefined;
}

/** Not every terminal knows the codes that move the cursor. */
function redrawsLines(stream: Terminal, { TERM }: ProcessParts['env']): boolean {
  return stream.isTTY && TERM !== 'dumb';
}

/**
 * `FORCE_COLOR` wins, so that the logs of CI can have colours.
 *
 * @see https://no-color.org
 * @see https://force-color.org
 */
function showsColor(stream: Terminal, { FORCE_COLOR: force, NO_COLOR: none }: ProcessParts['env']): boolean {
  if (force) return force !== '0' && force !== 'false';
  return stream.isTTY && !none && (stream.hasColors?.() ?? false);
}

/** Set by coding agents for the commands that they run; std-env knows them all. */
const agentVariables = ['AI_AGENT', 'CLAUDECODE', 'CODEX_SANDBOX', 'CURSOR_AGENT', 'GEMINI_CLI', 'OPENCODE'];
