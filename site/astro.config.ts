import { defineConfig, passthroughImageService } from 'astro/config';
import { classicScripts } from './adapter/classic-scripts.ts';
import { devPages } from './adapter/dev-server.ts';
import { licensesName } from './adapter/file-names.ts';
import { renderer } from './adapter/integration.ts';
import { assetOrigin } from './src/catalog/links.ts';

// `npm run build` compiles this project to the renderer that the package ships (build/site.ts).
export default defineConfig({
  output: 'server',
  adapter: renderer(),
  compressHTML: 'jsx',
  image: { service: passthroughImageService() },
  build: { assets: 'assets', assetsPrefix: assetOrigin, inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  security: { checkOrigin: false },
  vite: {
    plugins: [classicScripts(), devPages()],
    // In `astro dev`, bundled CommonJS packages break: `require is not defined`.
    ssr: process.argv.includes('build') ? { noExternal: true } : {},
    build: {
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      minify: false,
      cssMinify: true,
      license: { fileName: licensesName },
    },
    environments: {
      ssr: {
        build: {
          rolldownOptions: { output: { chunkFileNames: 'chunks/[name].mjs' } },
        },
      },
    },
  },
});
