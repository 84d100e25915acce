import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from './bundle-options.ts';
import { lazyBuiltins } from './lazy-builtins.ts';
import { mergeChunks } from './merge-chunks.ts';
import { licensesOf, type License } from './third-party.ts';
import { validators } from './validators.ts';

/**
 * Bundle the command line and the public API with everything they need, so that an install of Casebook is
 * one package and starts fast.
 *
 * @param options.root The repository's root.
 * @param options.outdir Absolute path of the folder.
 * @param options.buildId Tells this build from others.
 * @returns The packages that are in it.
 */
export async function bundlePackage({
  root,
  outdir,
  buildId,
}: {
  root: string;
  outdir: string;
  buildId: string;
}): Promise<License[]> {
  const { metafile } = await build({
    ...bundleOptions,
    absWorkingDir: root,
    entryPoints: [
      { in: 'src/bin.ts', out: 'bin' },
      { in: 'src/index.ts', out: 'index' },
      { in: 'src/worker.ts', out: 'worker' },
      { in: '#validators', out: 'validators' },
      { in: '#catalog-validator', out: 'catalog-validator' },
    ],
    plugins: [validators(root), lazyBuiltins],
    outdir,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: ['#renderer'],
    define: { CASEBOOK_BUILD: JSON.stringify(buildId) },
    // Under the condition `node`, yaml is CommonJS, whose `require` does not exist in a bundled module.
    alias: { yaml: path.join(root, 'node_modules/yaml/browser/index.js') },
    metafile: true,
  });
  await mergeChunks(outdir, metafile, [
    'src/cli.ts',
    'src/commands/lint.ts',
    'src/reporters/pretty.ts',
    'src/work/do-job.ts',
    'src/commands/build.ts',
  ]);
  await chmod(path.join(outdir, 'bin.js'), 0o755);
  return licensesOf(root, Object.keys(metafile.inputs));
}
