import { hostname, networkInterfaces } from 'node:os';
import { inspect } from 'node:util';
import type { ExitCode, Io } from '../host/io.ts';
import { isLoopback } from '../serve/allowed-host.ts';
import { keepCurrent, type SiteState } from '../serve/current-site.ts';
import { handleRequest, versionOf, type Answering } from '../serve/handle-request.ts';
import { createLiveClients } from '../serve/live-clients.ts';
import { openServer } from '../serve/open-server.ts';
import { createSiteLoader, type LoaderOptions } from '../serve/site-loader.ts';
import { plainLine, plainLines } from '../text/plain-text.ts';

export interface ServeOptions extends LoaderOptions {
  /** A free port if the usual one is taken. */
  port?: number;
  /** Name or IP address of this machine. */
  host: string;
}

/**
 * Serve the site until the user stops it. Pages are rendered when they are asked for, and reload when they change.
 *
 * @throws {UserError} `ADDRESS_UNUSABLE` if the port is taken, or the host is not this machine.
 */
export async function serve({ port, host, ...options }: ServeOptions, io: Io): Promise<ExitCode> {
  const stopped = io.stopped?.();
  const { preview } = await import('#renderer');
  const clients = createLiveClients();
  const report = createReport(io);
  const listening = { host, names: [hostname()] };
  const answering: Answering = { listening, clients, preview, get: async () => current.get() };
  const server = await openServer(
    (request, response) => {
      handleRequest(request, response, answering).catch((error: unknown) => {
        report.bug(inspect(error));
        if (response.headersSent) response.destroy();
        else response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${String(error)}\n`);
      });
    },
    { host, port },
  );
  const current = keepCurrent(createSiteLoader(options, io), {
    onChange(state) {
      report.state(state);
      clients.notify((page) => versionOf(page, state));
    },
    onBug: report.bug,
    today: () => (io.readNow?.() ?? io.now).slice(0, 'YYYY-MM-DD'.length),
  });
  try {
    io.stdout.write(describe(host, server.port));
    await stopped;
  } finally {
    await server.close();
    await current.close();
  }
  return 0;
}

function describe(host: string, port: number): string {
  const address = (name: string): string => `http://${name.includes(':') ? `[${name}]` : name}:${port}/`;
  if (isLoopback(host)) return `Serving ${address(host)} until Ctrl+C\n`;
  const isAny = host === '0.0.0.0' || host === '::';
  const names = isAny ? ['127.0.0.1', ...networkAddresses()] : [host];
  return `Serving ${names.map(address).join(' and ')} until Ctrl+C\nWhoever can reach this machine can read the site\n`;
}

function networkAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses = []) => addresses)
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
}

/** Says each thing once, until it changes. */
function createReport({ stderr }: Io): { state: (state: SiteState) => void; bug: (details: string) => void } {
  let shown: ReadonlySet<string> = new Set();
  let lastBug = '';
  return {
    state({ site, problems }) {
      const lines = new Set([...problems, ...(site?.plan.notes ?? [])].map((line) => plainLine(line)));
      for (const line of lines) if (!shown.has(line)) stderr.write(`casebook: ${line}\n`);
      if (lines.size === 0 && shown.size > 0) stderr.write('casebook: Everything can be read again\n');
      shown = lines;
    },
    bug(details) {
      if (details === lastBug) return;
      lastBug = details;
      stderr.write(`casebook: this is a bug in Casebook, please report it\n${plainLines(details)}\n`);
    },
  };
}
