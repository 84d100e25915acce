import { dueText, urgencyOf } from '../due.ts';

/**
 * What is overdue, worked out again: a static page grows old, and a task that was due next week when it was built may
 * be late when it is read.
 *
 * @param today The reader's date, `YYYY-MM-DD`.
 */
export function updateOverdue(page: ParentNode, today: string): void {
  for (const row of page.querySelectorAll<HTMLTableRowElement>('tr[data-due]')) updateRow(row, today);
  for (const group of page.querySelectorAll<HTMLTableSectionElement>('tbody[data-urgency]')) updateGroup(group);
  for (const mark of page.querySelectorAll<SVGElement>('use[data-due]')) {
    mark.classList.toggle('is-late', urgencyOf(mark.dataset.due, today) === 'overdue');
  }
  for (const part of page.querySelectorAll<HTMLElement>('[data-dues]')) updateCount(part, today);
}

function updateRow(row: HTMLTableRowElement, today: string): void {
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

function updateGroup(group: HTMLTableSectionElement): void {
  const rows = group.querySelectorAll('tr:not(.group)').length;
  group.hidden = rows === 0;
  const count = group.querySelector('.group-count');
  if (count) count.textContent = String(rows);
}

/** `data-late` were late when the page was built; `data-dues` are the dates of the others, `2024-08-25*3` of three. */
function updateCount(part: HTMLElement, today: string): void {
  const { late = '0', dues = '' } = part.dataset;
  const count = dues
    .split(' ')
    .map((due) => due.split('*'))
    .reduce(
      (sum, [due, times = '1']) => (due && urgencyOf(due, today) === 'overdue' ? sum + Number(times) : sum),
      Number(late),
    );
  const number = part.querySelector('[data-count]');
  if (number) {
    number.textContent = String(count);
    part.hidden = count === 0;
  } else part.classList.toggle('has-overdue', count > 0);
}
