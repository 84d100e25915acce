import { urgencyOf } from '../../shared/due-date.ts';
import { readControls, setControls, writeUrlState } from '../../client/url-state.client.ts';
import { groupByChoice, groupByIncident, type Group } from './grouping.client.ts';
import { countGroups } from './refresh-due-dates.client.ts';

/**
 * Let readers group and filter the tasks of a page. What they chose stands in its address.
 *
 * @returns Arranges them again, once another day has come.
 */
export function arrangeTasks(page: ParentNode): (today: string) => void {
  const form = page.querySelector<HTMLElement>('.arrange');
  const table = page.querySelector<HTMLTableElement>('table.is-arranged');
  return form && table ? arrangeTable(form, table) : () => {};
}

function arrangeTable(form: HTMLElement, table: HTMLTableElement): (today: string) => void {
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.group)')];
  const isProposed = ({ classList }: Element) => classList.contains('is-proposed');
  const proposed = rows.filter(isProposed);
  const outstanding = rows.filter((row) => !isProposed(row));
  const ways = [...form.querySelectorAll<HTMLInputElement>('[name="by"]')];
  const picks = [...form.querySelectorAll('select')];
  const asked = new URLSearchParams(location.search);
  for (const pick of picks) addMissingOption(pick, asked.get(pick.name) ?? '');
  setControls(form, asked);
  const labels = new Map(picks.flatMap(({ options }) => Array.from(options, (option) => [option, option.text])));
  const clear = form.querySelector('button');
  let today = '';

  const arrange = (): void => {
    for (const row of rows) row.hidden = !picks.every((pick) => fits(row, pick.name, pick.value));
    const by = ways.find(({ checked }) => checked)?.value;
    const pick = picks.find(({ name }) => name === by);
    const made = [...table.querySelectorAll('.made')];
    if (by === 'incident') addGroups(table, groupByIncident(outstanding));
    else if (pick) addGroups(table, groupByChoice(outstanding, pick, labels));
    else for (const row of outstanding) groupOf(table, urgencyOf(row.dataset.due, today))?.append(row);
    for (const group of made) group.remove();
    table.classList.toggle('by-incident', by === 'incident');
    countGroups(table);
    for (const each of picks) countOptions(each, picks, rows, labels);
    const told = [tell(outstanding, 'outstanding'), tell(proposed, 'proposed')].filter(Boolean).join(', ');
    const output = form.querySelector('output');
    if (output) output.textContent = told + (output.dataset.scope ?? '');
    if (clear) clear.hidden = picks.every(({ value }) => value === '');
  };
  const change = (): void => {
    arrange();
    writeUrlState(readControls(form));
  };
  form.addEventListener('change', change);
  clear?.addEventListener('click', () => {
    for (const pick of picks) pick.value = '';
    change();
    picks[0]?.focus();
  });
  return (day) => {
    today = day;
    arrange();
  };
}

/** A shared link to an owner without open tasks shows an empty list, not all tasks. */
function addMissingOption(select: HTMLSelectElement, value: string): void {
  if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
}

/** Whether a row has what was picked; services are lines. */
function fits({ dataset }: HTMLTableRowElement, name: string, value: string): boolean {
  return value === '' || (dataset[name] ?? '').split('\n').includes(value);
}

function groupOf(table: HTMLTableElement, urgency: string): Element | null {
  return table.querySelector(`[data-urgency="${urgency}"]`);
}

/** Proposals stay where they are, below all that is outstanding. */
function addGroups(table: HTMLTableElement, groups: readonly Group[]): void {
  for (const [head, rows] of groups) {
    const group = document.createElement('tbody');
    const title = table.querySelector('.group')?.cloneNode(true);
    if (!(title instanceof Element)) return;
    group.className = 'made';
    group.role = 'rowgroup';
    title.querySelector('th')?.replaceChildren(head, ' ', title.querySelector('.group-count') ?? '');
    group.append(title, ...rows);
    table.insertBefore(group, groupOf(table, 'proposed'));
  }
}

/** So many would be left by each choice, with the other choices as they are. */
function countOptions(
  pick: HTMLSelectElement,
  picks: readonly HTMLSelectElement[],
  rows: readonly HTMLTableRowElement[],
  labels: ReadonlyMap<HTMLOptionElement, string>,
): void {
  const others = rows.filter((row) => picks.every((other) => other === pick || fits(row, other.name, other.value)));
  for (const option of pick.options) {
    option.text = `${labels.get(option)} (${others.filter((row) => fits(row, pick.name, option.value)).length})`;
  }
}

/** `3 of 5 outstanding`; nothing where there are none in any case. */
function tell(rows: readonly HTMLTableRowElement[], word: string): string {
  const shown = rows.filter(({ hidden }) => !hidden).length;
  return rows.length > 0 ? `${shown}${shown < rows.length ? ` of ${rows.length}` : ''} ${word}` : '';
}
