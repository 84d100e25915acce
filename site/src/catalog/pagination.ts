/** One page of a long list. */
export interface ListPage<Item> {
  items: readonly Item[];
  /** Counted from 1. */
  number: number;
  /** Number of pages that the list takes, at least one. */
  count: number;
}

/**
 * Rows on one page of a list. A row takes 0.8 to 1.6 KB of HTML, and the picture above a table up to 80 KB, so that pages
 * stay below 300 KB: test/site/facet-pages.test.ts measures the largest ones.
 */
export const rowsPerPage = 150;

/** Divide a list into pages. An empty list has one page, without items. */
export function paginate<Item>(items: readonly Item[]): ListPage<Item>[] {
  const count = Math.max(1, Math.ceil(items.length / rowsPerPage));
  return Array.from({ length: count }, (_, index) => ({
    items: items.slice(index * rowsPerPage, (index + 1) * rowsPerPage),
    number: index + 1,
    count,
  }));
}

/**
 * Path of one page of a list: `tasks.html`, `tasks/2.html`. Further pages are in a folder of their own, so that no name of
 * another list can be the same.
 */
export function pagePath(path: string, number: number): string {
  return number === 1 ? path : path.replace(/\.html$/, `/${number}.html`);
}

/** The number of a page, counted from 1, and the number of all pages. */
export type PageNumber = Pick<ListPage<unknown>, 'number' | 'count'>;

/**
 * A page of a list by its number.
 *
 * @throws If the list has no such page.
 */
export function pageOf<Page extends PageNumber>(pages: readonly Page[], number: number): Page {
  const page = pages[number - 1];
  if (!page) throw new Error(`There is no page ${number} of ${pages.length}`);
  return page;
}

/** Up to this many pages, a pager shows the number of each. */
const mostNumbers = 7;

/**
 * The numbers that a pager shows: the first, the last, and those around the current page. A gap takes the place of two
 * numbers or more.
 *
 * @returns For page 1 of 143: 1, 2, 3, `'gap'`, 143.
 */
export function pagerNumbers({ number, count }: PageNumber): (number | 'gap')[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  if (count <= mostNumbers) return all;
  const middle = Math.min(Math.max(number, 2), count - 1);
  const near = all.filter((one) => one === 1 || one === count || Math.abs(one - middle) <= 1);
  return near.flatMap((one, index) => {
    const missing = one - (near[index - 1] ?? 0) - 1;
    return missing === 0 ? [one] : missing === 1 ? [one - 1, one] : ['gap' as const, one];
  });
}
