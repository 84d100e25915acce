import type { Edit } from '../../edit.ts';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { OtherForm, Postmortem, TimelineEntry } from '../../postmortem/postmortem.ts';
import { canonicalTime } from './canonical-time.ts';
import type { FormGroup } from './form-group.ts';
import { rewriteTables } from './rewrite-tables.ts';

/**
 * Rewrite entries in the canonical form, with the same words in the same order.
 *
 * @returns `undefined` when one of them cannot be rewritten safely.
 */
export function rewriteEntries(
  group: FormGroup,
  postmortem: Postmortem,
  document: MarkdownDocument,
): Edit[] | undefined {
  const { forms } = group;
  const [first] = forms;
  if (!first) return undefined;
  if (first.shape === 'columns') return rewriteTables(group, postmortem, document);
  const edits: Edit[] = [];
  const isNested = first.shape === 'nested item';
  const days = group.all.filter(({ shape, lead }) => {
    const isRow = document.text[lead.start] === '|';
    return shape === 'day line' && (isNested || (first.shape === 'row' && isRow));
  });
  if (isNested && days.length === 0) return undefined;
  // Without its headings, a list of updates would be no timeline any more.
  if (first.shape === 'heading' && postmortem.unnamedTimeline?.title === '') return undefined;
  // In a list, a line with an unreadable time would be part of the item above it, and no longer be reported.
  if (first.shape === 'paragraph' && postmortem.looseItems.some(({ attempt }) => attempt)) return undefined;
  for (const form of [...forms, ...days]) {
    const found =
      form.entry === undefined
        ? rewriteDay(form, document)
        : rewriteEntry(form, postmortem.timeline[form.entry], document);
    if (!found) return undefined;
    edits.push(...found, ...(form.shape === 'paragraph' ? separate(form, group.all, document) : []));
  }
  return edits;
}

function rewriteEntry(
  form: OtherForm,
  entry: TimelineEntry | undefined,
  document: MarkdownDocument,
): Edit[] | undefined {
  const time = entry && canonicalTime(entry, form);
  if (time === undefined || form.otherDates) return undefined;
  const { lead, shape, label = '', reopened = '' } = form;
  const words =
    [time, label].filter(Boolean).join(' ') +
    (lead.end < lineEnd(document.text, lead.end) || reopened ? ' ' : '') +
    reopened;
  if (shape === 'item' || shape === 'row')
    return [{ ...lead, text: shape === 'row' ? words.trimEnd() + rowSpace(document.text, lead.end) : words }];
  if (shape === 'paragraph' || shape === 'heading') {
    const { text } = document;
    const lineStart = text.lastIndexOf('\n', lead.start - 1) + 1;
    // Behind a `<br>` there is no place for a list item.
    if (shape === 'paragraph' && text.slice(lineStart, lead.start).trim() !== '') return undefined;
    const [hardBreak = ''] = /^(?:\\|[ \t]*<br *\/?>)(?=[ \t]*\r?\n)/i.exec(text.slice(form.end)) ?? [];
    const noBreak = hardBreak ? [{ start: form.end, end: form.end + hardBreak.length, text: '' }] : [];
    return [{ ...lead, text: `- ${words}` }, ...indent(text, lead.end, form.end), ...noBreak];
  }
  return shape === 'nested item' ? dedent(form, words, document) : undefined;
}

/** A line of the same paragraph that is no entry would become part of the item above it. */
function separate({ end }: OtherForm, forms: readonly OtherForm[], { text }: MarkdownDocument): Edit[] {
  const space = /^[ \t]*(?:\\|<br *\/?>)?[ \t]*\r?\n(?=[ \t]*[^\s])/i.exec(text.slice(end))?.[0];
  if (space === undefined) return [];
  const next = end + space.length;
  const isEntry = forms.some(
    ({ lead, start }) => start >= next && text.slice(next, Math.min(lead.start, start)).trim() === '',
  );
  return isEntry ? [] : [{ start: next, end: next, text: '\n' }];
}

/** A cell keeps a space before its border. */
function rowSpace(text: string, at: number): string {
  return /^\s*\|/.test(text.slice(at)) ? '' : ' ';
}

/** Of a day in a heading its words are replaced; a line that holds nothing else goes, as the entries state the date. */
function rewriteDay({ shape, day, lead, otherDates }: OtherForm, { text }: MarkdownDocument): Edit[] | undefined {
  if (day === undefined || otherDates) return undefined;
  if (shape === 'day heading') return [{ ...lead, text: day }];
  const start = text.lastIndexOf('\n', lead.start - 1) + 1;
  const behind = /^[^\n]*\n(?:[ \t]*\r?\n)*/.exec(text.slice(lead.end))?.[0].length ?? 0;
  return [{ start, end: lead.end + behind, text: '' }];
}

/** The lines of a paragraph or below a heading go on inside the item. */
function indent(text: string, from: number, to: number): Edit[] {
  return Array.from(text.slice(from, to).matchAll(/\n(?=[^\r\n])/g), ({ index }) => {
    const at = from + index + 1;
    return { start: at, end: at, text: '  ' };
  });
}

/** An item of a list in a list moves to the margin, with everything in it. */
function dedent({ lead, start, end }: OtherForm, words: string, { text }: MarkdownDocument): Edit[] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const depth = start - lineStart;
  const further = Array.from(text.slice(lead.end, end).matchAll(/\n([ \t]+)/g), ({ index, 1: space = '' }) => {
    const at = lead.end + index + 1;
    return { start: at, end: at + Math.min(depth, space.length), text: '' };
  });
  return [{ start: lineStart, end: lead.end, text: `- ${words}` }, ...further];
}

function lineEnd(text: string, at: number): number {
  const end = text.slice(at).search(/\r?\n/);
  return end < 0 ? text.length : at + end;
}
