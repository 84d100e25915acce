import type { TimelineEntry } from '../postmortem/postmortem.ts';
import { defineRule } from '../rule.ts';
import { timeline } from './examples.ts';
import { foldWord, isTypo } from '../text/typo.ts';

export const timelineKind = defineRule({
  id: 'timeline-kind',
  severity: 'warn',
  description: 'Inline code after the time of an entry is not a misspelled entry kind.',
  reason: 'An unknown entry kind is read as text: the milestone is missing, although its author marked it.',
  fix: 'Corrects the entry kind.',
  examples: [
    {
      name: 'passes entry kinds, and code that is part of the text',
      document: timeline(
        '14:30 UTC `detected` `acknowledged` A',
        '14:35 `restarted`, `deleted` and `declined` B',
        '14:40 `kubectl rollout restart` C',
        '14:45 A `detcted`',
        '14:46 `reso` `detects to` `mitiga` B',
        '14:47 `a`',
        '14:50',
      ),
      messages: [],
    },
    {
      name: 'passes a configured entry kind',
      document: timeline('14:30 `resolve` A'),
      settings: { kinds: ['resolve', 'resolved'] },
      messages: [],
    },
    {
      name: 'warns about typos, also after other kinds and after any separator',
      document: timeline(
        '14:30 UTC: `detceted` A',
        '**14:35** – `detected`, `Acknowleged` B',
        '`14:40` `ruled-out` C',
        '14:45 `Mitigated` `resolve` D',
      ),
      messages: [
        '5:15 Unexpected entry kind `detceted`, expected `detected`',
        '6:28 Unexpected entry kind `Acknowleged`, expected `acknowledged`',
        '7:12 Unexpected entry kind `ruled-out`, expected `ruled_out`',
        '8:10 Unexpected entry kind `Mitigated`, expected `mitigated`',
        '8:22 Unexpected entry kind `resolve`, expected `resolved`',
      ],
      fixed: timeline(
        '14:30 UTC: `detected` A',
        '**14:35** – `detected`, `acknowledged` B',
        '`14:40` `ruled_out` C',
        '14:45 `mitigated` `resolved` D',
      ),
    },
    {
      name: 'warns about a shortened kind, also in the columns of a table',
      document: `${timeline()}| Time | | What |\n| - | - | - |\n| 14:30 | \`detect\` | A |\n| 14:35 | | \`communicat\` B |\n`,
      messages: [
        '7:12 Unexpected entry kind `detect`, expected `detected`',
        '8:14 Unexpected entry kind `communicat`, expected `communicated`',
      ],
      fixed: `${timeline()}| Time | | What |\n| - | - | - |\n| 14:30 | \`detected\` | A |\n| 14:35 | | \`communicated\` B |\n`,
    },
  ],
  checkDocument({ timeline: entries }, { document, settings, report }) {
    for (const entry of entries) {
      for (const { start, text } of codeAfterTime(document.text, entry)) {
        if (settings.kinds.includes(text)) continue;
        const kind = settings.kinds.find((candidate) => isMisspelled(text, candidate));
        // Kinds after other code are not read.
        if (kind === undefined) break;
        const end = start + text.length;
        report({
          reason: `Unexpected entry kind \`${text}\`, expected \`${kind}\``,
          note: `Write \`${kind}\`. Otherwise it is read as text.`,
          expected: kind,
          position: document.positionAt(start, end),
          fix: [{ start, end, text: kind }],
        });
      }
    }
  },
});

/** The inline code between the time and the text, without backticks. */
function codeAfterTime(text: string, { position, timePosition }: TimelineEntry): { start: number; text: string }[] {
  let at = timePosition.end.offset;
  const rest = (): string => text.slice(at, position.end.offset);
  // The time may be inline code itself.
  if (text[timePosition.start.offset - 1] === '`') at += 1;
  at += /^[\s*_:·–—|-]*/.exec(rest())?.[0].length ?? 0;
  const found: { start: number; text: string }[] = [];
  for (;;) {
    const [whole, code = ''] = /^`([^`\r\n]+)`(?!`)[\s,|]*/.exec(rest()) ?? [];
    if (whole === undefined) return found;
    found.push({ start: at + 1, text: code });
    at += whole.length;
  }
}

/** Whether a word is a typo of a kind, or a kind without its last two letters: `mitigat`. */
function isMisspelled(word: string, kind: string): boolean {
  const folded = foldWord(word);
  return isTypo(folded, kind) || (folded.length >= 5 && folded.length >= kind.length - 2 && kind.startsWith(folded));
}
