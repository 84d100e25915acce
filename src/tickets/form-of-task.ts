import type { Position } from '../position.ts';

/** The part of a document that a task is written in, as far as it matters for changing it. */
export type TaskForm = 'frontmatter' | 'checklist' | 'list' | 'table' | 'text';

/**
 * How a task is written.
 *
 * @param text Of the document.
 */
export function formOfTask(text: string, { start, end }: Position): TaskForm {
  const lineStart = text.lastIndexOf('\n', start.offset - 1) + 1;
  const line = text.slice(lineStart, end.offset).split(/\r?\n|\r/, 1)[0] ?? '';
  const fence = /^\uFEFF?---[ \t]*\r?\n[^]*?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[0] ?? '';
  if (start.offset < fence.length) return 'frontmatter';
  const item = line.slice(start.offset - lineStart);
  if (/^(?:[-+*]|\d+[.)])[ \t]+\[[ xX]\]/.test(item)) return 'checklist';
  if (/^(?:[-+*]|\d+[.)])[ \t]/.test(item)) return 'list';
  return /^[ \t>]*\||\|/.test(line) ? 'table' : 'text';
}

/** Why nothing can be written about a task of a form, to follow `not updated: `. */
export const unwritableForms: Record<TaskForm, string> = {
  frontmatter: 'its form in the frontmatter has no place for it',
  checklist: 'its form has no place for it',
  list: 'an item without a checkbox has no place for it',
  table: 'tables are left to people',
  text: 'it is neither in a checklist nor in the frontmatter',
};
