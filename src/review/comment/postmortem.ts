import { count } from '../../text/count.ts';
import type { EntryChange, FactChange, PromisedTask, ReviewedPostmortem, SimilarPostmortem } from '../review.ts';
import { showFacts } from './facts.ts';
import { cardinal, fitLines, ordinal, type Block } from './lines.ts';
import { safeCode, safeText } from './safe-text.ts';
import { showTasks } from './tasks.ts';

/** A postmortem, the most important first. */
export function showPostmortem(one: ReviewedPostmortem, bytes: number): Block {
  const { change, title, path, formerPath, id } = one;
  const heading = `### ${names[change]}: ${title === undefined ? safeCode(id) : safeText(title)}`;
  const facts = new Map(one.facts.map((fact) => [fact.name, fact.value]));
  const short = ['severity', 'status', 'services'].flatMap((name) => facts.get(name) ?? []);
  const renamed = formerPath === undefined ? '' : ` (was ${safeCode(formerPath)})`;
  const lines = [
    [safeCode(path) + renamed, ...short.map((value) => safeText(value))].join(' · '),
    ...(one.isRestricted ? ['', 'Restricted, so that its content is not shown here.'] : []),
    ...(one.isUnreadable ? ['', 'It cannot be read, so that nothing is compared; see the problems below.'] : []),
    ...(change === 'added' ? listOf(showFacts(one.facts)) : []),
    ...tableOf(one.changes),
    ...listed(one.tasks.length > 0 ? tasksHeading(one) : '', showTasks(one), 12),
    ...listed('**Timeline**', one.timeline.map(showEntry), 10),
    ...proseOf(one),
    ...listed(
      '**Before review it needs**',
      one.needs.map((need) => `- ${safeText(need, 240)}`),
      8,
    ),
    ...listed('**Promised before**', one.promised.map(showPromised), 6),
    ...listed('**Similar**', one.similar.map(showSimilar), 3),
  ];
  return [heading, '', ...fitLines(lines, { bytes: bytes - 1000 }, (left) => `\n… and ${count(left, 'more line')}`)];
}

const names = { added: 'Added', changed: 'Changed', deleted: 'Deleted' };

/** Whether its name and its wording are all that changed. */
export function isSmall(one: ReviewedPostmortem): boolean {
  const others = [one.changes, one.tasks, one.timeline, one.needs, one.promised];
  return (
    one.change === 'changed' && !one.isRestricted && !one.isUnreadable && others.every((list) => list.length === 0)
  );
}

/** What changed in the wording, as one line. */
export function showProse({ prose, reworded }: Pick<ReviewedPostmortem, 'prose' | 'reworded'>): string {
  const { wordsAdded, wordsRemoved, sectionsAdded, sectionsRemoved } = prose;
  const titles = (list: readonly string[]): string =>
    fitLines(
      list.map((title) => safeText(title, 60)),
      { bytes: 600, most: 4 },
      (left) => `${left} more`,
    ).join(', ');
  return [
    wordsAdded > 0 ? `${count(wordsAdded, 'word')} added` : '',
    wordsRemoved > 0 ? `${count(wordsRemoved, 'word')} removed` : '',
    sectionsAdded.length > 0 ? `new sections: ${titles(sectionsAdded)}` : '',
    sectionsRemoved.length > 0 ? `sections removed: ${titles(sectionsRemoved)}` : '',
    reworded > 0 ? `${count(reworded, 'timeline entry', 'timeline entries')} reworded` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

function proseOf(one: ReviewedPostmortem): string[] {
  const text = showProse(one);
  return text === '' ? [] : ['', `**Text** ${text}`];
}

function tasksHeading({ change, tasks }: ReviewedPostmortem): string {
  if (change === 'deleted') return '**Tasks that go with it**';
  return change === 'added' ? `**${count(tasks.length, 'task')}**` : '**Tasks**';
}

function listOf(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function listed(heading: string, lines: readonly string[], most: number): string[] {
  if (lines.length === 0) return [];
  return ['', heading, '', ...fitLines(lines, { bytes: Infinity, most }, (left) => `- … and ${left} more`)];
}

function tableOf(changes: readonly FactChange[]): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map(({ label, before, after }) => `| ${label} | ${cell(before)} | ${cell(after)} |`);
  return ['', '| | before | after |', '| - | - | - |', ...rows];
}

function cell(value: string | undefined): string {
  return value === undefined ? '–' : safeText(value);
}

function showEntry({ change, time, kinds, text, formerTime, formerKinds }: EntryChange): string {
  const words = text === '' ? '' : `: ${safeText(text, 120)}`;
  if (change !== 'changed') return `- ${change} ${[time, ...kinds.map((kind) => safeCode(kind))].join(' ')}${words}`;
  const moment = formerTime === undefined ? time : `${formerTime} → ${time}`;
  const marks = (list: readonly string[]): string => list.map((kind) => safeCode(kind)).join(' ') || 'unmarked';
  const marked =
    formerKinds === undefined
      ? kinds.map((kind) => safeCode(kind)).join(' ')
      : `${marks(formerKinds)} → ${marks(kinds)}`;
  return `- ${formerTime === undefined ? 'marked' : 'moved'} ${[moment, marked].filter(Boolean).join(' ')}${words}`;
}

/** `third time; the first two are still open`. */
function showPromised({ title, earlier, times }: PromisedTask): string {
  const ids = fitLines(
    earlier.map(({ id }) => safeCode(id)),
    { bytes: 400, most: 4 },
    (left) => `${left} more`,
  );
  const isOpen = earlier.every(({ status }) => ['open', 'in_progress', 'proposed'].includes(status));
  const lead = `- ${safeText(title)}: ${ordinal(times)} time`;
  if (isOpen) {
    const them = earlier.length === 1 ? 'the first is' : `the first ${cardinal(earlier.length)} are`;
    return `${lead}; ${them} still open (${ids.join(', ')})`;
  }
  const told = earlier.map(({ id, status }) => `${outcomes[status]} in ${safeCode(id)}`);
  return `${lead}; ${fitLines(told, { bytes: 400, most: 4 }, (left) => `${left} more`).join(', ')}`;
}

const outcomes: Record<PromisedTask['earlier'][number]['status'], string> = {
  proposed: 'proposed',
  open: 'open',
  in_progress: 'in progress',
  done: 'done',
  verified: 'done',
  wont_do: 'declined',
};

function showSimilar({ id, title, shared }: SimilarPostmortem): string {
  const named = title === undefined ? '' : ` ${safeText(title, 100)}`;
  const words = shared.slice(0, 5).map((word) => safeText(word, 40));
  return `- ${safeCode(id)}${named}${words.length > 0 ? ` (both: ${words.join(', ')})` : ''}`;
}
