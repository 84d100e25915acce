/** Linked highlighting: pointing at an incident's row highlights its dot in the overview, and the other way round. */
export function linkHover(page: Document): void {
  const overview = page.querySelector('.overview');
  const table = page.querySelector('.list');
  if (!overview || !table) return;
  const highlight = (href: string | null | undefined): void => {
    for (const lit of page.querySelectorAll('.overview .is-lit, .list .is-lit')) lit.classList.remove('is-lit');
    if (!href) return;
    const link = `a[href="${CSS.escape(href)}"]`;
    overview.querySelector(link)?.classList.add('is-lit');
    table.querySelector(`.c-title > ${link}`)?.closest('tr')?.classList.add('is-lit');
  };
  const hrefAt = (target: EventTarget | null): string | null | undefined => {
    const element = target instanceof Element ? target : undefined;
    const link = element?.closest('.dot') ?? element?.closest('tr')?.querySelector('.c-title > a');
    return link?.getAttribute('href');
  };
  // An SVG that listens to focus gets a stop of the Tab key itself in Chromium.
  for (const container of [overview.parentElement ?? table, table]) {
    container.addEventListener('pointerover', ({ target }) => highlight(hrefAt(target)));
    container.addEventListener('focusin', ({ target }) => highlight(hrefAt(target)));
    container.addEventListener('pointerleave', () => highlight(undefined));
  }
}
