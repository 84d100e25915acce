import type { Listed } from './decode.ts';
import { logPosition } from '../../shared/log-scale.ts';
import { tasksText, urgencyOf } from '../../shared/due-date.ts';
import { glyphPosition, gridSize, maxGlyphs } from '../../shared/glyph-grid.ts';
import { percent } from '../../shared/svg.ts';
import { today } from '../../client/today.client.ts';

/** What fills copies of the page's own row: see components/IncidentRow.astro. */
export function rowDrawer(template: DocumentFragment): (incident: Listed) => Element {
  const pattern = partOf(template, 'tr:not(.year)');
  const rows = new WeakMap<Listed, Element>();
  return (incident) => {
    const known = rows.get(incident);
    if (known) return known;
    const row = pattern.cloneNode(true) as Element;
    fillDate(row, incident);
    fillTitle(row, incident);
    fillWords(row, incident);
    fillTasks(row, incident);
    rows.set(incident, row);
    return row;
  };
}

function fillDate(element: Element, { row: { day } }: Listed): void {
  const time = partOf(element, 'time');
  if (day === undefined) {
    time.remove();
    return;
  }
  const [year, month, date] = day.split('-');
  const rest = partOf(time, '.yr');
  rest.textContent = ` ${year}`;
  set(time, { datetime: day }).replaceChildren(`${Number(date)} ${months[Number(month) - 1]}`, rest);
}

function fillTitle(element: Element, { row, services }: Listed): void {
  set(partOf(element, '.c-title > a'), { href: row.path }).textContent = row.title;
  if (row.kind === undefined) partOf(element, 'em').remove();
  else partOf(element, 'em').textContent = row.kind;
  partOf(element, '.c-services').append(
    ...services.map(([name, path]) => {
      const link = set(document.createElement('a'), { href: path });
      link.textContent = name;
      return link;
    }),
  );
}

function fillWords(element: Element, { row }: Listed): void {
  const severity = set(partOf(element, '.sev'), { class: `sev sev-${row.rank}` });
  set(partOf(severity, 'use'), { href: `#s${row.rank}` });
  severity.lastChild?.replaceWith(row.severity ?? 'Not set');
  const felt = partOf(element, '.dur-text');
  const range = partOf(element, '.range');
  felt.textContent = row.felt ?? 'Unknown';
  if (row.length) set(range, { x1: xOf(row.length.least), x2: xOf(row.length.most) });
  else {
    range.remove();
    felt.classList.add('none');
  }
  const noticed = partOf(element, '.c-by span');
  noticed.textContent = row.noticedBy ?? 'Unknown';
  if (row.noticedBy === undefined) set(noticed, { class: 'none' });
  set(partOf(element, '.c-status span'), { class: row.isDraft ? 'status' : 'none' }).textContent = row.status;
}

function fillTasks(element: Element, { row: { tasks } }: Listed): void {
  const late = partOf(element, '[data-late]');
  const dues = tasks.flatMap(({ due }) => due ?? []).toSorted();
  const isLate = (due: string | undefined): boolean => urgencyOf(due, today()) === 'overdue';
  const count = dues.filter(isLate).length;
  if (dues.length === 0) late.remove();
  else set(late, { 'data-late': '0', 'data-dues': dues.join(' ') }).toggleAttribute('hidden', count === 0);
  partOf(late, '[data-count]').textContent = String(count);
  const marks = partOf(element, '.marks');
  if (tasks.length === 0) {
    marks.replaceWith(textIn('none', 'None'));
    return;
  }
  const mark = partOf(marks, 'use');
  set(marks, { 'aria-label': tasksText(tasks), ...gridSize(Math.min(tasks.length, maxGlyphs)) });
  marks.replaceChildren(
    ...tasks.slice(0, maxGlyphs).map(({ status, due }, index) => {
      const copy = mark.cloneNode() as Element;
      if (due === undefined) copy.removeAttribute('data-due');
      else set(copy, { 'data-due': due });
      return set(copy, {
        href: `#k-${status}`,
        class: `state-${status}${isLate(due) ? ' is-late' : ''}`,
        ...glyphPosition(index),
      });
    }),
  );
  if (tasks.length > maxGlyphs) marks.after(textIn('more-marks', `+${tasks.length - maxGlyphs}`));
}

function xOf(seconds: number): string {
  return percent(logPosition(seconds) * 100);
}

function set(element: Element, attributes: Record<string, string | number>): Element {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

function partOf(row: ParentNode, selector: string): Element {
  const found = row.querySelector(selector);
  if (!found) throw new Error(`The row has no ${selector}`);
  return found;
}

function textIn(name: string, text: string): Element {
  const element = set(document.createElement('span'), { class: name });
  element.textContent = text;
  return element;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
