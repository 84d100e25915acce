import type { ListedIncident } from './decode.ts';
import { logPosition } from '../../shared/log-scale.ts';
import { tasksText, urgencyOf } from '../../../../src/analysis/due-date.ts';
import { glyphPosition, gridSize, maxGlyphs } from '../../shared/glyph-grid.ts';
import { monthNames } from '../../shared/month-names.ts';
import { percent } from '../../shared/svg.ts';
import { showSource } from '../../client/source-mark.client.ts';
import { today } from '../../client/today.client.ts';

/** Create a function that renders rows: it fills copies of the page's own row, IncidentRow.astro. */
export function createRowRenderer(template: DocumentFragment): (incident: ListedIncident) => Element {
  const pattern = requirePart(template, 'tr:not(.year)');
  const rows = new WeakMap<ListedIncident, Element>();
  return (incident) => {
    const rendered = rows.get(incident);
    if (rendered) return rendered;
    const row = pattern.cloneNode(true) as Element;
    fillDate(row, incident);
    fillTitle(row, incident);
    fillTexts(row, incident);
    fillTasks(row, incident);
    rows.set(incident, row);
    return row;
  };
}

function fillDate(element: Element, { row: { date } }: ListedIncident): void {
  const time = requirePart(element, 'time');
  if (date === undefined) {
    time.remove();
    return;
  }
  const [year, month, day] = date.split('-');
  const rest = requirePart(time, '.yr');
  rest.textContent = ` ${year}`;
  // An imprecise date has no day, or no month.
  const known = [day && String(Number(day)), month && monthNames[Number(month) - 1]].filter(Boolean);
  set(time, { datetime: date }).replaceChildren(known.join(' '), rest);
}

function fillTitle(element: Element, { row, services }: ListedIncident): void {
  const title = set(requirePart(element, '.c-title > a'), { href: row.path });
  title.textContent = row.title;
  if (row.lang === undefined) title.removeAttribute('lang');
  else title.setAttribute('lang', row.lang);
  showSource(element, row.source);
  if (row.kind === undefined) requirePart(element, 'em').remove();
  else requirePart(element, 'em').textContent = row.kind;
  requirePart(element, '.c-services').append(
    ...services.map(([name, path]) => {
      const link = set(document.createElement('a'), { href: path });
      link.textContent = name;
      return link;
    }),
  );
}

function fillTexts(element: Element, { row }: ListedIncident): void {
  const severity = set(requirePart(element, '.sev'), { class: `sev sev-${row.rank}` });
  set(requirePart(severity, 'use'), { href: `#s${row.rank}` });
  severity.lastChild?.replaceWith(row.severity ?? 'Not set');
  const impact = requirePart(element, '.dur-text');
  const range = requirePart(element, '.range');
  impact.textContent = row.impact ?? 'Unknown';
  if (row.impactSeconds) set(range, { x1: xOf(row.impactSeconds.least), x2: xOf(row.impactSeconds.most) });
  else {
    range.remove();
    impact.classList.add('none');
  }
  const detectedBy = requirePart(element, '.c-by span');
  detectedBy.textContent = row.detectedBy ?? 'Unknown';
  if (row.detectedBy === undefined) set(detectedBy, { class: 'none' });
  set(requirePart(element, '.c-status span'), { class: row.isDraft ? 'status' : 'none' }).textContent = row.status;
}

function fillTasks(element: Element, { row: { tasks } }: ListedIncident): void {
  const overdue = requirePart(element, '[data-late]');
  const dues = tasks.flatMap(({ due }) => due ?? []).toSorted();
  const isOverdue = (due: string | undefined): boolean => urgencyOf(due, today()) === 'overdue';
  const count = dues.filter(isOverdue).length;
  if (dues.length === 0) overdue.remove();
  else set(overdue, { 'data-late': '0', 'data-dues': dues.join(' ') }).toggleAttribute('hidden', count === 0);
  requirePart(overdue, '[data-count]').textContent = String(count);
  const glyphs = requirePart(element, '.marks');
  if (tasks.length === 0) {
    glyphs.replaceWith(createSpan('none', 'None'));
    return;
  }
  const glyph = requirePart(glyphs, 'use');
  set(glyphs, {
    'aria-label': tasksText(tasks),
    ...gridSize(Math.min(tasks.length, maxGlyphs)),
  });
  glyphs.replaceChildren(
    ...tasks.slice(0, maxGlyphs).map(({ status, due }, index) => {
      const copy = glyph.cloneNode() as Element;
      if (due === undefined) copy.removeAttribute('data-due');
      else set(copy, { 'data-due': due });
      return set(copy, {
        href: `#k-${status}`,
        class: `state-${status}${isOverdue(due) ? ' is-late' : ''}`,
        ...glyphPosition(index),
      });
    }),
  );
  if (tasks.length > maxGlyphs) glyphs.after(createSpan('more-marks', `+${tasks.length - maxGlyphs}`));
}

function xOf(seconds: number): string {
  return percent(logPosition(seconds) * 100);
}

function set(element: Element, attributes: Record<string, string | number>): Element {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

function requirePart(row: ParentNode, selector: string): Element {
  const found = row.querySelector(selector);
  if (!found) throw new Error(`The row has no ${selector}`);
  return found;
}

function createSpan(name: string, text: string): Element {
  const element = set(document.createElement('span'), { class: name });
  element.textContent = text;
  return element;
}
