/** A heading and the rows below it. */
export type Group = [heading: Node | string, rows: HTMLTableRowElement[]];

/**
 * Group rows by one of their `data-…` attributes, in the order of a select's options.
 *
 * @param labels The text of each option, without counts.
 */
export function groupByOption(
  rows: readonly HTMLTableRowElement[],
  { name, options }: HTMLSelectElement,
  labels: ReadonlyMap<HTMLOptionElement, string>,
): Group[] {
  return [...options]
    .filter(({ value }) => value)
    .map((option) => [labels.get(option) ?? '', rows.filter((row) => row.dataset[name] === option.value)]);
}

/** Group rows by incident, newest first. The link to the incident becomes the heading. */
export function groupByIncident(rows: readonly HTMLTableRowElement[]): Group[] {
  const groups = new Map<string, HTMLTableRowElement[]>();
  const linkOf = (row: HTMLTableRowElement) => row.querySelector<HTMLAnchorElement>('.from');
  for (const row of rows) {
    const href = linkOf(row)?.href ?? '';
    groups.set(href, [...(groups.get(href) ?? []), row]);
  }
  const dayOf = ([row]: readonly HTMLTableRowElement[]) => row?.dataset.since ?? '';
  return [...groups.values()]
    .toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)))
    .map((group) => {
      const heading = group[0] && linkOf(group[0])?.cloneNode(true);
      if (heading instanceof Element) heading.className = '';
      return [heading ?? '', group];
    });
}
