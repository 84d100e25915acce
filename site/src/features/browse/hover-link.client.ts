/** Pointing at the row of an incident lights its dot in the overview, and the other way round. */
export function linkTwins(page: Document): void {
  const plot = page.querySelector('.overview');
  const table = page.querySelector('.list');
  if (!plot || !table) return;
  const light = (address: string | null | undefined): void => {
    for (const lit of page.querySelectorAll('.overview .is-lit, .list .is-lit')) lit.classList.remove('is-lit');
    if (!address) return;
    const link = `a[href="${CSS.escape(address)}"]`;
    plot.querySelector(link)?.classList.add('is-lit');
    table.querySelector(`.c-title > ${link}`)?.closest('tr')?.classList.add('is-lit');
  };
  const addressOf = (target: EventTarget | null): string | null | undefined => {
    const element = target instanceof Element ? target : undefined;
    const link = element?.closest('.dot') ?? element?.closest('tr')?.querySelector('.c-title > a');
    return link?.getAttribute('href');
  };
  for (const part of [plot, table]) {
    part.addEventListener('pointerover', ({ target }) => light(addressOf(target)));
    part.addEventListener('focusin', ({ target }) => light(addressOf(target)));
    part.addEventListener('pointerleave', () => light(undefined));
  }
}
