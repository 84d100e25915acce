import { findDateTypos, correctDates, type DateTypo } from '../../analysis/date-typos.ts';
import { fixOrder, type Disorder, type OrderFix } from './fix-order.ts';
import { explainOrder, entryAfter } from '../../analysis/order.ts';
import type { TimelineEntry } from '../../postmortem/postmortem.ts';
import { defineRule, type RuleContext } from '../../rule.ts';
import { withTimeline } from '../examples.ts';
import { addDays } from '../../time/calendar.ts';
import { formatMoment } from '../../time/format.ts';
import { isBefore } from '../../time/moment.ts';
import { dateOf } from '../../time/parse.ts';
import { hasOtherDate, otherDate } from './other-date.ts';

export const timelineOrder = defineRule({
  id: 'timeline-order',
  severity: 'error',
  description: 'The entries of a timeline are in order of time.',
  reason:
    'Readers follow the incident from top to bottom. An entry out of order has a mistyped time, lacks its date, or is in the wrong position.',
  fix: 'Adds the date after midnight if it agrees with `duration`, reverses a list that begins with the newest entry, and moves an entry between the two that it belongs between. It never changes the time or the thread of an entry.',
  examples: [
    {
      name: 'passes entries in order, two of them at the same time',
      document: timeline('14:30 UTC One', '14:35 UTC Two', '14:35 UTC Three'),
      messages: [],
    },
    {
      name: 'passes a second within the minute above it',
      document: timeline('14:30 UTC One', '14:30:15 UTC Two', '14:30 UTC Three'),
      messages: [],
    },
    {
      name: 'passes vague times that may be in order, and spans that start in order',
      document: timeline('14:00–15:00 One', '~14:05 Two', '14:0? Three', '??:?? Four', '14:30 Five'),
      messages: [],
    },
    {
      name: 'passes parallel threads',
      document: timeline('14:30 UTC One', '14:50 UTC Two\n### Network', '14:35 UTC Three', '14:45 UTC Four'),
      messages: [],
    },
    {
      name: 'reports the lower of two swapped entries',
      document: timeline('14:30 UTC One', '14:40 UTC Three', '14:35 UTC Two', '14:50 UTC Four'),
      messages: ['7:3 Unexpected `14:35 UTC` after `14:40 UTC`, expected the entries in order of time'],
      notes: ['Move it above `14:40 UTC` on line 6, or correct its time.'],
      fixed: timeline('14:30 UTC One', '14:35 UTC Two', '14:40 UTC Three', '14:50 UTC Four'),
    },
    {
      name: 'reports one mistyped time once, not everything below it',
      document: timeline('14:30 UTC One', '18:35 UTC Two', '14:40 UTC Three', '14:50 UTC Four'),
      messages: ['6:3 Unexpected `18:35 UTC` before `14:40 UTC`, expected the entries in order of time'],
      notes: ['Move it below all other entries, or correct its time.'],
    },
    {
      name: 'reports a missing date once, at the first entry after midnight',
      document: timeline('23:30 One', '23:50 Two', '00:10 Three', '00:30 Four', '01:00 Five'),
      messages: ['7:3 Unexpected `00:10` after `23:50`, expected the date of the next day'],
    },
    {
      name: 'reports a date that was repeated after midnight once',
      document: timeline('2024-08-10 23:30 One', '2024-08-10 00:10 Two', '2024-08-10 00:30 Three'),
      messages: ['6:3 Unexpected `2024-08-10 00:10` after `2024-08-10 23:30`, expected the date of the next day'],
    },
    {
      name: 'reports each midnight of a timeline without dates',
      document: timeline('23:30 One', '00:10 Two', '12:00 Three', '23:00 Four', '00:30 Five', '08:00 Six'),
      messages: [
        '6:3 Unexpected `00:10` after `23:30`, expected the date of the next day',
        '9:3 Unexpected `00:30` after `23:00`, expected the date of the next day',
      ],
      notes: [
        'Add the date: `2024-08-11 00:10`. Entries below it without a date inherit its date.',
        'Add the date: `2024-08-12 00:30`. Entries below it without a date inherit its date.',
      ],
    },
    {
      name: 'reports a missing date on the day on which clocks go back, which is an hour longer',
      document: timeline('23:50 One', '00:10 Two', '00:30 Three').replace(
        'duration: 2024-08-10T14:30Z/2024-08-10T16:45Z',
        'timezone: Europe/Amsterdam\nduration: 2024-10-27 23:00/2024-10-28 00:30',
      ),
      messages: ['7:3 Unexpected `00:10` after `23:50`, expected the date of the next day'],
      fixed: timeline('23:50 One', '2024-10-28 00:10 Two', '00:30 Three').replace(
        'duration: 2024-08-10T14:30Z/2024-08-10T16:45Z',
        'timezone: Europe/Amsterdam\nduration: 2024-10-27 23:00/2024-10-28 00:30',
      ),
    },
    {
      name: 'reports an entry in the wrong position, rather than a missing date more than a day away',
      document: timeline('2024-08-12 23:30 One', '2024-08-10 00:10 Two', '2024-08-12 23:40 Three'),
      messages: ['6:3 Unexpected `2024-08-10 00:10` after `2024-08-12 23:30`, expected the entries in order of time'],
      fixed: timeline('2024-08-10 00:10 Two', '2024-08-12 23:30 One', '2024-08-12 23:40 Three'),
    },
    {
      name: 'reports a timeline with the newest entry first once',
      document: timeline('14:50 Four', '14:40 Three', '14:35 Two', '14:30 One'),
      messages: ['5:3 Unexpected timeline with the newest entry first, expected the oldest first'],
      fixed: timeline('14:30 One', '14:35 Two', '14:40 Three', '14:50 Four'),
    },
    {
      name: 'adds the date after midnight if the duration continues past it',
      document: overMidnight('23:30 `started` One', '**~00:10 UTC** Two', '00:30–00:40 `mitigated` Three'),
      messages: ['6:5 Unexpected `~00:10 UTC` after `23:30`, expected the date of the next day'],
      fixed: overMidnight('23:30 `started` One', '**2024-08-11 ~00:10 UTC** Two', '00:30–00:40 `mitigated` Three'),
    },
    {
      name: 'reports a mistyped date itself if `timeline-date` is off, and does not fix the order until it is corrected',
      document: timeline('2024-08-10 14:30 One', '2023-08-10 14:40 Two', '14:50 Three', '2024-08-10 15:00 Four'),
      messages: ['6:3 Unexpected `2023-08-10 14:40` after `2024-08-10 14:30`, expected the entries in order of time'],
      notes: ['Correct the date, perhaps to `2024-08-10`, or move the entry.'],
    },
    {
      name: 'reports entries below a date that are out of order among themselves, which another date would not change',
      document: timeline('2024-08-10 11:00 One', '2024-08-10 11:00 Two', '10:01 Three', '10:33 Four', '10:45 Five'),
      messages: [
        '5:3 Unexpected `2024-08-10 11:00` before `10:01`, expected the entries in order of time',
        '6:3 Unexpected `2024-08-10 11:00` before `10:01`, expected the entries in order of time',
      ],
    },
    {
      name: 'reports a mistyped date, and other entries that are out of order',
      document: timeline(
        '2024-08-10 14:30 One',
        '2025-08-10 14:40 Two',
        '2024-08-10 14:50 Three',
        '15:10 Four',
        '15:00 Five',
      ),
      messages: [
        '6:3 Unexpected `2025-08-10 14:40` before `2024-08-10 14:50`, expected the entries in order of time',
        '9:3 Unexpected `15:00` after `15:10`, expected the entries in order of time',
      ],
    },
    {
      name: 'does not move an entry that another year puts in order where it is',
      document: timeline('2023-12-01 10:00 One', '2023-01-28 10:00 Two', '2024-03-08 10:00 Three'),
      messages: ['6:3 Unexpected `2023-01-28 10:00` after `2023-12-01 10:00`, expected the entries in order of time'],
      notes: ['Correct its date, perhaps to `2024-01-28`, or move it above `2023-12-01 10:00` on line 5.'],
    },
    {
      name: 'compares entries across a vague one',
      document: timeline('15:00 One', '??:?? Two', '14:00 Three', '15:30 Four'),
      messages: ['7:3 Unexpected `14:00` after `15:00`, expected the entries in order of time'],
    },
  ],
  checkDocument(postmortem, { document, settings, report }) {
    const sequences = Map.groupBy(postmortem.timeline, (entry) => entry.sequence);
    const disorders: Disorder[] = [];
    // Otherwise `timeline-date` names the mistyped date, and one typo is one message.
    const isAlone = settings.rules['timeline-date']?.severity === 'off';
    for (const sequence of sequences.values()) {
      const typos = findDateTypos(sequence);
      if (isAlone) for (const typo of typos) reportTypo(sequence, typo, report);
      const entries = typos.length > 0 ? correctDates(sequence, typos) : sequence;
      const fault = explainOrder(entries);
      if (!fault) continue;
      // Until the dates are corrected, the right position of an entry is uncertain.
      if (typos.length > 0) reportFault({ entries, fault }, new Map(), report);
      else disorders.push({ entries, fault });
    }
    // Other forms are rewritten first, and an entry with a mistyped date is in the right place.
    const isCertain = postmortem.otherForms.length === 0 && !disorders.some(hasOtherDate);
    const fix: OrderFix = isCertain ? fixOrder(disorders, postmortem, document, settings) : new Map();
    for (const disorder of disorders) reportFault(disorder, fix, report);
  },
});

