import { access } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright-core';

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** What Chromium needs to run as root, and not to look for hosts of its own. */
export const chromiumFlags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** @throws When there is none, with how to get one. */
export async function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: chromiumFlags });
}

/**
 * Path of an installed Chromium.
 *
 * @throws When there is none, with how to get one.
 */
export async function findChromium(): Promise<string> {
  for (const candidate of candidates) if (candidate && (await isThere(candidate))) return candidate;
  throw new Error('No Chromium: install it (Debian: apt-get install chromium) or say where it is in CHROMIUM_PATH');
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
