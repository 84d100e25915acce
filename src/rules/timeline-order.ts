import type { TimelineEntry } from '../postmortem/postmortem.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { isBefore, orderRange } from '../time/moment.ts';

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
      name: 'reports the lower of two entries that changed places',
      document: timeline('14:30 UTC One', '14:40 UTC Three', '14:35 UTC Two', '14:50 UTC Four'),
      messages: ['7:3 Unexpected `14:35 UTC` after `14:40 UTC`, expected the entries in order of time'],
    },
    {
      name: 'passes threads that go on at the same time',
      document: timeline('14:30 UTC One', '14:50 UTC Two\n### Network', '14:35 UTC Three', '14:45 UTC Four'),
      messages: [],
    },
    {
      name: 'reports one mistyped time once, not everything below it',
      document: timeline('14:30 UTC One', '18:35 UTC Two', '14:40 UTC Three', '14:50 UTC Four'),
      messages: ['6:3 Unexpected `18:35 UTC` before `14:40 UTC`, expected the entries in order of time'],
    },
  ],
  checkDocument({ timeline: entries }, { report }) {
    for (const sequence of Map.groupBy(entries, (entry) => entry.sequence).values()) {
      checkSequence(sequence, report);
    }
  },
});

function checkSequence(entries: TimelineEntry[], report: RuleContext['report']): void {
  const kept = longestInOrder(entries);
  for (const [index, entry] of entries.entries()) {
    if (kept.has(index)) continue;
    const stays = (other: number): boolean => kept.has(other);
    const above = entries.findLast((other, at) => at < index && stays(at) && isBefore(entry.start, other.start));
    const next = entries.find((_, at) => at > index && stays(at));
    const belongsAbove = entries.find((other, at) => stays(at) && isBefore(entry.start, other.start));
    report({
      reason: above
        ? `Unexpected \`${entry.start.text}\` after \`${above.start.text}\`, expected the entries in order of time`
        : `Unexpected \`${entry.start.text}\` before \`${next?.start.text}\`, expected the entries in order of time`,
      note: belongsAbove
        ? `Move it above \`${belongsAbove.start.text}\` on line ${belongsAbove.position.start.line}, or correct its time.`
        : 'Move it below all others, or correct its time.',
      position: entry.timePosition,
    });
  }
}

/**
 * The most entries that can stay where they are; of equally many, those that stand higher,
 * so that of two entries that changed places the lower one is named.
 */
function longestInOrder(entries: TimelineEntry[]): Set<number> {
  const ranges = entries.map((entry) => orderRange(entry.start));
  const lengths: number[] = [];
  const previous: number[] = [];
  for (const [index, [, last]] of ranges.entries()) {
    let length = 1;
    let from = -1;
    for (let before = 0; before < index; before += 1) {
      const found = (lengths[before] ?? 0) + 1;
      if (found > length && last >= (ranges[before]?.[0] ?? 0)) {
        length = found;
        from = before;
      }
    }
    lengths.push(length);
    previous.push(from);
  }
  const kept = new Set<number>();
  let index = lengths.indexOf(lengths.reduce((longest, length) => Math.max(longest, length), 0));
  while (index >= 0) {
    kept.add(index);
    index = previous[index] ?? -1;
  }
  return kept;
}

function timeline(...entries: string[]): string {
  return `---\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\n---\n## Timeline\n${entries.map((entry) => `- ${entry}\n`).join('')}`;
}