function reportTypo(entries: readonly TimelineEntry[], typo: DateTypo, report: RuleContext['report']): void {
  const entry = entries[typo.index];
  if (!entry) return;
  const above = entries[typo.index - 1];
  const isBehind = above !== undefined && isBefore(entry.start, above.start);
  // An entry below it that inherits its date may be the one that is out of order.
  const below = entries.slice(typo.index + 1, typo.until + 1).find(({ start }) => isBefore(start, entry.start));
  const place = isBehind ? ` after \`${above.start.text}\`` : below ? ` before \`${below.start.text}\`` : '';
  report({
    reason: `Unexpected \`${entry.start.text}\`${place}, expected the entries in order of time`,
    note: `Correct the date, perhaps to \`${typo.expected}\`, or move the entry.`,
    position: entry.timePosition,
  });
}

function reportFault({ entries, fault }: Disorder, fix: OrderFix, report: RuleContext['report']): void {
  const [first] = entries;
  if (fault.kind === 'days') reportDays(entries, fault.breaks, fix, report);
  else if (fault.kind === 'moves') reportMoves(entries, fault.moved, fix, report);
  else if (first) {
    report({
      reason: 'Unexpected timeline with the newest entry first, expected the oldest first',
      note: 'Reverse it: readers follow an incident from its start.',
      position: first.timePosition,
      fix: fix.get(first),
    });
  }
}

