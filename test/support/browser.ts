import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';
import { openChromium } from './chromium.ts';
import { casebook, folderWith } from './cli.ts';
import type { CommonSites } from './global-setup.ts';
import { filesBelow } from './site.ts';

let browser: Browser;

/** Open a browser before the tests of a file, and close it after them. */
export function withBrowser(): void {
  beforeAll(async () => {
    browser = await openChromium();
  });
  // `undefined` when the browser could not be opened.
  afterAll(() => (browser as Browser | undefined)?.close());
}

/** Open a page. Its errors, console output, dialogs and requests to other hosts are listed in `pageErrors`. */
export async function openPage(options: BrowserContextOptions = {}): Promise<{ page: Page; pageErrors: string[] }> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const pageErrors: string[] = [];
  page.on('console', (message) => pageErrors.push(message.text()));
  page.on('pageerror', (error) => pageErrors.push(error.message));
  page.on('dialog', (dialog) => {
    pageErrors.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(?:file:|http:\/\/127\.0\.0\.1[:/])/.test(request.url())) pageErrors.push(`request: ${request.url()}`);
  });
  return { page, pageErrors };
}

/** The folder of a built site, and its pages. */
export async function builtSite(
  files: Record<string, string | Uint8Array>,
): Promise<{ site: string; pages: string[] }> {
  const folder = await folderWith(files);
  const { exitCode, stderr } = await casebook(folder, ['build']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const site = path.join(folder, '_site');
  return { site, pages: await pagesOf(site) };
}

/**
 * Build a site once for the tests of a file, which must not change it.
 *
 * @returns A function that gives a test the site's folder.
 */
export function sharedSite(documents: Record<string, string | Uint8Array>): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'casebook-'));
    for (const [file, text] of Object.entries(documents)) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), text);
    }
    expect((await casebook(folder, ['build'])).exitCode).toBe(0);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => path.join(folder, '_site');
}

/** A site that is built once for all test files, which must not change it: its folder, and its pages. */
export async function commonSite(name: keyof CommonSites): Promise<{ site: string; pages: string[] }> {
  const site = inject('sites')[name];
  if ('error' in site) throw new Error(site.error);
  return { site: site.folder, pages: await pagesOf(site.folder) };
}

async function pagesOf(site: string): Promise<string[]> {
  return (await filesBelow(site)).filter((file) => file.endsWith('.html'));
}

/** The address of a page of a site, read from disk. */
export function fromDisk(site: string, file: string): string {
  return pathToFileURL(path.join(site, file)).href;
}
