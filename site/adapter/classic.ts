import { createHash } from 'node:crypto';
import { build } from 'esbuild';
import type { Plugin } from 'vite';
import { assetOrigin } from '../src/links.ts';

/**
 * Makes `import url from './main.ts?classic'` the address of a script bundled to one classic file: from disk,
 * browsers refuse modules.
 */
export function classicScripts(): Plugin {
  const suffix = '?classic';
  const devPath = '/@classic';
  let isDev = false;
  return {
    name: 'casebook:classic',
    configResolved(config) {
      isDev = config.command === 'serve';
    },
    configureServer(server) {
      server.middlewares.use(devPath, (request, response) => {
        bundle(decodeURIComponent(request.url ?? '')).then(
          (text) => response.setHeader('Content-Type', 'text/javascript').end(text),
          (error: unknown) => server.config.logger.error(String(error)),
        );
      });
    },
    async load(id) {
      if (!id.endsWith(suffix)) return undefined;
      const file = id.slice(0, -suffix.length);
      if (isDev) return `export default ${JSON.stringify(devPath + file)}`;
      const source = await bundle(file);
      const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
      const fileName = `assets/script.${hash}.js`;
      this.emitFile({ type: 'asset', fileName, source });
      return `export default ${JSON.stringify(`${assetOrigin}/${fileName}`)}`;
    },
  };
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
