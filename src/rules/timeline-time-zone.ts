import type { Position } from '../position.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import { placeInDuration } from '../postmortem/positions.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import { nearest } from '../text/typo.ts';
import { defineRule } from '../rule.ts';
import { clockAt } from '../time/calendar.ts';
import { epochSeconds, type Moment } from '../time/moment.ts';
import { findStatedZone } from '../time/stated-zone.ts';
import { resolveZone, zonesNamed } from '../time/zone.ts';

const amsterdam = '---\ntimezone: Europe/Amsterdam\nduration: { start: 2024-03-30 22:00 }\n---\n';

export const timelineTimeZone = defineRule({
  id: 'timeline-time-zone',
  severity: 'error',
  description: 'Every time has an unambiguous time zone, and exists in it exactly once.',
  reason:
    'Readers in other places assume their own zone, and an abbreviation can mean two or three offsets. A wrong zone shifts the whole incident by hours.',
  examples: [
    {
      name: 'passes times with a zone, or in the zone of the document',
      document: `${amsterdam}## Timeline\n- 22:00 A\n- 22:05 UTC B\n- 23:00 +01:00 C\n`,
      messages: [],
    },
    {
      name: 'passes a heading that agrees with the frontmatter',
      document: `${amsterdam}## Timeline (CET)\n\nAll times in Europe/Amsterdam.\n\n- 22:00 A\n`,
      messages: [],
    },
    {
      name: 'passes a table header with its own zone',
      document: `${amsterdam}## Timeline\n| Time (UTC) | Event |\n| --- | --- |\n| 22:00 | A |\n`,
      messages: [],
    },
    {
      name: 'passes another name of the same zone',
      document:
        '---\ntimezone: Etc/UTC\nduration: { start: 2024-08-10 14:30 }\n---\n## Timeline\n\nAll times in UTC.\n\n- 14:30 A\n',
      messages: [],
    },
    {
      name: 'passes abbreviations that are not about the times',
      document:
        '---\ntimezone: UTC\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline of the EST migration to MST\n- 14:30 A\n',
      messages: [],
    },
    {
      name: 'reports a zone that does not exist, before an entry kind',
      document: '---\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n- 14:30 Europe/Lisbn `detected` A\n',
      messages: ['5:3 Unexpected zone `Europe/Lisbn`, expected `Area/City` or an offset'],
      notes: ['If the times are in `Europe/Lisbon`, write that. Or set `timezone` and remove the zone here.'],
    },
    {
      name: 'reports the abbreviation of Moscow in Cyrillic, behind a time and above the timeline',
      document:
        '---\nduration: { start: 2024-08-10T14:30Z }\n---\n## Хронология\n\nВремя по МСК.\n\n- 14:30 A\n- 14:40 МСК B\n',
      messages: [
        '6:10 warn Unexpected zone `МСК` above the timeline, expected `timezone` in the frontmatter',
        '9:3 Unexpected zone `МСК`, expected `Area/City` or an offset',
      ],
    },
    {
      name: 'reports an unknown zone without a suggestion',
      document: '---\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n- 14:30 Europe/Headquarters A\n',
      messages: ['5:3 Unexpected zone `Europe/Headquarters`, expected `Area/City` or an offset'],
      notes: ['Set `timezone` and remove the zone here.'],
    },
    {
      name: 'passes words with a slash after a time',
      document:
        '---\ntimezone: UTC\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n- 14:30 Client/Server restarts\n',
      messages: [],
    },
    {
      name: 'reports an abbreviation once, at its first entry',
      document:
        '---\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n- 14:30 PST A\n- 14:40 PST B\n- 14:45 PST B\n- 14:50–14:55 IST C\n',
      messages: [
        '5:3 Unexpected zone `PST`, expected `Area/City` or an offset',
        '8:3 Unexpected zone `IST`, expected `Area/City` or an offset',
      ],
      notes: [
        'If the times are in `America/Los_Angeles` or `Asia/Manila`, write that here and in 2 entries below. Or set `timezone` and remove the zone here.',
        'If the times are in `Asia/Kolkata` or `Europe/Dublin` or `Asia/Jerusalem`, write that. Or set `timezone` and remove the zone here.',
      ],
    },
    {
      name: 'reports times that clocks skipped or showed twice',
      document: `${amsterdam}## Timeline\n- 2024-03-31 02:30 A\n- 2024-10-27 02:30 B\n- 2024-10-27 02:30 +01:00 C\n- 2024-10-27 01:30–~02:30 D\n`,
      messages: [
        '6:3 Unexpected `2024-03-31 02:30`, which clocks in `Europe/Amsterdam` skipped, expected a time that exists',
        '7:3 Unexpected `2024-10-27 02:30`, which clocks in `Europe/Amsterdam` showed twice, expected an offset after it',
        '9:3 Unexpected `02:30`, which clocks in `Europe/Amsterdam` showed twice, expected an offset after it',
      ],
    },
    {
      name: 'notes once that no zone is stated',
      document: '---\nduration: { start: 2024-08-10 14:30 }\n---\n## Timeline\n- 14:30 A\n- 14:40 B\n',
      messages: ['2:20 info Unexpected time without a zone, expected `timezone` in the frontmatter'],
    },
    {
      name: 'passes dates without a time',
      document: '---\nduration: 2024-08-10/2024-08-11\n---\n## Timeline\n- 2024-08-10 A\n',
      messages: [],
    },
    {
      name: 'leaves an invalid `timezone` to `schema`',
      document: '---\ntimezone: CET\nduration: { start: 2024-08-10 14:30 }\n---\n',
      messages: [],
    },
    {
      name: 'passes other words in parentheses, an ambiguous name that includes the zone, and the text of items',
      document:
        '---\ntimezone: Asia/Kolkata\nduration: { start: 2024-08-10 14:30 }\n---\n## Timeline (Draft), all times IST\n\n12. All times in UTC\n13. 14:30 A\n',
      messages: [],
    },
    {
      name: 'warns if the timeline names another zone than the frontmatter',
      document: `${amsterdam}## Timeline\n\n__All times in UTC__\n\n- 22:00 A\n`,
      messages: [
        '7:16 warn Unexpected zone `UTC` above the timeline, expected `Europe/Amsterdam`, in which its times are read',
      ],
    },
    {
      name: 'warns about a zone that is three hours off',
      document:
        '---\ntimezone: America/Los_Angeles\nduration: { start: 2024-08-10 14:30 }\n---\n## Timeline (draft, EST)\n\nAll times in America/New_York\n\n- 14:30 A\n',
      messages: [
        '7:14 warn Unexpected zone `America/New_York` above the timeline, expected `America/Los_Angeles`, in which its times are read',
      ],
    },
    {
      name: 'warns if the timeline names a zone and the frontmatter does not',
      document: '---\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline (all times PDT)\n- 14:30 A\n',
      messages: ['4:24 warn Unexpected zone `PDT` above the timeline, expected `timezone` in the frontmatter'],
    },
  ],
  checkDocument(postmortem, { document, report }) {
    const { timeline } = postmortem;
    const moments = [...timesOf(postmortem)];
    const reported = new Set<string>();
    for (const { moment, position } of moments) {
      const { unknownZone, clockChange, zone, text } = moment;
      const zones = unknownZone === undefined ? [] : zonesMeant(unknownZone);
      const key = zones.join() || unknownZone;
      if (unknownZone && key !== undefined && !reported.has(key)) {
        reported.add(key);
        const meant = zones.map((name) => `\`${name}\``).join(' or ');
        const more = timeline.filter(({ start, timePosition }) => {
          return (
            start.unknownZone !== undefined &&
            zonesMeant(start.unknownZone).join() === zones.join() &&
            timePosition.start.offset > position.start.offset
          );
        }).length;
        const below = more > 0 ? ` here and in ${more} ${more > 1 ? 'entries' : 'entry'} below` : '';
        report({
          reason: `Unexpected zone \`${unknownZone}\`, expected \`Area/City\` or an offset`,
          note: `${meant ? `If the times are in ${meant}, write that${below}. Or set` : 'Set'} \`timezone\` and remove the zone here.`,
          position,
        });
      }
      if (!clockChange) continue;
      const plain = text.replace(/^~/, '');
      report(
        clockChange === 'skipped'
          ? {
              reason: `Unexpected \`${plain}\`, which clocks in \`${zone}\` skipped, expected a time that exists`,
              note: 'Correct the time: clocks were moved forward in that hour.',
              position,
            }
          : {
              reason: `Unexpected \`${plain}\`, which clocks in \`${zone}\` showed twice, expected an offset after it`,
              note: 'Add the offset: clocks were moved back in that hour.',
              position,
            },
      );
    }

    const named = zoneAbove(postmortem, document);
    const [firstEntry] = timeline;
    if (
      named &&
      firstEntry &&
      !(named.zone && postmortem.timezoneAssumed) &&
      !canMean(named.name, postmortem.timezone, firstEntry.start)
    ) {
      const inForce = postmortem.timezoneAssumed
        ? '`timezone` in the frontmatter'
        : `\`${postmortem.timezone}\`, in which its times are read`;
      report({
        reason: `Unexpected zone \`${named.name}\` above the timeline, expected ${inForce}`,
        note: 'Set `timezone` in the frontmatter, which applies to every time without a zone.',
        position: named.position,
        severity: 'warn',
      });
      return;
    }
    // `schema` reports an invalid `timezone`.
    const written = postmortem.positions['/timezone'] !== undefined;
    const assumed = moments.find(({ moment }) => moment.zoneAssumed && moment.precision !== 'day');
    if (!assumed || written) return;
    report({
      reason: 'Unexpected time without a zone, expected `timezone` in the frontmatter',
      note: 'Set it here, or for all documents in `casebook.yaml`. Until then the time is read as UTC.',
      position: assumed.position,
      severity: 'info',
    });
  },
});

