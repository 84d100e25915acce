/** A heading and the rows below it. */
export type Group = [head: Node | string, rows: HTMLTableRowElement[]];

/**
 * Group rows by what their `data-…` says, in the order of the choices that there are.
 *
 * @param choices Of the select that filters by the same, without the one for all.
 */
export function groupByChoice(
  rows: readonly HTMLTableRowElement[],
  { name, options }: HTMLSelectElement,
  labels: ReadonlyMap<HTMLOptionElement, string>,
): Group[] {
  return [...options]
    .filter(({ value }) => value)
    .map((option) => [labels.get(option) ?? '', rows.filter((row) => row.dataset[name] === option.value)]);
}

/** Group rows by the incident that they are from, the last one first; its link becomes the heading. */
export function groupByIncident(rows: readonly HTMLTableRowElement[]): Group[] {
  const groups = new Map<string, HTMLTableRowElement[]>();
  const linkOf = (row: HTMLTableRowElement) => row.querySelector<HTMLAnchorElement>('.from');
  for (const row of rows) {
    const address = linkOf(row)?.href ?? '';
    groups.set(address, [...(groups.get(address) ?? []), row]);
  }
  const dayOf = ([row]: readonly HTMLTableRowElement[]) => row?.dataset.since ?? '';
  return [...groups.values()]
    .toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)))
    .map((group) => {
      const head = group[0] && linkOf(group[0])?.cloneNode(true);
      if (head instanceof Element) head.className = '';
      return [head ?? '', group];
    });
}