function reportDays(
  entries: readonly TimelineEntry[],
  breaks: readonly number[],
  fix: OrderFix,
  report: RuleContext['report'],
): void {
  for (const [count, index] of breaks.entries()) {
    const [before, entry] = [entries[index - 1], entries[index]];
    if (!before || !entry) continue;
    const moment = addDays(entry.start, count + 1);
    report({
      reason: `Unexpected \`${entry.start.text}\` after \`${before.start.text}\`, expected the date of the next day`,
      note: noteOfDay(entry, formatMoment(moment, { date: true, zone: false })),
      position: entry.timePosition,
      fix: fix.get(entry),
    });
  }
}

/** If both dates are written, the upper one may be the wrong one instead. */
function noteOfDay({ start }: TimelineEntry, expected: string): string {
  return dateOf(start) === undefined
    ? `Add the date: \`${expected}\`. Entries below it without a date inherit its date.`
    : `Write \`${expected}\`, and add a day to the dates below it. If the dates above it are wrong instead, subtract a day from those.`;
}

function reportMoves(
  entries: readonly TimelineEntry[],
  moved: readonly number[],
  fix: OrderFix,
  report: RuleContext['report'],
): void {
  const out = new Set(moved);
  const stay = entries.filter((_, index) => !out.has(index));
  for (const index of moved) {
    const entry = entries[index];
    if (!entry) continue;
    const above = entries.findLast((other, at) => at < index && !out.has(at) && isBefore(entry.start, other.start));
    const below = entries.find((other, at) => at > index && !out.has(at) && isBefore(other.start, entry.start));
    const neighbour = above ? ` after \`${above.start.text}\`` : below ? ` before \`${below.start.text}\`` : '';
    const place = entryAfter(entry.start, stay);
    const other = otherDate(entries, index, out);
    report({
      reason: `Unexpected \`${entry.start.text}\`${neighbour}, expected the entries in order of time`,
      note: other
        ? `Correct its date, perhaps to \`${other}\`, or move it${place ? ` above \`${place.start.text}\` on line ${place.position.start.line}` : ' below all other entries'}.`
        : place
          ? `Move it above \`${place.start.text}\` on line ${place.position.start.line}, or correct its time.`
          : 'Move it below all other entries, or correct its time.',
      position: entry.timePosition,
      fix: fix.get(entry),
    });
  }
}

function timeline(...entries: string[]): string {
  return withTimeline('duration: 2024-08-10T14:30Z/2024-08-10T16:45Z', ...entries);
}

function overMidnight(...entries: string[]): string {
  return timeline(...entries)
    .replace(/Z\/.*/, 'Z/2024-08-11T00:40Z')
    .replace('14:30Z', '23:30Z');
}
