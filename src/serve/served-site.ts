import path from 'node:path';
import type { PackStore } from '../host/pack-store.ts';
import { readAsset } from '../host/read-files.ts';
import { imageName } from '../publish/images.ts';
import type { DocumentHtml, Renderer } from '../publish/renderer.ts';
import { relativePath } from '../disk.ts';
import type { PageInput } from '../work/job.ts';
import type { LoadedSite } from '../work/load-site.ts';
import { planFiles, planSearch, type PlannedFile } from '../work/site-files.ts';

/** A site of which each file is made when it is asked for. */
export interface ServedSite extends LoadedSite {
  /** Absolute path of the repository's root. */
  root: string;
  /** `YYYY-MM-DD`, the date that overdue tasks are counted from. */
  today: string;
  renderer: Renderer;
  store: PackStore;
  /** The file at a path relative to the site's root. */
  fileAt: (name: string) => PlannedFile | undefined;
}

export function createServedSite(site: Omit<ServedSite, 'fileAt'>): ServedSite {
  const files = byPath(planFiles(site.plan, site.kept, site));
  let search: Map<string, PlannedFile> | undefined;
  const fileAt = (name: string): PlannedFile | undefined => {
    const file = files.get(name);
    if (file || !name.startsWith('search/')) return file;
    search ??= byPath(planSearch(site.plan, site.kept, site));
    return search.get(name);
  };
  return { ...site, fileAt };
}

function byPath(files: readonly PlannedFile[]): Map<string, PlannedFile> {
  return new Map(files.map((file) => [file.path, file]));
}

/**
 * Make a file of a site.
 *
 * @param url URL of the served site, without a final slash: its not-found page is shown at any depth.
 * @returns `undefined` if it is a copy of a file or a document that has changed since the site was loaded.
 * @throws The error of a component.
 */
export async function makeFile(
  { make, path: name }: PlannedFile,
  site: ServedSite,
  url: string,
): Promise<string | Uint8Array | undefined> {
  if ('input' in make) return renderPage(make.input(), site, url);
  const content = make.content();
  if (content === undefined || typeof content === 'string') return content;
  if (!('copyOf' in content)) return Buffer.concat([...content]);
  const file = relativePath(site.root, content.copyOf);
  const bytes = readAsset(site.root, file)?.bytes;
  // Whatever has become of the file, only the image that the site shows leaves the machine.
  return bytes && imageName(path.posix.basename(file), bytes) === name ? bytes : undefined;
}

async function renderPage({ locals, html }: PageInput, { plan, renderer }: ServedSite, url: string): Promise<string> {
  const isNotFound = locals.route.page.name === 'not-found';
  const frame = isNotFound ? { ...plan.frame, site: { ...plan.frame.site, url } } : plan.frame;
  return renderer.render({
    ...locals,
    isPreview: true,
    frame,
    ...(html !== undefined && { html: JSON.parse(html) as DocumentHtml }),
  });
}
