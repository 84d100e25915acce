/**
 * The origin of assets in the compiled site. The renderer replaces it with a relative path, so that the site works at a
 * domain's root, under any prefix, and from disk.
 */
export const assetOrigin = 'https://assets.casebook.invalid';

/** From a page to the site's root: `` or `../`. */
export function rootOf(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

/**
 * Path of the script with the numbers in the navigation, relative to the site's root. Its name is stable: a change of one task
 * must not change every page.
 */
export const navigationScript = 'data/navigation.js';

/** Paths of the lists, of the first page each, relative to the site's root. */
export const listPaths = {
  tasks: 'tasks.html',
  settled: 'tasks-settled.html',
  services: 'services.html',
  tags: 'tags.html',
  owners: 'owners.html',
} as const;

export type ListName = keyof typeof listPaths;

/** Path of an incident's page, relative to the site's root; of one of another repository, its URL there. */
export function incidentPath({ slug, source }: { slug: string; source?: { url: string } | undefined }): string {
  const path = `incidents/${slug}.html`;
  return source ? `${source.url}/${path}` : path;
}

/** Path of the feed of a page without its extension, relative to the site's root. */
export function feedPath(page: string): string {
  return page === 'index.html' ? 'feed' : page.replace(/\.html$/, '');
}

/** Path of an owner's page, relative to the site's root. */
export function ownerPath(owner: { slug: string }): string {
  return `owners/${owner.slug}.html`;
}

/** Path of a service's page, relative to the site's root. */
export function servicePath(service: { slug: string }): string {
  return `services/${service.slug}.html`;
}

/** Path of a tag's page, relative to the site's root. */
export function tagPath(tag: { slug: string }): string {
  return `tags/${tag.slug}.html`;
}
