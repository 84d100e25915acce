import { access } from 'node:fs/promises';
import path from 'node:path';

/**
 * Find the Firefox that `FIREFOX_PATH` names, or an installed one.
 *
 * @returns `undefined` where there is none: unlike Chromium, no development dependency ships it.
 * @throws When `FIREFOX_PATH` names a file that does not exist.
 */
export async function findFirefox(): Promise<string | undefined> {
  const named = process.env.FIREFOX_PATH;
  if (named) {
    if (await exists(named)) return named;
    throw new Error(`FIREFOX_PATH is ${named}, and there is no such file`);
  }
  for (const file of installedFirefoxes()) if (await exists(file)) return file;
  return undefined;
}

function installedFirefoxes(): string[] {
  if (process.platform === 'darwin') return ['/Applications/Firefox.app/Contents/MacOS/firefox'];
  if (process.platform === 'win32') {
    const { PROGRAMFILES } = process.env;
    return PROGRAMFILES ? [`${PROGRAMFILES}\\Mozilla Firefox\\firefox.exe`] : [];
  }
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin'].filter(Boolean);
  return ['firefox-esr', 'firefox'].flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
