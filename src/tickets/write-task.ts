import { isDeepStrictEqual } from 'node:util';
import { applyEdits, type Edit } from '../edit.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { Postmortem, Task } from '../postmortem/postmortem.ts';

/** A text, and what is read from it. */
export interface ReadText {
  document: MarkdownDocument;
  postmortem: Postmortem;
}

/** What is to be written about a task. */
export type TaskChange = Partial<Pick<Task, 'status' | 'closed' | 'declineReason' | 'ticket'>>;

/**
 * Write facts about a task into the text of its document, with as few changes as possible: comments, quotes, order and
 * line ends stay.
 *
 * @param index Of the task, in the document.
 * @param read Reads a text.
 * @returns The new text; `undefined` if its form has no room for them: nothing but these facts may be read anew.
 */
export function writeTask(
  text: string,
  index: number,
  change: TaskChange,
  read: (text: string) => ReadText,
): string | undefined {
  const before = read(text);
  const task = before.postmortem.tasks[index];
  if (!task) return undefined;
  const pointer = pointerOf(before.postmortem, task);
  // What a body has no room for is left out, but never the status or the ticket.
  const attempts = [
    change,
    { ...change, declineReason: undefined },
    { ...change, declineReason: undefined, closed: undefined },
  ];
  for (const attempt of attempts) {
    const edits =
      pointer === undefined ? editsInBody(before, task, attempt) : editsInFrontmatter(before, pointer, task, attempt);
    const after = edits && applyEdits(text, edits);
    if (after !== undefined && isAsMeant(before.postmortem, read(after).postmortem, index, attempt)) return after;
  }
  return undefined;
}

/** JSON Pointer of a task of the frontmatter. */
function pointerOf({ positions }: Postmortem, { position }: Task): string | undefined {
  for (let index = 0; ; index += 1) {
    const place = positions[`/tasks/${index}`]?.value;
    if (!place) return undefined;
    if (place.start.offset === position.start.offset) return `/tasks/${index}`;
  }
}

const keys = { status: 'status', closed: 'closed', declineReason: 'decline_reason', ticket: 'ticket' } as const;

function editsInFrontmatter(
  { document: { text }, postmortem: { positions } }: ReadText,
  pointer: string,
  task: Task,
  change: Partial<Record<keyof TaskChange, string | undefined>>,
): Edit[] | undefined {
  const title = positions[`${pointer}/title`];
  if (!title?.key) return undefined;
  const edits: Edit[] = [];
  const added: string[] = [];
  for (const name of Object.keys(keys) as (keyof TaskChange)[]) {
    const value = change[name];
    if (value === undefined || value === task[name]) continue;
    const present = positions[`${pointer}/${keys[name]}`]?.value;
    if (!present) {
      added.push(`${keys[name]}: ${inYaml(value)}`);
      continue;
    }
    const [start, end] = [present.start.offset, present.end.offset];
    const old = text.slice(start, end);
    const quote = /^(["']).*\1$/s.exec(old)?.[1];
    const written = quote === undefined ? inYaml(value) : quoted(value, quote);
    edits.push({ start, end, text: start === end && !/\s$/.test(text.slice(0, start)) ? ` ${written}` : written });
  }
  if (added.length === 0) return edits;
  const isFlow = text[positions[pointer]?.value.start.offset ?? -1] === '{';
  const end = title.value.end.offset;
  if (isFlow) return [...edits, { start: end, end, text: added.map((part) => `, ${part}`).join('') }];
  const indent = ' '.repeat(title.key.start.column - 1);
  const endsLine = /[\r\n]$/.test(text.slice(0, end));
  const lineEnd = endsLine ? end : end + text.slice(end).search(/\r?\n|\r|$/);
  const lines = added.map((part) => (endsLine ? `${indent}${part}\n` : `\n${indent}${part}`));
  return [...edits, { start: lineEnd, end: lineEnd, text: lines.join('') }];
}

function editsInBody(
  { document: { text } }: ReadText,
  { position }: Task,
  { status, closed, ticket }: Partial<Record<keyof TaskChange, string | undefined>>,
): Edit[] | undefined {
  const start = position.start.offset;
  const item = text.slice(start, position.end.offset);
  const box = /^(?:[-+*]|\d+[.)])[ \t]+(?=\[[ xX]\])/.exec(item);
  const isDone = status === 'done';
  if (!box && isDone) return undefined;
  const at = start + (box?.[0].length ?? 0) + 1;
  const edits: Edit[] = isDone ? [{ start: at, end: at + 1, text: 'x' }] : [];
  const details = [
    ...(status === 'wont_do' ? ["won't do"] : []),
    ...(closed === undefined ? [] : [`closed ${closed}`]),
    ...(ticket === undefined ? [] : [ticket]),
  ];
  if (details.length === 0) return edits;
  // The details are at the end of the first paragraph, which the next list, a blank line or the end of the item ends.
  const paragraph =
    /^(?:.+(?:\r?\n(?![ \t]*(?:[-+*]|\d+[.)])[ \t]|[ \t]*(?:\r?\n|$)))?)+/.exec(item)?.[0].trimEnd() ?? '';
  const bracket = /\)[.]?$/.exec(paragraph);
  const end = start + (bracket?.index ?? paragraph.length);
  return [...edits, { start: end, end, text: bracket ? `, ${details.join(', ')}` : ` (${details.join(', ')})` }];
}

/** Whether a text says what it said before, and the change. */
function isAsMeant(
  before: Postmortem,
  after: Postmortem,
  index: number,
  change: Partial<Record<keyof TaskChange, string | undefined>>,
): boolean {
  const changed = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const outstanding = changed.status === undefined ? {} : { outstanding: false };
  const expected = before.tasks.map((task, position) =>
    position === index ? { ...task, ...changed, ...outstanding } : task,
  );
  const facts = (tasks: readonly Partial<Task>[]) => tasks.map(({ position: _position, ...task }) => task);
  return (
    isDeepStrictEqual(facts(after.tasks), facts(expected)) &&
    after.title === before.title &&
    after.visibility === before.visibility &&
    after.timeline.length === before.timeline.length
  );
}

function inYaml(value: string): string {
  return /^[\w./:-]+$/.test(value) && !/: |:$/.test(value) ? value : JSON.stringify(value);
}

function quoted(value: string, quote: string): string {
  return quote === '"' ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}
