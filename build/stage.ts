// Writes dist-package/, the package as it is published: `npm run stage`.
//
// The package.json of the repository has scripts, `prepare` among them, that need sources which the package does not
// hold, and npm warns of such a script when it installs the package. Published is therefore a copy that has no scripts.
// The repository's own is `private`, so that `npm publish` in the wrong folder is refused.
import { cp, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** What only the repository needs. */
const unpublished = new Set(['private', 'scripts', 'allowScripts', 'devDependencies']);

/** What npm packs without being told. */
const always = ['README.md', 'LICENSE'];

/**
 * Copy the package to a folder. `dist/` must have been compiled.
 *
 * @param outdir Absolute path; a folder that is there is replaced.
 */
export async function stagePackage(outdir: string): Promise<void> {
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  for await (const file of glob([...manifest.files, ...always], { cwd: root })) {
    // The hash in `.inputs` is for the next compilation.
    const filter = (source: string): boolean => path.basename(source) !== '.inputs';
    await cp(path.join(root, file), path.join(outdir, file), { recursive: true, filter });
  }
  const published = Object.fromEntries(Object.entries(manifest).filter(([key]) => !unpublished.has(key)));
  await writeFile(path.join(outdir, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
}

if (import.meta.main) await stagePackage(path.join(root, 'dist-package'));
