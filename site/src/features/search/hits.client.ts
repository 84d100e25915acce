import { hrefFrom } from '../../shared/href-from.ts';
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
  /** What to search for; absent to leave what was searched last. */
  query?: string;
}

/** The results as the groups of a list box: incidents, then tasks. Each place of an incident is an option and a link. */
export function hitGroups(results: SearchResults, { root, today }: HitOptions): HTMLElement[] {
  const { incidents, tasks, words, coverage } = results;
  // What is missing of all is said above them.
  const isSame = coverage.missing !== undefined;
  const missingOf = (missing: string[]) => (isSame ? [] : missing);
  const incidentHits = incidents.flatMap((hit) =>
    incidentOptions({ ...hit, missing: missingOf(hit.missing) }, words, root),
  );
  const taskHits = tasks.map((hit) => taskHit({ ...hit, missing: missingOf(hit.missing) }, words, root, today));
  for (const [index, hit] of [...incidentHits, ...taskHits].entries()) hit.id = `search-hit-${index}`;
  const name = createElement('div', { id: 'search-tasks', class: 'hits-name' }, 'Tasks');
  return [
    ...(incidentHits.length > 0
      ? [createElement('div', { role: 'group', 'aria-label': 'Incidents' }, ...incidentHits)]
      : []),
    ...(taskHits.length > 0
      ? [createElement('div', { role: 'group', 'aria-labelledby': name.id }, name, ...taskHits)]
      : []),
  ];
}

/** Characters of a passage: two lines. */
const passageLength = 180;

/** The incident with its best place, then its second place. */
function incidentOptions(
  { record, passages, missing }: FoundIncident,
  words: readonly string[],
  root: string,
): HTMLElement[] {
  const { path, kind, title, lang, severity = 'Not set', rank, source, date, ended } = record;
  const about =
    kind === 'service'
      ? createElement('span', {}, 'Service')
      : createElement('span', { class: `sev sev-${rank}` }, createShape(`s${rank}`), ...highlighted(severity, words));
  const head = [
    createElement('span', { class: 'hit-title', lang, dir: 'auto' }, ...highlighted(title, words)),
    ' ',
    createElement(
      'span',
      { class: 'hit-meta' },
      ...(source === undefined ? [] : [createElement('span', { class: 'source-mark', dir: 'auto' }, source), ' ']),
      about,
      ...(date === undefined ? [] : [' ', createElement('span', {}, date)]),
    ),
    ' ',
    ...(ended === undefined
      ? []
      : [
          createElement(
            'span',
            { class: 'hit-ended' },
            'Ended by: ',
            createElement('span', { lang, dir: 'auto' }, ...highlighted(ended, words)),
          ),
          ' ',
        ]),
    ...withoutWords(missing),
  ];
  return passages.map((passage, index) => {
    const name = createElement('span', { class: 'hit-place' }, ...highlighted(passage.name, words));
    const text = createElement('span', { lang, dir: 'auto' }, ...highlighted(passage.text, words, passageLength));
    const place =
      passage.name === '' && passage.text === ''
        ? []
        : [createElement('span', { class: 'passage' }, ...(passage.name === '' ? [] : [name, ' ']), text)];
    const address = hrefFrom(root, path) + passage.fragment;
    return index === 0 ? option(address, [...head, ...place]) : option(address, place, 'hit hit-more');
  });
}

/** `Without: connection`, struck. */
function withoutWords(missing: readonly string[]): (Node | string)[] {
  if (missing.length === 0) return [];
  const words = missing.flatMap((word, index) => [index === 0 ? '' : ', ', createElement('s', {}, word)]);
  return [createElement('span', { class: 'hit-missing' }, 'Without: ', ...words), ' '];
}

function taskHit(
  { record, task, missing }: FoundTask,
  words: readonly string[],
  root: string,
  today: string,
): HTMLElement {
  const { title, status, state, owner, due, details = '' } = task;
  const { lang } = record;
  const urgency = urgencyOf(due, today);
  const dueClass = urgency === 'overdue' ? 'overdue-ink' : undefined;
  const detail = highlightWords(details, words, passageLength);
  const isInDetails = detail.some(({ isMatch }) => isMatch);
  return option(`${hrefFrom(root, record.path)}#tasks`, [
    createElement('span', { class: 'hit-title', lang, dir: 'auto' }, ...highlighted(title, words)),
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
    ...withoutWords(missing),
    createElement(
      'span',
      { class: 'passage', lang, dir: 'auto' },
      ...(isInDetails ? highlighted(details, words, passageLength) : [record.title]),
    ),
  ]);
}

function option(href: string, children: readonly (Node | string)[], name = 'hit'): HTMLElement {
  // The focus stays in the text field; `aria-activedescendant` names the selected option.
  return createElement(
    'a',
    { role: 'option', class: name, href, tabindex: '-1', 'aria-selected': 'false' },
    ...children,
  );
}

function highlighted(text: string, words: readonly string[], length?: number): (Node | string)[] {
  return highlightWords(text, words, length).map((piece) =>
    piece.isMatch ? createElement('mark', {}, piece.text) : piece.text,
  );
}
