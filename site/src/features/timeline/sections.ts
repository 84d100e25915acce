import { dateOf, formatDay } from '../../../../src/time/format.ts';
import type { Mark } from './layout.ts';

/** Neighbouring entries of one day and one thread. */
export interface TimelineSection {
  /** The heading of the thread, and the day if the timeline has several; may be empty. */
  title: string;
  marks: Mark[];
}

/**
 * Split a timeline by days and threads, in the order of the document.
 *
 * @param zone The zone of the days.
 */
export function splitIntoSections(
  marks: readonly Mark[],
  zone: string,
): { sections: TimelineSection[]; hasDays: boolean } {
  const sections: { day: string; thread: string | undefined; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const day = dateOf(mark.entry.start, zone);
    const { thread } = mark.entry;
    const last = sections.at(-1);
    if (last?.day === day && last.thread === thread) last.marks.push(mark);
    else sections.push({ day, thread, marks: [mark] });
  }
  const hasDays = sections.some(({ day }) => day !== sections[0]?.day);
  return {
    hasDays,
    sections: sections.map(({ day, thread, marks: ofSection }) => ({
      title: [thread, hasDays ? formatDay(day, 'long') : undefined].filter(Boolean).join(', '),
      marks: ofSection,
    })),
  };
}
