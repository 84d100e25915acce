import type { OtherForm, Postmortem, TimelineEntry } from '../../postmortem/postmortem.ts';
import { defineRule, type RuleContext } from '../../rule.ts';
import { isTwelveHour } from '../../time/parse.ts';
import { timeline } from '../examples.ts';
import { rewriteEntries } from './canonical-fix.ts';
import { canonicalTime } from './canonical-time.ts';

export const timelineEntry = defineRule({
  id: 'timeline-entry',
  severity: 'error',
  description: 'Every item of a timeline begins with a time that exists, in the canonical form.',
  reason: 'An entry without a readable time has no place in the order, in the chart and in the figures.',
  fix: 'Rewrites the timeline in the canonical form: a list or a table, 24-hour clocks, dates as `YYYY-MM-DD`.',
  examples: [
    {
      name: 'passes exact and vague times, spans and dates',
      document: `${timeline()}- ~14:30 A\n- 14:3? B\n- 14:40–14:50 C\n- 2024-08-11 D\n`,
      messages: [],
    },
    {
      name: 'passes a number that is not a time',
      document: `${timeline()}- 14:30 A\n  - 3 nodes were full\n`,
      messages: [],
    },
    {
      name: 'reports a time that does not exist',
      document: `${timeline()}- 14:30 A\n- 25:10 B\n`,
      messages: ['6:3 Unexpected `25:10`, expected a time that exists'],
    },
    {
      name: 'reports a date that does not exist, and a placeholder',
      document: `${timeline()}- 2024-06-31 10:00 A\n- 31 June B\n- HH:MM C\n`,
      messages: [
        '5:3 Unexpected `2024-06-31 10:00`, expected a time that exists',
        '6:3 Unexpected `31 June`, expected a time such as `14:30` or `2024-08-10 14:30`',
        '7:3 Unexpected `HH:MM`, expected a time such as `14:30` or `2024-08-10 14:30`',
      ],
    },
    {
      name: 'notes times in other spellings once, and rewrites them',
      document: `${timeline()}- 14:30 A\n- 8/10/2024 - 15:38 B\n- **At 16.10 Uhr:** C\n- [16:50] D\n- 10 August 17:40 E\n- 1.15.2024-rc1 is out\n- [17:50](a.md) F\n`,
      messages: [
        '6:3 info Unexpected time `8/10/2024 - 15:38`, expected `2024-08-10 15:38`',
        '10:1 info Unexpected item without a time, expected one at its start',
      ],
      fixed: `${timeline()}- 14:30 A\n- 2024-08-10 15:38 B\n- 16:10 C\n- 16:50 D\n- 2024-08-10 17:40 E\n- 1.15.2024-rc1 is out\n- [17:50](a.md) F\n`,
    },
    {
      name: 'notes paragraphs as entries, and makes them a list',
      document: `${timeline()}**14:30 UTC:** A\n\n14:40 B\ngoes on\n\n[14:50] **C** D\n`,
      messages: ['5:3 info Unexpected paragraph as an entry, expected a list item: `- 14:30 UTC …`'],
      fixed: `${timeline()}- 14:30 UTC A\n\n- 14:40 B\n  goes on\n\n- 14:50 **C** D\n`,
    },
    {
      name: 'notes times on lines of their own, and makes them a list',
      document: `${timeline()}August 10, 2024: 2:30pm\nA\n\nAugust 10, 2024: 2:40pm\nB\n`,
      messages: ['5:1 info Unexpected paragraph as an entry, expected a list item: `- 2024-08-10 14:30 …`'],
      fixed: `${timeline()}- 2024-08-10 14:30\n  A\n\n- 2024-08-10 14:40\n  B\n`,
    },
    {
      name: 'reports a line that begins like a time among others, and does not hide it in a list',
      document: `${timeline()}2024-08-10 14:30 A\n\n08/10/202 - B\n\n2024-08-10 14:50 C\n25:10 D\n`,
      messages: [
        '5:1 info Unexpected paragraph as an entry, expected a list item: `- 2024-08-10 14:30 …`',
        '7:1 Unexpected `08/10/202`, expected a time such as `14:30` or `2024-08-10 14:30`',
        '10:1 Unexpected `25:10`, expected a time that exists',
      ],
    },
    {
      name: 'passes a version at the start of a paragraph below a list',
      document: `${timeline()}- 14:30 A\n\n1.2.345 was released.\n`,
      messages: [],
    },
    {
      name: 'takes the time behind a struck-through one, and keeps both',
      document: `${timeline()}- ~~14:00~~ 14:05 A\n- **~~14:10~~ 14:15** B\n- ~~14:20 C~~\n- ~~14:30~~ D\n`,
      messages: ['5:13 info Unexpected time `~~14:00~~ 14:05`, expected `14:05`'],
      fixed: `${timeline()}- 14:05 ~~14:00~~ A\n- 14:15 ~~14:10~~ B\n- ~~14:20 C~~\n- ~~14:30~~ D\n`,
    },
    {
      name: 'keeps the meaning of `By`',
      document: `${timeline()}- At 14:30 A\n- By 14:40, all is well\n- **By 14:50 UTC**: **B**\n- By 15:00\n`,
      messages: ['5:6 info Unexpected time `At 14:30`, expected `14:30`'],
      fixed: `${timeline()}- 14:30 A\n- 14:40 By then all is well\n- 14:50 UTC By then **B**\n- 15:00\n`,
    },
    {
      name: 'notes headings as entries, and makes them a list',
      document: `${timeline()}### 14:30 - Alert\n\nIt fires.\n\n\`\`\`\nlog\n\`\`\`\n\n### 14:40\n\nB\n`,
      messages: ['5:5 info Unexpected heading as an entry, expected a list item: `- 14:30 …`'],
      fixed: `${timeline()}- 14:30 Alert\n\n  It fires.\n\n  \`\`\`\n  log\n  \`\`\`\n\n- 14:40\n\n  B\n`,
    },
    {
      name: 'notes lists in a list by day, and writes the days',
      document: `${timeline()}* 8/10\n  * 14:30 - A\n    * B\n  * 14:40 C\n* August 11\n  * 10:10 D\n`,
      messages: ['6:5 info Unexpected list in a list, expected one list: `- 14:30 …`'],
      fixed: `${timeline()}- 14:30 A\n  * B\n- 14:40 C\n- 2024-08-11 10:10 D\n`,
    },
    {
      name: 'removes the empty lines below such a day',
      document: `${timeline()}* 8/10\n\n  * 14:30 A\n\n  * 14:40 B\n`,
      messages: ['7:5 info Unexpected list in a list, expected one list: `- 14:30 …`'],
      fixed: `${timeline()}- 14:30 A\n\n- 14:40 B\n`,
    },
    {
      name: 'notes a day and a clock in two columns, and joins them',
      document: `${timeline()}| Date | Time | What |\n| --- | --- | --- |\n| August 10 | 14:30 | A |\n| August 11 | 9:15 | [B](b) |\n`,
      messages: ['7:15 info Unexpected time in several columns, expected `2024-08-10 14:30` in the first one'],
      fixed: `${timeline()}| Time | What |\n| --- | --- |\n| 2024-08-10 14:30 | A |\n| 2024-08-11 09:15 | [B](b) |\n`,
    },
    {
      name: 'keeps headers of joined columns that say more than what they hold',
      document: `${timeline()}| Date (ship log) | Time (UTC) | What |\n| --- | --- | --- |\n| August 10 | 14:30 | A |\n`,
      messages: ['7:15 info Unexpected time in several columns, expected `2024-08-10 14:30` in the first one'],
      fixed: `${timeline()}| Time (UTC), Date (ship log) | What |\n| --- | --- |\n| 2024-08-10 14:30 | A |\n`,
    },
    {
      name: 'does not join columns with other words in them, or with a zone of their own',
      document: `${timeline()}| Start | End | What |\n| - | - | - |\n| 14:30 | 14:40 | A |\n| 14:50 | ongoing | B |\n\n| Start | End (UTC) | What |\n| - | - | - |\n| 15:00 | 15:10 | C |\n`,
      messages: ['7:3 info Unexpected time in several columns, expected `14:30–14:40` in the first one'],
      notes: ['It is read, but `casebook lint --fix` cannot rewrite it safely. This timeline has 3 of them.'],
    },
    {
      name: 'notes days in words in headings',
      document: `${timeline()}### 10 August 2024\n\n- 14:30 A\n\n### Day 2 (August 11, 2024)\n\n- 09:15 B\n`,
      messages: ['5:5 info Unexpected day `10 August 2024`, expected `2024-08-10`'],
      fixed: `${timeline()}### 2024-08-10\n\n- 14:30 A\n\n### Day 2 (2024-08-11)\n\n- 09:15 B\n`,
    },
    {
      name: 'reports a day with two readings that nothing settles',
      document: '---\nduration: { start: 2020-01-01 }\n---\n## Timeline\n- 03/04/2024 14:30 A\n',
      messages: ['5:3 Unexpected `03/04/2024 14:30`, which is 2024-03-04 or 2024-04-03, expected `YYYY-MM-DD`'],
    },
    {
      name: 'reports once that no date is known',
      path: 'postmortems/a.md',
      document: '---\ntitle: A\n---\n## Timeline\n- 14:30 A\n- 14:40 B\n',
      messages: [
        '5:3 Unexpected time without a date, expected a date before it or `duration.start` in the frontmatter',
      ],
    },
    {
      name: 'notes an item without a time',
      document: `${timeline()}- 14:30 A\n- B\n`,
      messages: ['6:1 info Unexpected item without a time, expected one at its start'],
    },
    {
      name: 'notes a 12-hour clock once',
      document: `${timeline()}- 2:30 PM A\n- 13:55 PM UTC – 4:05 PM B\n`,
      messages: ['5:3 info Unexpected 12-hour clock `2:30 PM`, expected `14:30`'],
      fixed: `${timeline()}- 14:30 A\n- 13:55–16:05 UTC B\n`,
    },
    {
      name: 'rewrites 12-hour clocks in all notations',
      document: `${timeline()}- **~12:05 a.m. UTC**: A\n- 2024-08-10T2:30:15.5pm+02:00 B\n- 2:30-3:3? pm C\n- 13:30 – 15:30 PM D\n\n| Time |\n| - |\n| 12:00 PM |\n`,
      messages: ['5:5 info Unexpected 12-hour clock `~12:05 a.m. UTC`, expected `~00:05 UTC`'],
      fixed: `${timeline()}- ~00:05 UTC A\n- 2024-08-10 14:30:15 +02:00 B\n- 14:30–15:3? C\n- 13:30–15:30 D\n\n| Time |\n| - |\n| 12:00 |\n`,
    },
    {
      name: 'does not rewrite a time that the clock skipped',
      document: `${timeline()}- 9:00–3:30 PM A\n- 2024-03-31 2:30 AM Europe/Berlin B\n`,
      messages: ['5:3 info Unexpected 12-hour clock `9:00–3:30 PM`, expected `09:00–15:30`'],
    },
    {
      name: 'rewrites rows without a bar at their end',
      document: `${timeline()}| Date | Time | Event |\n|-|-|-|\n| Aug 10 | 14:30 | A\n| Aug 10 | 14:40 | B\n`,
      messages: ['7:12 info Unexpected time in several columns, expected `2024-08-10 14:30` in the first one'],
      fixed: `${timeline()}| Time | Event |\n| - | - |\n| 2024-08-10 14:30 | A |\n| 2024-08-10 14:40 | B |\n`,
    },
  ],
  checkDocument(postmortem, context) {
    checkLooseItems(postmortem, context);
    const { otherForms } = postmortem;
    for (const { entry, otherDates, shape } of otherForms) {
      const written = postmortem.timeline[entry ?? -1];
      if (!otherDates || !written || shape === 'day line') continue;
      const dates = [written.start.statedDate, ...otherDates].join(' or ');
      context.report({
        reason: `Unexpected \`${written.start.text}\`, which is ${dates}, expected \`YYYY-MM-DD\``,
        note: 'Write the date as `YYYY-MM-DD`, which has one reading.',
        position: written.timePosition,
      });
    }
    // Without a closing line, the lists below the frontmatter are text for the parser.
    if (!context.document.frontmatter && context.document.text.startsWith('---')) return;
    const groups = Map.groupBy(otherForms, (form) => groupOf(form, postmortem.timeline));
    for (const [name, forms] of groups) {
      const message = name === 'none' ? undefined : describe(name, forms, postmortem, context);
      if (!message) continue;
      const more = forms.length > 1 ? ` This timeline has ${forms.length} of them.` : '';
      const fix = rewriteEntries({ forms, all: otherForms }, postmortem, context.document);
      context.report({ ...message, note: `${adviceOn(name, fix !== undefined)}${more}`, severity: 'info', fix });
    }
  },
});

