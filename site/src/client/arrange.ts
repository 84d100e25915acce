import { urgencyOf } from '../due.ts';
import { countGroups } from './overdue.ts';

/**
 * Let readers group and filter the tasks of a page. What they chose stands in its address.
 *
 * @returns Arranges them again, once another day has come.
 */
export function arrangeTasks(page: Document): (today: string) => void {
  const form = page.querySelector<HTMLElement>('.arrange');
  const table = page.querySelector<HTMLTableElement>('table.is-arranged');
  const output = page.querySelector('.arrange output');
  const clear = page.querySelector<HTMLButtonElement>('.arrange button');
  if (!form || !table || !output || !clear) return () => {};
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.group)')];
  const proposals = table.querySelector<HTMLTableSectionElement>('[data-urgency="proposed"]');
  const isProposed = (row: HTMLTableRowElement): boolean => row.classList.contains('is-proposed');
  const ways = [...form.querySelectorAll<HTMLInputElement>('[name="by"]')];
  const picks = [...form.querySelectorAll('select')];
  const labels = new Map(picks.flatMap(({ options }) => Array.from(options, (option) => [option, option.text])));
  let today = '';

  readAddress();
  form.addEventListener('change', () => {
    arrange();
    writeAddress();
  });
  clear.addEventListener('click', () => {
    for (const pick of picks) pick.value = '';
    arrange();
    writeAddress();
    picks[0]?.focus();
  });
  return (day) => {
    today = day;
    arrange();
  };

  function arrange(): void {
    for (const row of rows) row.hidden = !picks.every((pick) => fits(row, pick, pick.value));
    const by = ways.find(({ checked }) => checked)?.value ?? 'due';
    const made = [...(table?.querySelectorAll('.made') ?? [])];
    if (by === 'due') groupByUrgency();
    else for (const [head, members] of groupsOf(by)) addGroup(head, members);
    for (const group of made) group.remove();
    table?.classList.toggle('by-incident', by === 'incident');
    if (table) countGroups(table);
    for (const pick of picks) countOptions(pick);
    tell();
  }

  function groupByUrgency(): void {
    for (const row of rows) {
      if (!isProposed(row)) table?.querySelector(`[data-urgency="${urgencyOf(row.dataset.due, today)}"]`)?.append(row);
    }
  }

  /** In the order of the options, incidents in that of their days, the last first. */
  function groupsOf(by: string): [head: Node | string, members: HTMLTableRowElement[]][] {
    const members = rows.filter((row) => !isProposed(row));
    if (by !== 'incident') {
      const options = [...(picks.find(({ name }) => name === by)?.options ?? [])].filter(({ value }) => value);
      return options.map((option) => [
        labels.get(option) ?? option.value,
        members.filter((row) => row.dataset[by] === option.value),
      ]);
    }
    const linkOf = (row?: HTMLTableRowElement) => row?.querySelector<HTMLAnchorElement>('.from');
    const dayOf = (row?: HTMLTableRowElement) => row?.dataset.since ?? '';
    const groups = new Map<string, HTMLTableRowElement[]>();
    for (const row of members) {
      const address = linkOf(row)?.href ?? '';
      groups.set(address, [...(groups.get(address) ?? []), row]);
    }
    return [...groups.values()]
      .sort(([a], [b]) => dayOf(b).localeCompare(dayOf(a)))
      .map((group) => {
        const head = linkOf(group[0])?.cloneNode(true) ?? '';
        if (head instanceof Element) head.className = '';
        return [head, group];
      });
  }

  function addGroup(head: Node | string, members: HTMLTableRowElement[]): void {
    const group = page.createElement('tbody');
    group.className = 'made';
    group.setAttribute('role', 'rowgroup');
    const title = table?.querySelector('.group')?.cloneNode(true);
    if (!(title instanceof Element)) return;
    const count = title.querySelector('.group-count');
    title.querySelector('th')?.replaceChildren(head, ' ', count ?? '');
    group.append(title, ...members);
    table?.insertBefore(group, proposals);
  }

  /** So many would be left by each choice, with the other choices as they are. */
  function countOptions(pick: HTMLSelectElement): void {
    const others = rows.filter((row) => picks.every((other) => other === pick || fits(row, other, other.value)));
    for (const option of pick.options) {
      const count = others.filter((row) => fits(row, pick, option.value)).length;
      option.text = `${labels.get(option) ?? option.value} (${count})`;
    }
  }

  function tell(): void {
    const texts = [false, true].flatMap((proposed) => {
      const all = rows.filter((row) => isProposed(row) === proposed);
      const shown = all.filter(({ hidden }) => !hidden).length;
      const number = shown === all.length ? `${shown}` : `${shown} of ${all.length}`;
      return all.length > 0 ? [`${number} ${proposed ? 'proposed' : 'outstanding'}`] : [];
    });
    if (output) output.textContent = texts.join(', ') + (output.getAttribute('data-scope') ?? '');
    if (clear) clear.hidden = picks.every(({ value }) => value === '');
  }

  function readAddress(): void {
    const asked = new URLSearchParams(location.search);
    for (const way of ways) way.checked = way.value === (asked.get('by') ?? 'due');
    if (ways[0] && !ways.some(({ checked }) => checked)) ways[0].checked = true;
    for (const pick of picks) {
      const value = asked.get(pick.name) ?? '';
      // Whoever was sent what somebody owes sees that they owe nothing more, and not what everybody owes.
      if (![...pick.options].some((option) => option.value === value)) pick.add(new Option(value, value));
      pick.value = value;
    }
  }

  function writeAddress(): void {
    const chosen = [...ways.filter(({ checked, value }) => checked && value !== 'due'), ...picks];
    const state = new URLSearchParams(chosen.flatMap(({ name, value }) => (value ? [[name, value]] : [])));
    try {
      history.replaceState(null, '', `${location.pathname}${state.size > 0 ? `?${state}` : ''}${location.hash}`);
    } catch {
      // From disk, some browsers let no page change its address.
    }
  }
}

/** Whether a row has what was picked; services are lines. */
function fits(row: HTMLTableRowElement, pick: HTMLSelectElement, value: string): boolean {
  return value === '' || (row.dataset[pick.name] ?? '').split('\n').includes(value);
}
