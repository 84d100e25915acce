/** Lead from the former page of an incident to the same place on its page: the page's own redirect forgets the fragment. */
export function followMoved(page: Document): void {
  const link = page.querySelector<HTMLAnchorElement>('a[data-moved]');
  if (link && location.hash) location.replace(`${link.href}${location.hash}`);
}
