import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** A browser to start, and the environment variables that it needs beside those of this process. */
export interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

const modules = path.resolve(import.meta.dirname, '../../node_modules');

/**
 * The browser of the package `@sparticuz/chromium`, with its own libraries and fonts, unpacked once per version into
 * `node_modules/.cache` (206 MB, 4 s).
 *
 * @returns `undefined` where it cannot run: it is built for Linux on x64.
 */
export async function shippedChromium(): Promise<Chromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const manifest = await readFile(path.join(modules, '@sparticuz/chromium/package.json'), 'utf8');
  // The cast: npm wrote the manifest.
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = path.join(modules, `.cache/chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
  };
}

/** Unpack beside the folder and rename, so that a folder is complete even when several processes unpack at once. */
async function unpack(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  const aside = await mkdtemp(`${folder}-`);
  try {
    // A process of its own, since the package unpacks into the folder for temporary files.
    await promisify(execFile)(process.execPath, [path.join(import.meta.dirname, 'unpack-chromium.ts')], {
      // The second variable makes the package unpack its libraries outside AWS Lambda.
      env: { ...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    });
    await writeFile(path.join(aside, 'fonts.conf'), fontsConfiguration(folder));
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  }
}

/** Only the fonts of the package, so that texts are as wide on a machine with fonts as on one without. */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
