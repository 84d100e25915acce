/** What of a long list stands on one page. */
export interface Part<Item> {
  items: readonly Item[];
  /** From 1. */
  number: number;
  /** How many pages the list takes, at least one. */
  count: number;
}

/** Bytes of HTML that the rows of a page may take; with its frame around them it stays below 300 KB. */
const mostWeight = 230_000;

/**
 * Divide a list into pages by how much its items weigh; one that is heavier than a page has a page for itself.
 *
 * @param weightOf About how many bytes of HTML an item takes.
 * @param lead What stands above the list on its first page, in bytes as well.
 */
export function partsByWeight<Item>(items: readonly Item[], weightOf: (item: Item) => number, lead = 0): Part<Item>[] {
  const pages: Item[][] = [[]];
  let weight = lead;
  for (const item of items) {
    weight += weightOf(item);
    if (weight > mostWeight && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([]);
      weight = weightOf(item);
    }
    pages.at(-1)?.push(item);
  }
  return pages.map((page, index) => ({ items: page, number: index + 1, count: pages.length }));
}

/** The path of a part's page: `tasks.html`, `tasks-2.html`. */
export function partPath(path: string, number: number): string {
  return number === 1 ? path : path.replace(/\.html$/, `-${number}.html`);
}
