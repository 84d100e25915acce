import { dayOf, formatDay } from '../../../../src/time/format.ts';
import type { Mark } from './layout.ts';

/** Neighbours in a timeline that share a day and a thread. */
export interface Part {
  /** The thread's heading, and the day when there are several; empty when there is neither. */
  title: string;
  marks: Mark[];
}

/**
 * Divide a timeline by days and threads, in the order of the document.
 *
 * @param zone Whose days they are.
 */
export function partsOf(marks: readonly Mark[], zone: string): { parts: Part[]; hasDays: boolean } {
  const parts: { day: string; thread: string | undefined; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const day = dayOf(mark.entry.start, zone);
    const { thread } = mark.entry;
    const last = parts.at(-1);
    if (last?.day === day && last.thread === thread) last.marks.push(mark);
    else parts.push({ day, thread, marks: [mark] });
  }
  const hasDays = parts.some(({ day }) => day !== parts[0]?.day);
  return {
    hasDays,
    parts: parts.map(({ day, thread, marks: ofPart }) => ({
      title: [thread, hasDays ? formatDay(day, 'long') : undefined].filter(Boolean).join(', '),
      marks: ofPart,
    })),
  };
}
