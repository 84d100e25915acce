import type { Position } from '../position.ts';
import type { MarkdownDocument } from '../markdown/parse.ts';
import { placeInDuration } from '../postmortem/positions.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import { nearest } from '../text/typo.ts';
import { defineRule } from '../rule.ts';
import { clockAt } from '../time/calendar.ts';
import { epochSeconds, type Moment } from '../time/moment.ts';
import { resolveZone, zoneAbbreviations } from '../time/zone.ts';

const amsterdam = '---\ntimezone: Europe/Amsterdam\nduration: { start: 2024-03-30 22:00 }\n---\n';

export const timelineTimeZone = defineRule({
  id: 'timeline-time-zone',
  severity: 'error',
  description: 'Every time is in a zone that means one offset, and says which.',
  reason:
    'Teams in several places read the same clock differently, and an abbreviation means two or three offsets. A wrong zone moves the whole incident by hours.',
  examples: [
    {
      name: 'passes times with a zone, or in the zone of the document',
      document: `${amsterdam}## Timeline\n- 22:00 A\n- 22:05 UTC B\n- 23:00 +01:00 C\n`,
      messages: [],
    },
    {
      name: 'passes a heading that says what the frontmatter says',
      document: `${amsterdam}## Timeline (CET)\n\nAll times in Europe/Amsterdam.\n\n- 22:00 A\n`,
      messages: [],
    },
    {
      name: 'passes a table whose header has a zone of its own',
      document: `${amsterdam}## Timeline\n| Time (UTC) | Event |\n| --- | --- |\n| 22:00 | A |\n`,
      messages: [],
    },
    {
      name: 'passes another name of the same clocks',
      document:
        '---\ntimezone: Etc/UTC\nduration: { start: 2024-08-10 14:30 }\n---\n## Timeline\n\nAll times in UTC.\n\n- 14:30 A\n',
      messages: [],
    },
    {
      name: 'passes words that are zones elsewhere',
      document:
        '---\ntimezone: UTC\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline of the EST migration to MST\n- 14:30 A\n',
      messages: [],
    },
    {
      name: 'reports a zone that does not exist, and reads the kind behind it',
      document: '---\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n- 14:30 Europe/Lisbn `detected` A\n',
      messages: ['5:3 Unexpected zone `Europe/Lisbn`, expected `Area/City` or an offset'],
      notes: ['Where the clocks are those of `Europe/Lisbon`, write that; or set `timezone` and leave it out.'],
    },
    {
      name: 'reports a zone that is like none',
      document: '---\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n- 14:30 Europe/Headquarters A\n',
      messages: ['5:3 Unexpected zone `Europe/Headquarters`, expected `Area/City` or an offset'],
      notes: ['Set `timezone` and leave it out.'],
    },
    {
      name: 'passes words with a slash behind a time',
      document:
        '---\ntimezone: UTC\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n- 14:30 Client/Server restarts\n',
      messages: [],
    },
    {
      name: 'reports an abbreviation once, where it first stands',
      document:
        '---\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n- 14:30 PST A\n- 14:40 PST B\n- 14:45 PST B\n- 14:50–14:55 IST C\n',
      messages: [
        '5:3 Unexpected zone `PST`, expected `Area/City` or an offset',
        '8:3 Unexpected zone `IST`, expected `Area/City` or an offset',
      ],
      notes: [
        'Where the clocks are those of `America/Los_Angeles` or `Asia/Manila`, write that, here and in 2 entries below; or set `timezone` and leave it out.',
        'Where the clocks are those of `Asia/Kolkata` or `Europe/Dublin` or `Asia/Jerusalem`, write that; or set `timezone` and leave it out.',
      ],
    },
    {
      name: 'reports clocks that never showed a time, or showed it twice',
      document: `${amsterdam}## Timeline\n- 2024-03-31 02:30 A\n- 2024-10-27 02:30 B\n- 2024-10-27 02:30 +01:00 C\n- 2024-10-27 01:30–~02:30 D\n`,
      messages: [
        '6:3 Unexpected `2024-03-31 02:30`, which no clock in `Europe/Amsterdam` showed, expected a time that it did',
        '7:3 Unexpected `2024-10-27 02:30`, which clocks in `Europe/Amsterdam` showed twice, expected an offset behind it',
        '9:3 Unexpected `02:30`, which clocks in `Europe/Amsterdam` showed twice, expected an offset behind it',
      ],
    },
    {
      name: 'notes once that nothing says which zone it is',
      document: '---\nduration: { start: 2024-08-10 14:30 }\n---\n## Timeline\n- 14:30 A\n- 14:40 B\n',
      messages: ['2:20 info Unexpected time without a zone, expected `timezone` in the frontmatter'],
    },
    {
      name: 'passes days without a clock',
      document: '---\nduration: 2024-08-10/2024-08-11\n---\n## Timeline\n- 2024-08-10 A\n',
      messages: [],
    },
    {
      name: 'leaves a zone that is none to the schema',
      document: '---\ntimezone: CET\nduration: { start: 2024-08-10 14:30 }\n---\n',
      messages: [],
    },
    {
      name: 'passes another word in brackets, a name that may mean the zone, and what an item says',
      document:
        '---\ntimezone: Asia/Kolkata\nduration: { start: 2024-08-10 14:30 }\n---\n## Timeline (Draft), all times IST\n\n12. All times in UTC\n13. 14:30 A\n',
      messages: [],
    },
    {
      name: 'warns when the timeline names another zone than the frontmatter',
      document: `${amsterdam}## Timeline\n\n__All times in UTC__\n\n- 22:00 A\n`,
      messages: [
        '7:16 warn Unexpected zone `UTC` above the timeline, expected `Europe/Amsterdam`, in which its times are read',
      ],
    },
    {
      name: 'warns of a name that is three hours off',
      document:
        '---\ntimezone: America/Los_Angeles\nduration: { start: 2024-08-10 14:30 }\n---\n## Timeline (draft, EST)\n\nAll times in America/New_York\n\n- 14:30 A\n',
      messages: [
        '7:14 warn Unexpected zone `America/New_York` above the timeline, expected `America/Los_Angeles`, in which its times are read',
      ],
    },
    {
      name: 'warns when the timeline names a zone that the frontmatter leaves out',
      document: '---\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline (all times PDT)\n- 14:30 A\n',
      messages: ['4:24 warn Unexpected zone `PDT` above the timeline, expected `timezone` in the frontmatter'],
    },
  ],
  checkDocument(postmortem, { document, report }) {
    const { timeline } = postmortem;
    const moments = [...timesOf(postmortem)];
    const told = new Set<string>();
    for (const { moment, position } of moments) {
      const { unknownZone, clockChange, zone, text } = moment;
      if (unknownZone && !told.has(unknownZone)) {
        told.add(unknownZone);
        const meant = meantBy(unknownZone)
          .map((name) => `\`${name}\``)
          .join(' or ');
        const more = timeline.filter(({ start, timePosition }) => {
          return start.unknownZone === unknownZone && timePosition.start.offset > position.start.offset;
        }).length;
        const below = more > 0 ? `, here and in ${more} ${more > 1 ? 'entries' : 'entry'} below` : '';
        report({
          reason: `Unexpected zone \`${unknownZone}\`, expected \`Area/City\` or an offset`,
          note: `${meant ? `Where the clocks are those of ${meant}, write that${below}; or set` : 'Set'} \`timezone\` and leave it out.`,
          position,
        });
      }
      if (!clockChange) continue;
      const plain = text.replace(/^~/, '');
      report(
        clockChange === 'skipped'
          ? {
              reason: `Unexpected \`${plain}\`, which no clock in \`${zone}\` showed, expected a time that it did`,
              note: 'The clock was moved forward over it.',
              position,
            }
          : {
              reason: `Unexpected \`${plain}\`, which clocks in \`${zone}\` showed twice, expected an offset behind it`,
              note: 'The clock was moved back in that hour.',
              position,
            },
      );
    }

    const named = zoneAbove(postmortem, document);
    const [firstEntry] = timeline;
    if (named && firstEntry && !means(named.name, postmortem.timezone, firstEntry.start)) {
      const inForce = postmortem.timezoneAssumed
        ? '`timezone` in the frontmatter'
        : `\`${postmortem.timezone}\`, in which its times are read`;
      report({
        reason: `Unexpected zone \`${named.name}\` above the timeline, expected ${inForce}`,
        note: 'Words above the timeline are for readers only; `timezone` in the frontmatter sets the zone of every time that states none.',
        position: named.position,
        severity: 'warn',
      });
      return;
    }
    // Of one that is written and is no zone, the schema says so.
    const written = postmortem.positions['/timezone'] !== undefined;
    const assumed = moments.find(({ moment }) => moment.zoneAssumed && moment.precision !== 'day');
    if (!assumed || written) return;
    report({
      reason: 'Unexpected time without a zone, expected `timezone` in the frontmatter',
      note: 'It is read as UTC. A zone for all documents can stand in `casebook.yaml`.',
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

/** A zone that the heading of the timeline, or what stands between it and the first entry, says all times are in. */
function zoneAbove(
  { timeline, timelineHeadings }: Postmortem,
  { text, positionAt }: MarkdownDocument,
): { name: string; position: Position } | undefined {
  const [heading] = timelineHeadings;
  const [first] = timeline;
  if (!heading || !first) return undefined;
  const above = text.slice(heading.start.offset, first.position.start.offset);
  // The header of a table speaks for its column, and is read.
  const [words = ''] = above.split(/^[ \t]*(?:\||[-*+] |\d+[.)] )/m);
  for (const match of words.matchAll(zoneInWords)) {
    const name = (match[1] ?? match[2] ?? '').replace(/[_/]+$/, '');
    if (resolveZone(name) === undefined && !Object.hasOwn(zoneAbbreviations, name)) continue;
    const start = heading.start.offset + match.index + match[0].indexOf(name);
    return { name, position: positionAt(start, start + name.length) };
  }
  return undefined;
}

const zoneName = String.raw`([A-Z][A-Za-z_/]*(?:[+-]\d[\d:]*)?)`;
// `Timeline (UTC)`, `all times PDT`, `Times are in CET`: a zone's name alone may be the name of anything.
const zoneInWords = new RegExp(
  String.raw`\(\s*(?:[Aa]ll )?(?:[Tt]imes? )?(?:are )?(?:in )?${zoneName}\s*[,)]|\b[Tt]imes? (?:are )?(?:in )?${zoneName}`,
  'g',
);

/** Whether a name means what clocks in a zone show, at a moment of the incident. */
function means(name: string, zone: string, at: Moment): boolean {
  const seconds = epochSeconds(at.earliest);
  const { offsetSeconds } = clockAt(seconds, zone);
  const resolved = resolveZone(name);
  const meant = resolved === undefined ? (zoneAbbreviations[name] ?? []) : [resolved];
  return meant.some((candidate) => clockAt(seconds, candidate).offsetSeconds === offsetSeconds);
}

/** What an abbreviation can stand for, or the zone that was misspelt. */
function meantBy(unknownZone: string): readonly string[] {
  if (Object.hasOwn(zoneAbbreviations, unknownZone)) return zoneAbbreviations[unknownZone] ?? [];
  return [nearest(unknownZone, Intl.supportedValuesOf('timeZone')) ?? []].flat();
}
