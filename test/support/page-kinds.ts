import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A page of a built site. */
export interface SitePage {
  site: string;
  file: string;
}

/**
 * Few pages that show among them everything that any of the given pages shows: each kind of page of each site with and
 * without incidents, and each element with each class, role, type and ARIA or data attribute. Pages of the same kind in
 * the same state are left out, and a state that is new gets a page by itself.
 */
export async function differentPages(pages: readonly SitePage[]): Promise<SitePage[]> {
  let rest = await Promise.all(pages.map(async (page) => ({ page, features: await featuresOf(page) })));
  const seen = new Set<string>();
  const chosen: SitePage[] = [];
  for (;;) {
    rest = rest
      .map(({ page, features }) => ({ page, features: features.filter((feature) => !seen.has(feature)) }))
      .filter(({ features }) => features.length > 0)
      .toSorted((a, b) => b.features.length - a.features.length);
    const [next] = rest;
    if (!next) return chosen;
    chosen.push(next.page);
    for (const feature of next.features) seen.add(feature);
  }
}

async function featuresOf({ site, file }: SitePage): Promise<string[]> {
  const html = await readFile(path.join(site, file), 'utf8');
  const kind = file.includes('/') ? path.dirname(file) : file;
  const features = new Set([`${/href="incidents\/|href="\.\.\/incidents\//.test(html) ? 'full' : 'empty'} ${kind}`]);
  for (const [, tag, attributes = ''] of html.matchAll(/<([a-z][\w-]*)\b([^>]*)>/g)) {
    features.add(`<${tag}>`);
    for (const [, name = '', value = ''] of attributes.matchAll(
      / (class|role|type|aria-\w+|data-[\w-]+)(?:="([^"]*)")?/g,
    )) {
      const isList = name === 'class' || name === 'role' || name === 'type';
      for (const word of isList ? value.split(/\s+/) : ['']) features.add(`<${tag} ${name}=${word}>`);
    }
  }
  return [...features];
}
