import type { Edit } from '../../edit.ts';
import type { MarkdownDocument } from '../../markdown/parse.ts';
import type { Postmortem } from '../../postmortem/postmortem.ts';
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
    if (!first?.columns) continue;
    const { columns } = first;
    const times = new Map<number, string>();
    for (const form of inside) {
      const entry = timeline[form.entry ?? -1];
      const time = entry && !form.otherDates ? canonicalTime(entry, { statesDate: true }) : undefined;
      if (time === undefined) return undefined;
      times.set(lineStart(text, form.start), time);
    }
    const isDay = new Set(all.flatMap(({ shape, start }) => (shape === 'day line' ? [lineStart(text, start)] : [])));
    let at = lineStart(text, from);
    for (const line of text.slice(at, to).split('\n')) {
      const end = at + line.trimEnd().length;
      const next = at + line.length + 1;
      if (isDay.has(at)) edits.push({ start: at, end: Math.min(next, text.length), text: '' });
      else edits.push({ start: at, end, text: rewritten(line, columns, times.get(at)) });
      at = next;
    }
  }
  return edits.length > 0 ? edits : undefined;
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

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}
