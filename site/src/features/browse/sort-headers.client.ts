/**
 * Make buttons of the column heads that a table can be ordered by.
 *
 * @param choose Called with an order as it stands in the address.
 * @returns Marks which column an order is by.
 */
export function sortHeads(page: Document, choose: (sort: string) => void): (sort: string) => void {
  const heads = [...page.querySelectorAll<HTMLElement>('th[data-sort]')];
  const caption = page.querySelector('caption');
  const names = new Map(
    Array.from(page.querySelectorAll<HTMLOptionElement>('[name="sort"] option'), ({ value, text }) => [value, text]),
  );
  const down = (head: HTMLElement): string => (head.dataset.sort === 'date' ? '' : `-${head.dataset.sort}`);
  let now = '';
  for (const head of heads) {
    const button = page.createElement('button');
    button.type = 'button';
    button.textContent = head.firstElementChild?.textContent ?? '';
    button.addEventListener('click', () => choose(now === down(head) ? (head.dataset.sort ?? '') : down(head)));
    head.firstElementChild?.replaceWith(button);
  }
  return (sort) => {
    now = sort;
    for (const head of heads) {
      head.removeAttribute('aria-sort');
      if (sort === down(head)) head.setAttribute('aria-sort', 'descending');
      if (sort === head.dataset.sort) head.setAttribute('aria-sort', 'ascending');
    }
    if (caption) caption.textContent = `Incidents, ${names.get(sort)?.toLowerCase()}`;
  };
}
