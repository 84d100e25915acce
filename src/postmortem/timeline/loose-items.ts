import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Position } from '../../position.ts';
import { resolveTime, type TimeContext } from '../../time/parse.ts';
import { optional } from '../coerce.ts';
import type { LooseItem } from '../postmortem.ts';
import type { EntryPiece, LoosePiece } from './pieces.ts';
import { plainText } from './plain-text.ts';

/**
 * An entry whose time does not exist, or whose day is unknown.
 *
 * @param context.date The date of a time that states none; `undefined` when no date is known.
 */
export function unreadItem(
  { lead, content, start, end }: EntryPiece,
  document: MarkdownDocument,
  context: TimeContext,
): LooseItem {
  const { written } = lead;
  const isUndated =
    written !== undefined &&
    (written.offset !== undefined ||
      (context.date === undefined && resolveTime(written, lead.text, { ...context, date: anyDay }) !== undefined));
  const attempt =
    isUndated || !written
      ? {}
      : { attempt: { text: lead.text.slice(written.start, written.stop), position: lead.timePosition } };
  return {
    text: [lead.text.slice(0, written?.stop ?? 0), plainText(content)].filter(Boolean).join(' '),
    position: document.positionAt(start, end),
    ...attempt,
    ...(isUndated && { timePosition: lead.timePosition }),
    undated: isUndated,
    ...(written?.offset !== undefined && { isRelative: true }),
  };
}

const anyDay = '2000-01-01';

/** An item or a row without a time, or with one that cannot be read. */
export function looseItem({ lead, text, start, end }: LoosePiece, document: MarkdownDocument): LooseItem {
  const attempt = lead?.attempt === undefined ? undefined : { text: lead.attempt, position: lead.timePosition };
  return { text, position: document.positionAt(start, end), ...optional('attempt', attempt), undated: false };
}

/** A day that does not exist. */
export function unreadDay(position: Position, document: MarkdownDocument): LooseItem {
  const text = document.text.slice(position.start.offset, position.end.offset);
  return { text, position, attempt: { text: text.split('\n')[0]?.trim() ?? text, position }, undated: false };
}
