import { dueText, urgencyOf } from '../../shared/due-date.ts';
import { element, shape } from './dom.client.ts';
import type { Found, FoundIncident, FoundTask } from './search-index.client.ts';
import { markWords } from './highlight.ts';

/** What the hits of a search are shown with. */
export interface HitOptions {
  /** From the page to the site's root. */
  root: string;
  /** The reader's date, `YYYY-MM-DD`. */
  today: string;
}

/** The hits of a search as the groups of a list box: incidents, then tasks. Each hit is an option, and a link. */
export function hitGroups({ incidents, tasks, words }: Found, { root, today }: HitOptions): HTMLElement[] {
  const options = [
    ...incidents.map((hit) => incidentHit(hit, words, root)),
    ...tasks.map((hit) => taskHit(hit, words, root, today)),
  ];
  for (const [index, hit] of options.entries()) hit.id = `search-hit-${index}`;
  const groups: HTMLElement[] = [];
  if (incidents.length > 0) {
    groups.push(element('div', { role: 'group', 'aria-label': 'Incidents' }, ...options.slice(0, incidents.length)));
  }
  if (tasks.length > 0) {
    const name = element('div', { id: 'search-tasks', class: 'hits-name' }, 'Tasks');
    groups.push(
      element('div', { role: 'group', 'aria-labelledby': name.id }, name, ...options.slice(incidents.length)),
    );
  }
  return groups;
}

/** Characters of a passage: two lines. */
const passageLength = 180;

function incidentHit({ record, place }: FoundIncident, words: readonly string[], root: string): HTMLElement {
  const { path, title, lang, severity = 'Not set', rank, date } = record;
  const where = element('span', {}, ...marked(place.name, words));
  return option(root + path + place.fragment, [
    element('span', { class: 'hit-title', lang }, ...marked(title, words)),
    ' ',
    element(
      'span',
      { class: 'hit-meta' },
      element('span', { class: `sev sev-${rank}` }, shape(`s${rank}`), ...marked(severity, words)),
      ...(date === undefined ? [] : [' ', element('span', {}, date)]),
      ...(place.name === '' ? [] : [' ', where]),
    ),
    ' ',
    ...(place.text === ''
      ? []
      : [element('span', { class: 'passage', lang }, ...marked(place.text, words, passageLength))]),
  ]);
}

function taskHit({ record, task }: FoundTask, words: readonly string[], root: string, today: string): HTMLElement {
  const { title, status, state, owner, due, details = '' } = task;
  const { lang } = record;
  const urgency = urgencyOf(due, today);
  const dueClass = urgency === 'overdue' ? 'overdue-ink' : undefined;
  const detail = markWords(details, words, passageLength);
  const isInDetails = detail.some(({ isMarked }) => isMarked);
  return option(`${root}${record.path}#tasks`, [
    element('span', { class: 'hit-title', lang }, ...marked(title, words)),
    ' ',
    element(
      'span',
      { class: 'hit-meta' },
      element('span', { class: `state state-${status}` }, shape(`k-${status}`), ...marked(state, words)),
      ...(owner === undefined ? [] : [' ', element('span', {}, ...marked(owner, words))]),
      ...(due === undefined ? [] : [' ', element('b', { class: dueClass }, dueText(due, today))]),
    ),
    ' ',
    element(
      'span',
      { class: 'passage', lang },
      ...(isInDetails ? marked(details, words, passageLength) : [record.title]),
    ),
  ]);
}

function option(href: string, children: readonly (Node | string)[]): HTMLElement {
  // The keyboard stays in the text field, which says which of them is chosen.
  return element('a', { role: 'option', class: 'hit', href, tabindex: '-1', 'aria-selected': 'false' }, ...children);
}

function marked(text: string, words: readonly string[], length?: number): (Node | string)[] {
  return markWords(text, words, length).map((stretch) =>
    stretch.isMarked ? element('mark', {}, stretch.text) : stretch.text,
  );
}
