import { access } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { shippedChromium, type Chromium } from './shipped-chromium.ts';

/** Flags that let Chromium run as root, and keep it from connecting to its own services. */
export const chromiumFlags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** @throws When no browser can be found, with how to get one. */
export async function openChromium(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  // A busy machine may need longer than a minute to start a browser: it is better to wait than to fail.
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, args: chromiumFlags, timeout: 120_000 });
}

/**
 * Find the browser that `CHROMIUM_PATH` names, an installed Chromium or Chrome, or the one in `node_modules`.
 *
 * @throws When no browser can be found, with how to get one.
 */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await exists(named)) return { executablePath: named, env: {} };
    throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file`);
  }
  for (const executablePath of installedBrowsers()) {
    if (await exists(executablePath)) return { executablePath, env: {} };
  }
  const shipped = await shippedChromium();
  if (shipped) return shipped;
  throw new Error('No Chromium found: install Chromium or Chrome, or set CHROMIUM_PATH to its path');
}

/** Paths at which Chromium or Chrome may be installed, the preferred one first. */
function installedBrowsers(): string[] {
  if (process.platform === 'darwin') {
    return ['', process.env.HOME ?? ''].flatMap((home) => [
      `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
    ]);
  }
  if (process.platform === 'win32') {
    const { LOCALAPPDATA, PROGRAMFILES, 'PROGRAMFILES(X86)': programFilesX86 } = process.env;
    return [PROGRAMFILES, programFilesX86, LOCALAPPDATA].flatMap((folder) =>
      folder
        ? [`${folder}\\Google\\Chrome\\Application\\chrome.exe`, `${folder}\\Chromium\\Application\\chrome.exe`]
        : [],
    );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/opt/google/chrome'];
  return names.flatMap((name) => folders.filter(Boolean).map((folder) => path.join(folder, name)));
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
