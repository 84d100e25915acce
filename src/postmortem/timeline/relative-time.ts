import { toString } from 'mdast-util-to-string';
import { epochSeconds, type Moment } from '../../time/moment.ts';
import { resolveTime, type TimeContext } from '../../time/parse.ts';
import { readLead } from './lead.ts';
import type { Piece, ShapeContext } from './pieces.ts';
import { plainText } from './plain-text.ts';

/** The moment that `T+12m` means, which is as precise as its zero. */
export function shiftMoment(zero: Moment, seconds: number, text: string): Moment {
  const shift = (instant: string): string =>
    new Date((epochSeconds(instant) + seconds) * 1000).toISOString().replace('.000Z', 'Z');
  const { statedDate: _date, ...moment } = zero;
  return { ...moment, text, earliest: shift(zero.earliest), latest: shift(zero.latest) };
}

/** Find the moment that `T+12m` counts from: `T0 = 14:30 UTC`, or an entry `T+0 (14:30)`. */
export function findZero(pieces: readonly Piece[], shape: ShapeContext, context: TimeContext): Moment | undefined {
  for (const piece of pieces) {
    const text =
      piece.type === 'text'
        ? /\bT ?[+-]? ?0?\s*(?:=|is|:|at|@|means|–|-)\s*(?:at )?([^.;\n]{4,60})/i.exec(toString(piece.node))?.[1]
        : piece.type === 'entry' && piece.lead.written?.offset === 0
          ? plainText(piece.content)
          : undefined;
    const lead = text === undefined ? undefined : readLead([{ type: 'text', value: text }], shape);
    if (!lead?.written?.clock) continue;
    const match = resolveTime(lead.written, lead.text, context);
    if (match) return { ...match.start, statedDate: match.date };
  }
  return undefined;
}
