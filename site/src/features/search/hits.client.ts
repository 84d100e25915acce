import { dueText, urgencyOf } from '../../../../src/analysis/due-date.ts';
import { createElement, createShape } from './dom.client.ts';
import type { FoundIncident, FoundTask, SearchResults } from '../../../../src/search/search-index.ts';
import { highlightWords } from '../../../../src/search/highlight.ts';

/** Options for showing results. */
export interface HitOptions {
  /** From the page to the site's root. */
  root: string;
  /** The reader's date, `YYYY-MM-DD`. */
  today: string;
}

/** The results as the groups of a list box: incidents, then tasks. Each result is an option and a link. */
export function hitGroups({ incidents, tasks, words }: SearchResults, { root, today }: HitOptions): HTMLElement[] {
  const options = [
    ...incidents.map((hit) => incidentHit(hit, words, root)),
    ...tasks.map((hit) => taskHit(hit, words, root, today)),
  ];
  for (const [index, hit] of options.entries()) hit.id = `search-hit-${index}`;
  const groups: HTMLElement[] = [];
  if (incidents.length > 0) {
    groups.push(
      createElement('div', { role: 'group', 'aria-label': 'Incidents' }, ...options.slice(0, incidents.length)),
    );
  }
  if (tasks.length > 0) {
    const name = createElement('div', { id: 'search-tasks', class: 'hits-name' }, 'Tasks');
    groups.push(
      createElement('div', { role: 'group', 'aria-labelledby': name.id }, name, ...options.slice(incidents.length)),
    );
  }
  return groups;
}

/** Characters of a passage: two lines. */
const passageLength = 180;

function incidentHit({ record, passage }: FoundIncident, words: readonly string[], root: string): HTMLElement {
  const { path, kind, title, lang, severity = 'Not set', rank, date } = record;
  const about =
    kind === 'service'
      ? createElement('span', {}, 'Service')
      : createElement('span', { class: `sev sev-${rank}` }, createShape(`s${rank}`), ...highlighted(severity, words));
  const where = createElement('span', {}, ...highlighted(passage.name, words));
  return option(root + path + passage.fragment, [
    createElement('span', { class: 'hit-title', lang }, ...highlighted(title, words)),
    ' ',
    createElement(
      'span',
      { class: 'hit-meta' },
      about,
      ...(date === undefined ? [] : [' ', createElement('span', {}, date)]),
      ...(passage.name === '' ? [] : [' ', where]),
    ),
    ' ',
    ...(passage.text === ''
      ? []
      : [createElement('span', { class: 'passage', lang }, ...highlighted(passage.text, words, passageLength))]),
  ]);
}

function taskHit({ record, task }: FoundTask, words: readonly string[], root: string, today: string): HTMLElement {
  const { title, status, state, owner, due, details = '' } = task;
  const { lang } = record;
  const urgency = urgencyOf(due, today);
  const dueClass = urgency === 'overdue' ? 'overdue-ink' : undefined;
  const detail = highlightWords(details, words, passageLength);
  const isInDetails = detail.some(({ isMatch }) => isMatch);
  return option(`${root}${record.path}#tasks`, [
    createElement('span', { class: 'hit-title', lang }, ...highlighted(title, words)),
    ' ',
    createElement(
      'span',
      { class: 'hit-meta' },
      createElement(
        'span',
        { class: `state state-${status}` },
        createShape(`k-${status}`),
        ...highlighted(state, words),
      ),
      ...(owner === undefined ? [] : [' ', createElement('span', {}, ...highlighted(owner, words))]),
      ...(due === undefined ? [] : [' ', createElement('b', { class: dueClass }, dueText(due, today))]),
    ),
    ' ',
    createElement(
      'span',
      { class: 'passage', lang },
      ...(isInDetails ? highlighted(details, words, passageLength) : [record.title]),
    ),
  ]);
}

function option(href: string, children: readonly (Node | string)[]): HTMLElement {
  // The focus stays in the text field; `aria-activedescendant` names the selected option.
  return createElement(
    'a',
    { role: 'option', class: 'hit', href, tabindex: '-1', 'aria-selected': 'false' },
    ...children,
  );
}

function highlighted(text: string, words: readonly string[], length?: number): (Node | string)[] {
  return highlightWords(text, words, length).map((piece) =>
    piece.isMatch ? createElement('mark', {}, piece.text) : piece.text,
  );
}