function* timesOf(postmortem: Postmortem): Generator<{ moment: Moment; position: Position }> {
  for (const span of postmortem.duration) {
    for (const part of ['start', 'end'] as const) {
      const position = placeInDuration(postmortem, span, part);
      if (span[part] && position) yield { moment: span[part], position };
    }
  }
  for (const { start, end, timePosition } of postmortem.timeline) {
    yield { moment: start, position: timePosition };
    if (end) yield { moment: end, position: timePosition };
  }
}

/** The zone that the heading of the timeline, or the text above the first entry, states for all times. */
function zoneAbove(
  { timeline, timelineHeadings }: Postmortem,
  { text, positionAt }: MarkdownDocument,
): { name: string; zone?: string | undefined; position: Position } | undefined {
  const [heading] = timelineHeadings;
  const [first] = timeline;
  if (!heading || !first) return undefined;
  const above = text.slice(heading.start.offset, first.position.start.offset);
  const [words = ''] = above.split(/^[ \t]*(?:\||[-*+] |\d+[.)] )/m);
  const header = /^[ \t]*\|.*$/m.exec(above);
  const inWords = findStatedZone(words);
  // A zone in the header of a column that has one meaning applies to the column.
  const inHeader = inWords || !header ? undefined : findStatedZone(header[0]);
  const stated = inWords ?? (inHeader?.zone === undefined ? inHeader : undefined);
  const start = heading.start.offset + (stated?.index ?? 0) + (stated === inHeader ? (header?.index ?? 0) : 0);
  return stated && { name: stated.name, zone: stated.zone, position: positionAt(start, start + stated.name.length) };
}

/** Whether a name can mean the same offset as a zone at a moment of the incident. */
function canMean(name: string, zone: string, at: Moment): boolean {
  const seconds = epochSeconds(at.earliest);
  const { offsetSeconds } = clockAt(seconds, zone);
  const resolved = resolveZone(name);
  const meant = resolved === undefined ? (zonesNamed(name) ?? []) : [resolved];
  return meant.some((candidate) => clockAt(seconds, candidate).offsetSeconds === offsetSeconds);
}

/** The zones that an abbreviation can mean, or the zone that was misspelled. */
function zonesMeant(unknownZone: string): readonly string[] {
  const meant = zonesNamed(unknownZone);
  if (meant) return meant;
  return [nearest(unknownZone, Intl.supportedValuesOf('timeZone')) ?? []].flat();
}
