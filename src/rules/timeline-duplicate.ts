import type { TimelineEntry } from '../postmortem/postmortem.ts';
import { defineRule } from '../rule.ts';
import { timeline } from './examples.ts';
import { editDistance } from '../text/typo.ts';

export const timelineDuplicate = defineRule({
  id: 'timeline-duplicate',
  severity: 'info',
  description: 'Every event appears in the timeline once.',
  reason: 'When two people add the same event, later corrections reach only one of the two entries.',
  examples: [
    {
      name: 'passes the same words at another time, and other words at the same time',
      document: timeline('14:30 The service is restarted', '14:40 The service is restarted', '14:40 Load falls'),
      messages: [],
    },
    {
      name: 'passes words that differ by a number, a name or a short word',
      document: timeline(
        '14:30 Restart of web-1',
        '14:30 Restart of web-2',
        '14:30 The east region is up',
        '14:30 The west region is up',
        '14:30 The east region is down',
        '14:30 The east region',
        '14:30 Node 1000012 is full',
        '14:30 Node 1000013 is full',
        '14:30 Code 1000013 is full',
      ),
      messages: [],
    },
    {
      name: 'passes the same event in two threads, and entries without text',
      document: timeline('14:30 The alert fires', '14:40', '14:40\n### Network', '14:30 The alert fires'),
      messages: [],
    },
    {
      name: 'notes the same words despite differences in punctuation, case and typos',
      document: timeline(
        '14:30 The monitoring alert fires.',
        '14:35 A',
        '14:30 `detected` **Monitorin** an alert fires',
      ),
      messages: ['7:3 Unexpected second entry at `14:30` with the same words, expected each event once'],
      notes: ['The first one is on line 5. Remove one of the two.'],
    },
    {
      name: 'notes every further entry, also at the same moment in another zone',
      document: timeline('14:30 Ämter A', '16:30 +02:00 Ämter a', '14:30 UTC ämter a!'),
      messages: [
        '6:3 Unexpected second entry at `16:30 +02:00` with the same words, expected each event once',
        '7:3 Unexpected second entry at `14:30 UTC` with the same words, expected each event once',
      ],
    },
  ],
  checkDocument({ timeline: entries }, { report }) {
    const sameMoment = Map.groupBy(entries, ({ start, end, thread }) =>
      JSON.stringify([start.earliest, start.latest, end?.earliest, end?.latest, thread]),
    );
    for (const group of sameMoment.values()) {
      if (group.length < 2) continue;
      const seen: { words: string[]; entry: TimelineEntry }[] = [];
      for (const entry of group) {
        const words = wordsOf(entry.text);
        if (words.length === 0) continue;
        const first = seen.find((other) => isAlike(words, other.words));
        // A limit, since each entry is compared with all others; real timelines have fewer at one moment.
        if (!first && seen.length < 100) seen.push({ words, entry });
        if (!first) continue;
        report({
          reason: `Unexpected second entry at \`${entry.start.text}\` with the same words, expected each event once`,
          note: `The first one is on line ${first.entry.position.start.line}. Remove one of the two.`,
          position: entry.timePosition,
        });
      }
    }
  },
});

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
  return words.filter((word) => !['a', 'an', 'the'].includes(word));
}

/** `node 1` and `node 2` are two events, and so are `up` and `down`; typos are only accepted in long words. */
function isAlike(words: readonly string[], others: readonly string[]): boolean {
  return words.length === others.length && words.every((word, index) => isSame(word, others[index] ?? ''));
}

function isSame(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) > 5 && !/\p{N}/u.test(a) && editDistance(a, b) === 1);
}
