/**
 * Turn the headers of sortable columns into buttons.
 *
 * @param onSort Called with the value of the URL parameter `sort`.
 * @returns Shows which column the table is sorted by.
 */
export function addSortButtons(page: Document, onSort: (sort: string) => void): (sort: string) => void {
  const headers = [...page.querySelectorAll<HTMLElement>('th[data-sort]')];
  const caption = page.querySelector('caption');
  const subject = caption?.textContent?.split(',')[0] ?? '';
  const labels = new Map(
    Array.from(page.querySelectorAll<HTMLOptionElement>('[name="sort"] option'), ({ value, text }) => [value, text]),
  );
  // The order of the page itself has no parameter: `data-default` marks its column.
  const orders = ({ dataset: { sort = '', default: usual } }: HTMLElement) => ({
    ascending: usual === 'ascending' ? '' : sort,
    descending: usual === 'descending' ? '' : `-${sort}`,
  });
  let current = '';
  for (const header of headers) {
    const button = page.createElement('button');
    button.type = 'button';
    button.textContent = header.firstElementChild?.textContent ?? '';
    button.addEventListener('click', () => {
      const { ascending, descending } = orders(header);
      const [first, second] =
        (header.dataset.first ?? header.dataset.default) === 'ascending'
          ? [ascending, descending]
          : [descending, ascending];
      onSort(current === first ? second : first);
    });
    header.firstElementChild?.replaceWith(button);
  }
  return (sort) => {
    current = sort;
    for (const header of headers) {
      const { ascending, descending } = orders(header);
      header.removeAttribute('aria-sort');
      if (sort === descending) header.setAttribute('aria-sort', 'descending');
      if (sort === ascending) header.setAttribute('aria-sort', 'ascending');
    }
    if (caption) caption.textContent = `${subject}, ${labels.get(sort)?.toLowerCase()}`;
  };
}
