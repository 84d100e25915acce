import { explainOrder, placeOf } from '../postmortem/order.ts';
import type { TimelineEntry } from '../postmortem/postmortem.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { addDays, formatMoment } from '../time/format.ts';
import { isBefore } from '../time/moment.ts';

export const timelineOrder = defineRule({
  id: 'timeline-order',
  severity: 'error',
  description: 'The entries of a timeline stand in the order of their times.',
  reason:
    'A reader follows the incident from top to bottom. An entry out of place is a mistyped time, a lost date, or a story that cannot have happened that way.',
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
      name: 'passes what may be in order: approximate and partly known times, spans by their start',
      document: timeline('14:00–15:00 One', '~14:05 Two', '14:0? Three', '??:?? Four', '14:30 Five'),
      messages: [],
    },
    {
      name: 'passes threads that go on at the same time',
      document: timeline('14:30 UTC One', '14:50 UTC Two\n### Network', '14:35 UTC Three', '14:45 UTC Four'),
      messages: [],
    },
    {
      name: 'reports the lower of two entries that changed places',
      document: timeline('14:30 UTC One', '14:40 UTC Three', '14:35 UTC Two', '14:50 UTC Four'),
      messages: ['7:3 Unexpected `14:35 UTC` after `14:40 UTC`, expected the entries in order of time'],
    },
    {
      name: 'reports one mistyped time once, not everything below it',
      document: timeline('14:30 UTC One', '18:35 UTC Two', '14:40 UTC Three', '14:50 UTC Four'),
      messages: ['6:3 Unexpected `18:35 UTC` before `14:40 UTC`, expected the entries in order of time'],
    },
    {
      name: 'reports a lost date once, at the first entry after midnight',
      document: timeline('23:30 One', '23:50 Two', '00:10 Three', '00:30 Four', '01:00 Five'),
      messages: ['7:3 Unexpected `00:10` after `23:50`, expected the date of the next day'],
    },
    {
      name: 'reports a date that was carried on over midnight once',
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
    },
    {
      name: 'reports a timeline with the newest entry first once',
      document: timeline('14:50 Four', '14:40 Three', '14:35 Two', '14:30 One'),
      messages: ['5:3 Unexpected timeline with the newest entry first, expected the oldest first'],
    },
    {
      name: 'sees behind a vague entry',
      document: timeline('15:00 One', '??:?? Two', '14:00 Three', '15:30 Four'),
      messages: ['7:3 Unexpected `14:00` after `15:00`, expected the entries in order of time'],
    },
  ],
  checkDocument({ timeline: entries }, { report }) {
    for (const sequence of Map.groupBy(entries, (entry) => entry.sequence).values()) checkSequence(sequence, report);
  },
});

function checkSequence(entries: TimelineEntry[], report: RuleContext['report']): void {
  const fault = explainOrder(entries);
  const [first] = entries;
  if (!fault || !first) return;
  if (fault.kind === 'reversed') {
    report({
      reason: 'Unexpected timeline with the newest entry first, expected the oldest first',
      note: 'Turn it round: readers follow an incident from its beginning.',
      position: first.timePosition,
    });
  } else if (fault.kind === 'days') reportDays(entries, fault.breaks, report);
  else reportMoves(entries, fault.moved, report);
}

function reportDays(entries: TimelineEntry[], breaks: number[], report: RuleContext['report']): void {
  for (const [count, index] of breaks.entries()) {
    const [before, entry] = [entries[index - 1], entries[index]];
    if (!before || !entry) continue;
    const moment = addDays(entry.start, count + 1);
    report({
      reason: `Unexpected \`${entry.start.text}\` after \`${before.start.text}\`, expected the date of the next day`,
      note: `Write its date: \`${formatMoment(moment, { date: true, zone: false })}\`. What stands below it without a date takes the same.`,
      position: entry.timePosition,
    });
  }
}

function reportMoves(entries: TimelineEntry[], moved: number[], report: RuleContext['report']): void {
  const out = new Set(moved);
  const stay = entries.filter((_, index) => !out.has(index));
  for (const index of moved) {
    const entry = entries[index];
    if (!entry) continue;
    const above = entries.findLast((other, at) => at < index && !out.has(at) && isBefore(entry.start, other.start));
    const below = entries.find((other, at) => at > index && !out.has(at) && isBefore(other.start, entry.start));
    const neighbour = above ? ` after \`${above.start.text}\`` : below ? ` before \`${below.start.text}\`` : '';
    const place = placeOf(entry.start, stay);
    report({
      reason: `Unexpected \`${entry.start.text}\`${neighbour}, expected the entries in order of time`,
      note: place
        ? `Move it above \`${place.start.text}\` on line ${place.position.start.line}, or correct its time.`
        : 'Move it below all others, or correct its time.',
      position: entry.timePosition,
    });
  }
}

function timeline(...entries: string[]): string {
  return `---\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\n---\n## Timeline\n${entries.map((entry) => `- ${entry}\n`).join('')}`;
}
