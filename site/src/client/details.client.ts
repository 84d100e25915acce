/** Whatever is folded opens for a link that leads into it, and for paper. */
export function openFolds(page: Document): void {
  const reveal = (): void => {
    const target = page.getElementById(decode(location.hash.slice(1)));
    let folded = target?.closest<HTMLDetailsElement>('details:not([open])');
    if (!folded) return;
    for (; folded; folded = folded.closest('details:not([open])')) folded.open = true;
    target?.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  // A link to where the address already leads changes nothing.
  page.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link?.hash === location.hash) reveal();
  });
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...page.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    for (const part of opened) part.open = true;
  });
  addEventListener('afterprint', () => {
    for (const part of opened) part.open = false;
  });
}

/** Somebody may have mistyped it. */
function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
