/**
 * Turn the headers of sortable columns into buttons.
 *
 * @param onSort Called with the value of the URL parameter `sort`.
 * @returns Shows which column the table is sorted by.
 */
export function addSortButtons(page: Document, onSort: (sort: string) => void): (sort: string) => void {
  const headers = [...page.querySelectorAll<HTMLElement>('th[data-sort]')];
  const caption = page.querySelector('caption');
  const labels = new Map(
    Array.from(page.querySelectorAll<HTMLOptionElement>('[name="sort"] option'), ({ value, text }) => [value, text]),
  );
  const descending = ({ dataset: { sort } }: HTMLElement): string => (sort === 'date' ? '' : `-${sort}`);
  let current = '';
  for (const header of headers) {
    const button = page.createElement('button');
    button.type = 'button';
    button.textContent = header.firstElementChild?.textContent ?? '';
    button.addEventListener('click', () =>
      onSort(current === descending(header) ? (header.dataset.sort ?? '') : descending(header)),
    );
    header.firstElementChild?.replaceWith(button);
  }
  return (sort) => {
    current = sort;
    for (const header of headers) {
      header.removeAttribute('aria-sort');
      if (sort === descending(header)) header.setAttribute('aria-sort', 'descending');
      if (sort === header.dataset.sort) header.setAttribute('aria-sort', 'ascending');
    }
    if (caption) caption.textContent = `Incidents, ${labels.get(sort)?.toLowerCase()}`;
  };
}
