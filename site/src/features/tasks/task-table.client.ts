import { numberText } from '../../../../src/text/number.ts';
import { urgencyOf } from '../../../../src/analysis/due-date.ts';
import { readControls, setControls, writeUrlState } from '../../client/url-state.client.ts';
import { groupByIncident, groupByOption, type Group } from './grouping.client.ts';
import { countGroups } from './refresh-due-dates.client.ts';

/**
 * Let the reader group and filter the tasks of a page. The choices are part of the page's URL.
 *
 * @returns Applies them again, when another day has begun.
 */
export function setUpTaskTable(page: ParentNode): (today: string) => void {
  const form = page.querySelector<HTMLElement>('.arrange');
  const table = page.querySelector<HTMLTableElement>('table.is-arranged');
  return form && table ? connect(form, table) : () => {};
}

function connect(form: HTMLElement, table: HTMLTableElement): (today: string) => void {
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.group)')];
  const isProposed = ({ classList }: Element) => classList.contains('is-proposed');
  const proposed = rows.filter(isProposed);
  const outstanding = rows.filter((row) => !isProposed(row));
  const radios = [...form.querySelectorAll<HTMLInputElement>('[name="by"]')];
  const selects = [...form.querySelectorAll('select')];
  const params = new URLSearchParams(location.search);
  for (const select of selects) addMissingOption(select, params.get(select.name) ?? '');
  setControls(form, params);
  const labels = new Map(selects.flatMap(({ options }) => Array.from(options, (option) => [option, option.text])));
  const clear = form.querySelector('button');
  let today = '';

  const apply = (): void => {
    for (const row of rows) row.hidden = !selects.every((select) => matches(row, select.name, select.value));
    const by = radios.find(({ checked }) => checked)?.value;
    const bySelect = selects.find(({ name }) => name === by);
    const oldGroups = [...table.querySelectorAll('.made')];
    if (by === 'incident') addGroups(table, groupByIncident(outstanding));
    else if (bySelect) addGroups(table, groupByOption(outstanding, bySelect, labels));
    else for (const row of outstanding) urgencyGroup(table, urgencyOf(row.dataset.due, today))?.append(row);
    for (const group of oldGroups) group.remove();
    table.classList.toggle('by-incident', by === 'incident');
    countGroups(table);
    for (const select of selects) countOptions(select, selects, rows, labels);
    const counts = [countText(outstanding, 'open'), countText(proposed, 'proposed')].filter(Boolean).join(', ');
    const output = form.querySelector('output');
    if (output) output.textContent = counts + (output.dataset.scope ?? '');
    if (clear) clear.hidden = selects.every(({ value }) => value === '');
  };
  const change = (): void => {
    apply();
    writeUrlState(readControls(form));
  };
  form.addEventListener('change', change);
  clear?.addEventListener('click', () => {
    for (const select of selects) select.value = '';
    change();
    selects[0]?.focus();
  });
  return (day) => {
    today = day;
    apply();
  };
}

/** A shared link to an owner without open tasks shows an empty list, not all tasks. */
function addMissingOption(select: HTMLSelectElement, value: string): void {
  if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
}

/** Whether a row has the value of a filter. Several services or tags are separated by line breaks. */
function matches({ dataset }: HTMLTableRowElement, name: string, value: string): boolean {
  return value === '' || (dataset[name] ?? '').split('\n').includes(value);
}

function urgencyGroup(table: HTMLTableElement, urgency: string): Element | null {
  return table.querySelector(`[data-urgency="${urgency}"]`);
}

/** Proposals stay in their own group, below all outstanding tasks. */
function addGroups(table: HTMLTableElement, groups: readonly Group[]): void {
  for (const [heading, rows] of groups) {
    const group = document.createElement('tbody');
    const head = table.querySelector('.group')?.cloneNode(true);
    if (!(head instanceof Element)) return;
    group.className = 'made';
    group.role = 'rowgroup';
    head.querySelector('th')?.replaceChildren(heading, ' ', head.querySelector('.group-count') ?? '');
    group.append(head, ...rows);
    table.insertBefore(group, urgencyGroup(table, 'proposed'));
  }
}

/** Show for each option how many tasks it would leave, given the other filters. */
function countOptions(
  select: HTMLSelectElement,
  selects: readonly HTMLSelectElement[],
  rows: readonly HTMLTableRowElement[],
  labels: ReadonlyMap<HTMLOptionElement, string>,
): void {
  const candidates = rows.filter((row) =>
    selects.every((other) => other === select || matches(row, other.name, other.value)),
  );
  for (const option of select.options) {
    const count = candidates.filter((row) => matches(row, select.name, option.value)).length;
    option.text = `${labels.get(option)} (${numberText(count)})`;
  }
}

/** `3 of 5 open`; empty when the page has no such task. */
function countText(rows: readonly HTMLTableRowElement[], word: string): string {
  const shown = rows.filter(({ hidden }) => !hidden).length;
  return rows.length > 0
    ? `${numberText(shown)}${shown < rows.length ? ` of ${numberText(rows.length)}` : ''} ${word}`
    : '';
}
