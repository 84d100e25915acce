import type { Edit } from '../../edit.ts';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Postmortem } from '../../postmortem/postmortem.ts';
import { findZone } from '../../time/parse.ts';
import type { FormGroup } from './form-group.ts';
import { canonicalTime } from './canonical-time.ts';

/**
 * Rewrite tables with the time in several columns, or not in the first one: the first column then holds the whole time.
 *
 * @returns `undefined` when a row cannot be rewritten safely.
 */
export function rewriteTables(
  { forms, all }: FormGroup,
  { timeline }: Postmortem,
  { tree, text }: MarkdownDocument,
): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const table of tree.children) {
    if (table.type !== 'table') continue;
    const [from, to] = [table.position?.start.offset ?? 0, table.position?.end.offset ?? 0];
    const inside = forms.filter(({ start }) => start >= from && start < to);
    const [first] = inside;
    if (!first) continue;
    const { columns } = first;
    if (!columns || inside.some((form) => !form.columns)) return undefined;
    const times = new Map<number, string>();
    for (const form of inside) {
      const entry = timeline[form.entry ?? -1];
      const time = entry && !form.otherDates ? canonicalTime(entry, { statesDate: true }) : undefined;
      if (time === undefined) return undefined;
      times.set(lineStart(text, form.start), time);
    }
    const isDay = new Set(all.flatMap(({ shape, start }) => (shape === 'day line' ? [lineStart(text, start)] : [])));
    let at = lineStart(text, from);
    const headers = cellsOf(text.slice(at, lineEnd(text, at)));
    const title = joinHeaders(headers, columns);
    if (title === undefined) return undefined;
    const headerAt = at;
    for (const line of text.slice(at, to).split('\n')) {
      const end = at + line.trimEnd().length;
      const next = at + line.length + 1;
      const isRule = /^[\s|:-]+$/.test(line);
      if (isDay.has(at)) edits.push({ start: at, end: Math.min(next, text.length), text: '' });
      else if (at !== headerAt && !isRule && !times.has(at) && holdsWords(line, columns)) return undefined;
      else edits.push({ start: at, end, text: rewritten(line, columns, at === headerAt ? title : times.get(at)) });
      at = next;
    }
  }
  return edits.length > 0 ? edits : undefined;
}

/**
 * The header of the whole time: that of the clock, and those of the other parts where they say more than `Date`.
 *
 * @returns `undefined` when another column states a zone, which a common header would state for all.
 */
function joinHeaders(headers: readonly string[], [clock = 0, ...others]: readonly number[]): string | undefined {
  const told = others.map((index) => headers[index] ?? '').filter((title) => !/^[\p{L}/]*(?: \p{L}+)?$/u.test(title));
  const zones = new Set(told.flatMap((title) => findZone(title) ?? []));
  const own = headers[clock] ?? '';
  if ([...zones].some((zone) => zone !== findZone(own))) return undefined;
  return [own, ...told].filter(Boolean).join(', ');
}

/** Of a row without a time, whether it has words in a column that would be gone. */
function holdsWords(line: string, [, ...others]: readonly number[]): boolean {
  const cells = cellsOf(line);
  return others.some((index) => /[\p{L}\d]/u.test(cells[index] ?? ''));
}

function rewritten(line: string, columns: readonly number[], time: string | undefined): string {
  const cells = cellsOf(line);
  const [clock = 0] = columns;
  const others = cells.filter((_, index) => !columns.includes(index));
  return `| ${[time ?? cells[clock] ?? '', ...others].join(' | ')} |`;
}

/** The cells of a row; a bar that is escaped belongs to its cell. */
function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}
