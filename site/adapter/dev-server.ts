import path from 'node:path';
import type { Plugin } from 'vite';

const documents = path.resolve(import.meta.dirname, '../../postmortems');

/** Lets `astro dev` answer the URLs that pages link to, and reloads pages when a document changes. */
export function devPages(): Plugin {
  return {
    name: 'casebook:dev',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        request.url = request.url
          ?.replace(/^(\/(?:[\w-]+\/)*[\w-]+)\.html(?=$|\?)/, '$1')
          .replace(/^\/index(?=$|\?)/, '/');
        next();
      });
      server.watcher.add(documents);
      server.watcher.on('all', (_event, file) => {
        if (file.startsWith(documents)) server.ws.send({ type: 'full-reload' });
      });
    },
  };
}