function adviceOn(name: GroupName, isFixed: boolean): string {
  if (name === 'clock') return 'Write the 24-hour clock, which cannot be misread.';
  return isFixed
    ? 'It is read; `casebook lint --fix` rewrites it.'
    : 'It is read, but `casebook lint --fix` cannot rewrite it safely.';
}

type GroupName = 'clock' | 'spelling' | 'none' | OtherForm['shape'];

/** One message for each form, not one for each entry. */
function groupOf({ shape, otherDates, entry }: OtherForm, entries: readonly TimelineEntry[]): GroupName {
  if (otherDates) return 'none';
  const moments = [entries[entry ?? -1]?.start, entries[entry ?? -1]?.end];
  if (shape !== 'item' && shape !== 'row') return shape === 'day line' ? 'none' : shape;
  return moments.some((moment) => moment && isTwelveHour(moment.text)) ? 'clock' : 'spelling';
}

function describe(
  name: GroupName,
  [first]: readonly OtherForm[],
  { timeline: entries }: Postmortem,
  { document }: RuleContext,
): { reason: string; position: TimelineEntry['position'] } | undefined {
  if (!first) return undefined;
  const entry = entries[first.entry ?? -1];
  if (name === 'day heading') {
    const { start, end } = first.lead;
    const written = document.text.slice(start, end);
    return {
      reason: `Unexpected day \`${written}\`, expected \`${first.day}\``,
      position: document.positionAt(start, end),
    };
  }
  if (!entry) return undefined;
  const time = canonicalTime(entry, first) ?? canonicalTime(withoutEnd(entry), first) ?? entry.start.text;
  const { start, end } = entry.timePosition;
  const source = document.text.slice(start.offset, end.offset);
  // What is unexpected about `At 14:30` or `[14:30]` stands around the time.
  const written =
    source === time ? document.text.slice(first.lead.start, first.lead.end).trim().replaceAll('`', '') : source;
  const reasons: Partial<Record<GroupName, string>> = {
    clock: `Unexpected 12-hour clock \`${written}\`, expected \`${time}\``,
    spelling: `Unexpected time \`${written}\`, expected \`${time}\``,
    paragraph: `Unexpected paragraph as an entry, expected a list item: \`- ${time} …\``,
    heading: `Unexpected heading as an entry, expected a list item: \`- ${time} …\``,
    'nested item': `Unexpected list in a list, expected one list: \`- ${time} …\``,
    columns: `Unexpected time in several columns, expected \`${time}\` in the first one`,
    HTML: `Unexpected HTML as a timeline, expected a list: \`- ${time} …\``,
    code: `Unexpected code as a timeline, expected a list: \`- ${time} …\``,
  };
  const reason = reasons[name];
  return reason === undefined ? undefined : { reason, position: entry.timePosition };
}

