import { showSource } from '../../client/source-mark.client.ts';
import { taskStatusNames } from '../../../../src/analysis/status.ts';
import { ticketName } from '../../../../src/text/ticket-link.ts';
import { wordsOf } from '../../../../src/text/sentence-case.ts';
import { monthNames } from '../../shared/month-names.ts';
import type { ListedTask } from './decode.ts';

/** Create a function that renders rows: it fills copies of the page's own row, TaskRow.astro. */
export function createTaskRenderer(template: DocumentFragment): (task: ListedTask) => HTMLTableRowElement {
  const pattern = requirePart(template, 'tr');
  return (task) => {
    // The cast: a clone has the type of its original.
    const row = pattern.cloneNode(true) as HTMLTableRowElement;
    row.classList.toggle('is-proposed', task.isProposed);
    setData(row, 'due', task.isProposed ? undefined : task.due);
    setData(row, 'since', task.since);
    fillState(row, task);
    fillTitle(row, task);
    requirePart(row, '.c-owner').replaceChildren(
      ...listed(task.owners.map(linkTo), () => createSpan('none', 'Unassigned')),
    );
    fillAge(row, task);
    fillDue(row, task);
    const { ticket, ticketUrl } = task.rest;
    const name = ticket === undefined ? '' : ticketUrl === undefined ? ticket : linkTo([ticketName(ticket), ticketUrl]);
    requirePart(row, '.c-ticket').replaceChildren(name);
    return row;
  };
}

function fillState(row: Element, { status }: ListedTask): void {
  const state = requirePart(row, '.state');
  state.className = `state state-${status}`;
  requirePart(state, 'use').setAttribute('href', `#k-${status}`);
  state.lastChild?.replaceWith(taskStatusNames[status]);
}

function fillTitle(row: Element, { title, type, priority, incident, rest, wouldPrevent }: ListedTask): void {
  const cell = requirePart(row, '.c-task');
  requirePart(cell, 'bdi').textContent = title;
  const kind = requirePart(cell, '.task-kind');
  kind.textContent = wordsOf([type, priority].filter(Boolean).join(', '));
  if (kind.textContent === '') kind.remove();
  const from = requirePart(cell, '.from');
  from.setAttribute('href', incident.href);
  from.textContent = incident.name;
  showSource(cell, incident.source);
  if (rest.doneWhen !== undefined) cell.append(createSpan('type', `Done when: ${rest.doneWhen}`));
  if (rest.declineReason !== undefined) cell.append(createSpan('type', rest.declineReason));
  if (wouldPrevent.length === 0) return;
  const line = createSpan('type', 'Would have prevented ');
  line.append(...listed(wouldPrevent.map(linkTo)));
  cell.append(line);
}

/** The words and the drawing depend on today: refresh-due-dates.client.ts fills them in. */
function fillAge(row: Element, { since, due, isProposed }: ListedTask): void {
  if (since === undefined) requirePart(row, '.c-age').replaceChildren(createSpan('none', 'Unknown'));
  else if (due === undefined || isProposed) {
    for (const part of row.querySelectorAll('.life-gap, .life-due')) part.remove();
  }
}

function fillDue(row: Element, { due, isProposed, rest: { closed } }: ListedTask): void {
  const cell = requirePart(row, '.c-due');
  if (!isProposed && due !== undefined) {
    const time = requirePart(cell, 'time');
    time.setAttribute('datetime', due);
    time.textContent = dayText(due);
    return;
  }
  const text = isProposed && due !== undefined && closed === undefined ? dayText(due) : 'No date';
  const note = createSpan('none', closed === undefined ? text : 'Closed ');
  if (closed !== undefined) {
    const time = document.createElement('time');
    time.dateTime = closed;
    time.textContent = dayText(closed);
    note.append(time);
  }
  cell.replaceChildren(note);
}

/** @param day `YYYY-MM-DD`. */
function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${monthNames[(month ?? 1) - 1]} ${year}`;
}

function listed(nodes: readonly Node[], none?: () => Node): (Node | string)[] {
  if (nodes.length === 0 && none) return [none()];
  return nodes.flatMap((node, index) => (index > 0 ? [', ', node] : [node]));
}

function linkTo([name, href]: readonly [name: string, href: string | undefined]): Node {
  if (href === undefined) return document.createTextNode(name);
  const link = document.createElement('a');
  link.setAttribute('href', href);
  link.textContent = name;
  return link;
}

function createSpan(className: string, text: string): Element {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}

function setData(row: HTMLElement, name: 'due' | 'since', value: string | undefined): void {
  if (value === undefined) delete row.dataset[name];
  else row.dataset[name] = value;
}

function requirePart(parent: ParentNode, selector: string): HTMLElement {
  const found = parent.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The row has no ${selector}`);
  return found;
}
