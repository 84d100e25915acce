import { numberText } from '../../../../src/text/number.ts';
import { countOverdue } from '../../catalog/upcoming-due-dates.ts';
import { labelRoom, layOutLifespan, layOutLifespanAxis, xOfDay, type LifespanAxis } from './lifespan.ts';
import { ageText, dueText, urgencyOf } from '../../../../src/analysis/due-date.ts';

/**
 * Update everything that depends on today. A page may be read long after it was built, when tasks have become overdue.
 *
 * @param today The reader's date, `YYYY-MM-DD`.
 */
export function refreshDueDates(page: ParentNode, today: string): void {
  for (const table of page.querySelectorAll<HTMLTableElement>('table.tasks')) refreshTable(table, today);
  for (const glyph of page.querySelectorAll<SVGElement>('use[data-due]')) {
    glyph.classList.toggle('is-late', urgencyOf(glyph.dataset.due, today) === 'overdue');
  }
  for (const count of page.querySelectorAll<HTMLElement>('[data-dues]')) refreshOverdueCount(count, today);
}

/** Show the number of rows in each group, and hide groups without any. */
function countGroups(table: HTMLTableElement): void {
  for (const group of table.tBodies) {
    const count = group.querySelector('.group-count');
    if (!count) continue;
    const rows = group.querySelectorAll('tr:not(.group)').length;
    group.hidden = rows === 0;
    count.textContent = numberText(rows);
  }
}

/** The axis of the lifespans of a table on a day; `undefined` if it shows none. */
export function axisOf(table: ParentNode, today: string): LifespanAxis | undefined {
  const { from, last } = table.querySelector<SVGElement>('.life-axis')?.dataset ?? {};
  return from && last ? layOutLifespanAxis(from, last, today) : undefined;
}

/** Update what a row shows of a day. */
export function refreshRow(row: HTMLTableRowElement, today: string, axis: LifespanAxis | undefined): void {
  refreshDue(row, today);
  refreshAge(row, today, axis);
}

function refreshTable(table: HTMLTableElement, today: string): void {
  const head = table.querySelector<SVGElement>('.life-axis');
  const axis = axisOf(table, today);
  if (head && axis) moveLabels(head, axis, today);
  for (const row of table.querySelectorAll<HTMLTableRowElement>('tr:is([data-due], [data-since])')) {
    refreshRow(row, today, axis);
  }
  countGroups(table);
}

/** Hides labels that have no room beside the others and beside `today`. */
function moveLabels(head: SVGElement, axis: LifespanAxis, today: string): void {
  const now = xOfDay(axis, today);
  let before = -Infinity;
  for (const label of head.querySelectorAll<SVGElement>('text')) {
    const { day } = label.dataset;
    const x = xOfDay(axis, day ?? today);
    label.setAttribute('x', `${x / 10}%`);
    if (day === undefined) continue;
    const hasRoom = x - before >= labelRoom && Math.abs(now - x) >= labelRoom;
    label.toggleAttribute('hidden', !hasRoom);
    if (hasRoom) before = x;
  }
}

function refreshDue(row: HTMLTableRowElement, today: string): void {
  const { due } = row.dataset;
  if (due === undefined) return;
  const urgency = urgencyOf(due, today);
  const text = row.querySelector('.due span');
  if (text) text.textContent = dueText(due, today);
  row.querySelector('.due')?.classList.toggle('overdue', urgency === 'overdue');
  const home = row.closest('tbody');
  const group = home?.parentElement?.querySelector(`tbody[data-urgency="${urgency}"]`);
  if (home?.dataset.urgency && group && group !== home) group.append(row);
}

function refreshAge(row: HTMLTableRowElement, today: string, axis: LifespanAxis | undefined): void {
  const { since, due } = row.dataset;
  const age = row.querySelector('.age');
  if (since === undefined || !age) return;
  age.textContent = ageText(since, today);
  if (!axis) return;
  const { isOverdue, ...paths } = layOutLifespan(axis, since, due, today);
  for (const [name, data] of Object.entries(paths)) row.querySelector(`.life-${name}`)?.setAttribute('d', data);
  row.querySelector('.life-gap')?.classList.toggle('late', isOverdue);
}

/**
 * Update a number of overdue tasks, which that of the navigation is, too. `data-late` is the number of tasks that were overdue when the page was built; `data-dues` are the due dates of the
 * others, as upcoming-due-dates.ts writes them.
 */
export function refreshOverdueCount(element: HTMLElement, today: string): void {
  const { late = '0', dues = '', all } = element.dataset;
  const { count, isComplete } = countOverdue({ overdue: Number(late), dues }, today);
  const number = element.querySelector('[data-count]');
  if (number) {
    number.textContent = String(count) === all ? 'all' : `${numberText(count)}${isComplete ? '' : '+'}`;
    if (all !== undefined) number.toggleAttribute('hidden', count === 1 && all === '1');
    element.hidden = count === 0;
  } else showBadge(element, count);
}

/** The navigation shows how many tasks are overdue or, if none is, how many are open. */
function showBadge(element: HTMLElement, overdue: number): void {
  const open = Number(element.dataset.open);
  element.classList.toggle('has-overdue', overdue > 0);
  const number = element.ownerDocument.createElement('span');
  number.ariaHidden = 'true';
  number.textContent = numberText(overdue || open);
  const words = element.ownerDocument.createElement('span');
  words.className = 'vh';
  words.textContent = `${numberText(open)} open${overdue > 0 ? `, ${numberText(overdue)} overdue` : ''}`;
  element.replaceChildren(number, words);
}
