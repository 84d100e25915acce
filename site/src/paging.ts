/** What of a long list stands on one page. */
export interface Part<Item> {
  items: readonly Item[];
  /** From 1. */
  number: number;
  /** How many pages the list takes, at least one. */
  count: number;
}

/** Rows of a table that keep a page well below 300 KB. */
export const rowsOfPage = 200;

/** Divide a list into pages; one that is empty is one page. */
export function partsOf<Item>(items: readonly Item[], size = rowsOfPage): Part<Item>[] {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, index) => ({
    items: items.slice(index * size, (index + 1) * size),
    number: index + 1,
    count,
  }));
}

/** The path of a part's page: `tasks.html`, `tasks-2.html`. */
export function partPath(path: string, number: number): string {
  return number === 1 ? path : path.replace(/\.html$/, `-${number}.html`);
}
