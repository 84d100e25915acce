import { createHash } from 'node:crypto';
import path from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'vite';
import { assetOrigin } from '../src/catalog/links.ts';
import { classicInputsName } from './file-names.ts';

/**
 * Bundles a script to one classic file: `import url from './main.client.ts?classic'` is its URL. Browsers do not load
 * modules from disk. With `?text` in place of `?classic`, it is its text, and no file is made of it.
 */
export function classicScripts(): Plugin {
  const suffix = '?classic';
  const textSuffix = '?text';
  const devPath = '/@classic';
  const inputs = new Set<string>();
  let isDev = false;
  return {
    name: 'casebook:classic',
    configResolved(config) {
      isDev = config.command === 'serve';
    },
    configureServer(server) {
      server.middlewares.use(devPath, (request, response) => {
        bundle(decodeURIComponent(request.url ?? '')).then(
          ({ text }) => response.setHeader('Content-Type', 'text/javascript').end(text),
          (error: unknown) => server.config.logger.error(String(error)),
        );
      });
    },
    async load(id) {
      if (id.endsWith(textSuffix))
        return `export default ${JSON.stringify((await bundle(id.slice(0, -textSuffix.length))).text)}`;
      if (!id.endsWith(suffix)) return undefined;
      const file = id.slice(0, -suffix.length);
      if (isDev) return `export default ${JSON.stringify(devPath + file)}`;
      const script = await bundle(file);
      for (const input of script.inputs) inputs.add(input);
      const hash = createHash('sha256').update(script.text).digest('hex').slice(0, 8);
      const fileName = `assets/${path.basename(file, '.client.ts')}.${hash}.js`;
      this.emitFile({ type: 'asset', fileName, source: script.text });
      return `export default ${JSON.stringify(`${assetOrigin}/${fileName}`)}`;
    },
    generateBundle() {
      if (inputs.size > 0) {
        this.emitFile({ type: 'asset', fileName: classicInputsName, source: JSON.stringify([...inputs].toSorted()) });
      }
    },
  };
}

async function bundle(file: string): Promise<{ text: string; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: path.resolve(import.meta.dirname, '../..'),
    entryPoints: [file],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  return { text: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile.inputs) };
}
