import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { main } from '../../src/cli.ts';
import type { ExitCode } from '../../src/host/io.ts';

/** A running `casebook serve`. */
export interface Serving {
  /** With a slash at its end. */
  url: string;
  port: number;
  stdout: () => string;
  stderr: () => string;
  /** Stop it, as Ctrl+C does. */
  stop: () => Promise<ExitCode>;
}

/** Serve a folder in this process, on a free port, until the test ends. */
export async function startServing(cwd: string, args: readonly string[] = ['--port', '0']): Promise<Serving> {
  const { promise: stopped, resolve } = Promise.withResolvers<undefined>();
  const { promise: started, resolve: start } = Promise.withResolvers<string>();
  let stdout = '';
  let stderr = '';
  const io = {
    cwd,
    now: '2024-08-20T09:12:00Z',
    isAgent: false,
    readStdin: () => Promise.resolve(Buffer.alloc(0)),
    stopped: () => stopped,
    stdout: {
      color: false,
      write(text: string) {
        stdout += text;
        start(text);
      },
    },
    stderr: { color: false, write: (text: string) => (stderr += text) },
  };
  const exit = main(['serve', ...args], io);
  onTestFinished(async () => {
    resolve(undefined);
    await exit.catch(() => undefined);
  });
  const line = await Promise.race([started, exit.then(String)]);
  const [url = '', port] = /http:\/\/[^ ]*:(\d+)\//.exec(line) ?? [];
  return {
    url,
    port: Number(port),
    stdout: () => stdout,
    stderr: () => stderr,
    async stop() {
      resolve(undefined);
      return exit;
    },
  };
}

/** The answer of a server to bytes, whatever they are: a client of HTTP would correct them. */
export async function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
}
