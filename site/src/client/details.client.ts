/** Open closed `<details>` when a link leads to something inside, and for printing. */
export function openDetails(page: Document): void {
  const reveal = (): void => {
    const target = linkedElement(page);
    let closed = target?.closest<HTMLDetailsElement>('details:not([open])');
    if (!closed) return;
    for (; closed; closed = closed.closest('details:not([open])')) closed.open = true;
    target?.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  // A link to the current hash does not fire `hashchange`.
  page.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link?.hash === location.hash) reveal();
  });
  let openedForPrint: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    openedForPrint = [...page.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    for (const details of openedForPrint) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of openedForPrint) details.open = false;
  });
}

/** The element that the page's URL leads to. */
export function linkedElement(page: Document): HTMLElement | null {
  const fragment = location.hash.slice(1);
  try {
    return page.getElementById(decodeURIComponent(fragment));
  } catch {
    // A mistyped link may not be decodable.
    return page.getElementById(fragment);
  }
}
