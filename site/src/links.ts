/**
 * Where Astro believes the assets to be. The renderer replaces it with a relative path, so that the
 * site works at a domain's root, under any prefix, and from disk.
 */
export const assetOrigin = 'https://assets.casebook.invalid';

/** From a page to the site's root: `` or `../`. */
export function rootOf(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}

/** Path of an incident's page, relative to the site's root. */
export function incidentPath(incident: { slug: string }): string {
  return `incidents/${incident.slug}.html`;
}

/** Path of the page of somebody who owns tasks, relative to the site's root. */
export function ownerPath(owner: { slug: string }): string {
  return `owners/${owner.slug}.html`;
}