function checkLooseItems(
  { timeline: entries, looseItems, positions }: Postmortem,
  { document, report }: RuleContext,
): void {
  // If the frontmatter is broken, `frontmatter` reports that.
  const isReadable = document.frontmatter?.data !== undefined;
  // If the start is written but unreadable, `schema` reports that.
  const startIsWritten = ['/duration', '/duration/start', '/duration/0/start'].some((place) => positions[place]);
  const firstUndated = looseItems.find(({ undated }) => undated);
  const [first] = entries;
  for (const item of looseItems) {
    const { attempt, undated, position, isRelative } = item;
    if (attempt) {
      const isDigits = /^[~ ]*(?:[\d?]{1,2}:|\d{4,5}-)/.test(attempt.text);
      report({
        reason: `Unexpected \`${attempt.text}\`, expected ${isDigits ? 'a time that exists' : 'a time such as `14:30` or `2024-08-10 14:30`'}`,
        note: 'Write the 24-hour clock, `00:00` to `23:59`, and dates as `YYYY-MM-DD`; write `?` for unknown digits.',
        position: attempt.position,
      });
    } else if (undated) {
      if (item !== firstUndated || !isReadable || (startIsWritten && !isRelative)) continue;
      report({
        reason: isRelative
          ? 'Unexpected time from a moment that is not stated, expected that moment: `T0 = 14:30`'
          : 'Unexpected time without a date, expected a date before it or `duration.start` in the frontmatter',
        note: isRelative
          ? 'State it above the first entry, or give `duration.start` a clock time.'
          : 'Add one of the two. A time without a date takes the date of the entry above it, and the first entry that of `duration.start` or of the file name.',
        position: item.timePosition ?? position,
      });
    } else if (first) {
      const isAbove = position.start.offset < first.position.start.offset;
      report({
        reason: 'Unexpected item without a time, expected one at its start',
        note: isAbove
          ? 'Begin the item with a time. Without one, it is no entry: it is shown above the timeline.'
          : 'Begin the item with a time. Without one, it is read as part of the entry above it.',
        position: { start: position.start, end: position.start },
        severity: 'info',
      });
    }
  }
}

function withoutEnd({ end: _end, ...entry }: TimelineEntry): TimelineEntry {
  return entry;
}
