import { ageText, dueText, urgencyOf } from '../../shared/due-date.ts';
import { drawLife, labelRoom, lifeAxis, lifeX, type LifeAxis } from './lifespan.ts';

/**
 * What is overdue and how old it is, worked out again: a static page grows old, and a task that was due next week when
 * it was built may be late when it is read.
 *
 * @param today The reader's date, `YYYY-MM-DD`.
 */
export function updateOverdue(page: ParentNode, today: string): void {
  for (const table of page.querySelectorAll<HTMLTableElement>('table.tasks')) updateTable(table, today);
  for (const mark of page.querySelectorAll<SVGElement>('use[data-due]')) {
    mark.classList.toggle('is-late', urgencyOf(mark.dataset.due, today) === 'overdue');
  }
  for (const part of page.querySelectorAll<HTMLElement>('[data-dues]')) updateCount(part, today);
}

/** Groups hold what is shown in them, and those that hold nothing are not shown. */
export function countGroups(table: HTMLTableElement): void {
  for (const group of table.tBodies) {
    const count = group.querySelector('.group-count');
    if (!count) continue;
    const rows = group.querySelectorAll('tr:not(.group, [hidden])').length;
    group.hidden = rows === 0;
    count.textContent = String(rows);
  }
}

function updateTable(table: HTMLTableElement, today: string): void {
  const head = table.querySelector<SVGElement>('.life-axis');
  const { from, last } = head?.dataset ?? {};
  const axis = from && last ? lifeAxis(from, last, today) : undefined;
  if (head && axis) moveLabels(head, axis, today);
  for (const row of table.querySelectorAll<HTMLTableRowElement>('tr:is([data-due], [data-since])')) {
    updateDue(row, today);
    updateAge(row, today, axis);
  }
  countGroups(table);
}

/** Names that have no more room beside the others and today are left out. */
function moveLabels(head: SVGElement, axis: LifeAxis, today: string): void {
  const now = lifeX(axis, today);
  let before = -Infinity;
  for (const label of head.querySelectorAll<SVGElement>('text')) {
    const { day } = label.dataset;
    const x = lifeX(axis, day ?? today);
    label.setAttribute('x', `${x / 10}%`);
    if (day === undefined) continue;
    const isFree = x - before >= labelRoom && Math.abs(now - x) >= labelRoom;
    label.toggleAttribute('hidden', !isFree);
    if (isFree) before = x;
  }
}

function updateDue(row: HTMLTableRowElement, today: string): void {
  const { due } = row.dataset;
  if (due === undefined) return;
  const urgency = urgencyOf(due, today);
  const words = row.querySelector('.due span');
  if (words) words.textContent = dueText(due, today);
  row.querySelector('.due')?.classList.toggle('overdue', urgency === 'overdue');
  const home = row.closest('tbody');
  const group = home?.parentElement?.querySelector(`tbody[data-urgency="${urgency}"]`);
  if (home?.dataset.urgency && group && group !== home) group.append(row);
}

function updateAge(row: HTMLTableRowElement, today: string, axis: LifeAxis | undefined): void {
  const { since, due } = row.dataset;
  const age = row.querySelector('.age');
  if (since === undefined || !age) return;
  age.textContent = ageText(since, today);
  if (!axis) return;
  const { isLate, ...paths } = drawLife(axis, since, due, today);
  for (const [name, data] of Object.entries(paths)) row.querySelector(`.life-${name}`)?.setAttribute('d', data);
  row.querySelector('.life-gap')?.classList.toggle('late', isLate);
}

/** `data-late` were late when the page was built; `data-dues` are the dates of the others: see late.ts. */
function updateCount(part: HTMLElement, today: string): void {
  const { late = '0', dues = '' } = part.dataset;
  let count = Number(late);
  let isWhole = true;
  for (const item of dues.split(' ').filter(Boolean)) {
    const [due, times = '1'] = item.split('*');
    if (due === '+') isWhole = false;
    else if (urgencyOf(due, today) === 'overdue') count += Number(times);
    else break;
  }
  const number = part.querySelector('[data-count]');
  if (number) {
    number.textContent = `${count}${isWhole ? '' : '+'}`;
    part.hidden = count === 0;
  } else part.classList.toggle('has-overdue', count > 0);
}
