import type { ServerResponse } from 'node:http';

/** The open pages of browsers. */
export interface LiveClients {
  /** @param client What the browser shows. */
  add: (response: ServerResponse, client: { page: string; version: string }) => void;
  /** Tell the pages that have changed. */
  notify: (versionOf: (page: string) => string) => void;
}

/** So many pages are told of changes; those that were opened first are given up. */
const mostClients = 200;

/** Tell browsers that a page has changed, by server-sent events. */
export function createLiveClients(): LiveClients {
  const clients = new Map<ServerResponse, { page: string; version: string }>();
  return {
    add(response, client) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      // Browsers connect again after this time, in milliseconds, when the server is started anew.
      response.write('retry: 500\n\n');
      clients.set(response, { ...client });
      response.on('close', () => clients.delete(response));
      const [oldest] = clients.keys();
      if (clients.size > mostClients) oldest?.end();
    },
    notify(versionOf) {
      for (const [response, client] of clients) {
        const version = versionOf(client.page);
        if (version === client.version) continue;
        client.version = version;
        response.write('event: change\ndata: 1\n\n');
      }
    },
  };
}
