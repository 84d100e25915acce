import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { _ } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'esbuild';
import { formats } from '../src/schema/formats.ts';

/**
 * Makes `#validators` a module of the schemas' compiled functions, `postmortem` and `config`. They take 3 ms to load, where
 * compiling them at each start takes 85. `#catalog-validator` is another: only a site of several repositories needs it.
 *
 * @param root The repository's root.
 */
export function validators(root: string): Plugin {
  return {
    name: 'validators',
    setup: (build) => {
      build.onResolve({ filter: /^#(?:validators|catalog-validator|formats)$/ }, ({ path: name }) => ({
        path: name,
        namespace: 'validators',
      }));
      build.onLoad({ filter: /^#validators$/, namespace: 'validators' }, async () => ({
        contents: await compileSchemas(root),
        resolveDir: root,
      }));
      build.onLoad({ filter: /^#catalog-validator$/, namespace: 'validators' }, async () => ({
        contents: await compileCatalogSchema(root),
        resolveDir: root,
      }));
      // Ajv takes the formats for properties of a module that it can `require`.
      build.onLoad({ filter: /^#formats$/, namespace: 'validators' }, () => ({
        contents: `import { formats } from './src/schema/formats.ts'; module.exports = formats;`,
        resolveDir: root,
      }));
    },
  };
}

async function compileSchemas(root: string): Promise<string> {
  const ajv = new Ajv2020({
    allErrors: true,
    formats,
    code: { source: true, esm: true, formats: _`require("#formats")` },
    schemas: { postmortem: await readSchema(root, 'postmortem'), config: await readSchema(root, 'config') },
    // Conditions by status name properties that their own level does not declare.
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
  });
  return standaloneCode.default(ajv, { postmortem: 'postmortem', config: 'config' });
}

/** Without formats: who reads a catalog checks its dates by itself. A long catalog with an error has many. */
async function compileCatalogSchema(root: string): Promise<string> {
  const ajv = new Ajv2020({
    validateFormats: false,
    code: { source: true, esm: true },
    schemas: { catalog: await readSchema(root, 'catalog') },
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
  });
  return standaloneCode.default(ajv, { catalog: 'catalog' });
}

async function readSchema(root: string, name: string) {
  return JSON.parse(await readFile(path.join(root, `schema/${name}.schema.json`), 'utf8'));
}
