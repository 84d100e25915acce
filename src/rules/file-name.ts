import { milestoneOf } from '../analysis/milestones.ts';
import { placeInDuration } from '../postmortem/positions.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import { uniqueSlug } from '../text/slug.ts';
import { defineRule } from '../rule.ts';
import { clockAt, daysBetween } from '../time/calendar.ts';
import { dayOf } from '../time/format.ts';
import { epochSeconds, type Moment } from '../time/moment.ts';
import { findDate, readDate } from '../time/civil.ts';
import { dateOf } from '../time/parse.ts';

const started = '---\nduration: { start: 2024-08-10T14:30Z }\n---\n';

export const fileName = defineRule({
  id: 'file-name',
  severity: 'warn',
  description: 'The file name of a postmortem is `YYYY-MM-DD-slug.md`, with the date that the incident is known by.',
  reason:
    'Names that begin with a date sort by incident, and two branches rarely choose the same name, unlike with numbers.',
  examples: [
    {
      name: 'passes a date and a slug',
      path: 'postmortems/2024-08-10-Auth_v2.1-störung.md',
      document: started,
      messages: [],
    },
    {
      name: 'passes the date of the detection, long after the start',
      path: 'postmortems/2024-08-10-leak.md',
      document:
        '---\nduration: { start: 2024-07-01T14:30Z }\n---\n## Timeline\n- 2024-07-01 14:30 A\n- 2024-08-10 09:00 `detected` B\n',
      messages: [],
    },
    {
      name: 'passes a date within the duration, such as the day on which a long exposure was noticed',
      path: 'postmortems/2024-08-10-leak.md',
      document: '---\nduration: { start: 2024-07-01T14:30Z, end: 2024-08-11T09:00Z }\n---\n',
      messages: [],
    },
    {
      name: 'passes a date between two periods of impact',
      path: 'postmortems/2024-08-10-leak.md',
      document: '---\nduration: [2024-07-01T14:30Z/2024-07-01T15:30Z, 2024-08-20T14:30Z/2024-08-20T15:30Z]\n---\n',
      messages: [],
    },
    {
      name: 'passes the day before the start',
      path: 'postmortems/2024-08-09-leak.md',
      document: started,
      messages: [],
    },
    { name: 'passes the day after the start', path: 'postmortems/2024-08-11-leak.md', document: started, messages: [] },
    {
      name: 'passes a date that the vague start does not contradict',
      path: 'postmortems/2024-08-09-leak.md',
      document:
        '---\nduration: [{ start: 2024-09-01T00:00Z }, { start: 2024-08-?? }, { start: 2024-08-10T23:30Z }]\n---\n',
      messages: [],
    },
    {
      name: 'passes the day on which a vulnerability was disclosed',
      path: 'postmortems/2024-11-01-leak.md',
      document: started.replace('duration', 'kind: security\nduration'),
      messages: [],
    },
    {
      name: 'warns about a date that does not exist',
      path: 'postmortems/2024-02-30-outage.md',
      document: '# A\n',
      messages: ['1:1 Unexpected date `2024-02-30` in the file name, expected a date that exists'],
    },
    {
      name: 'warns about a name without a date',
      path: 'postmortems/outage.md',
      document: '# A\n',
      messages: ['1:1 Unexpected name `outage.md`, expected `YYYY-MM-DD-slug.md`'],
      notes: [
        'Rename it, for example to `YYYY-MM-DD-outage.md`. Add the old name under `aliases` to keep links working.',
      ],
    },
    {
      name: 'warns about a date that does not exist in a name with spaces',
      path: 'postmortems/2024-06-31 Sign ins  fail.md',
      document: started,
      messages: ['1:1 Unexpected name `2024-06-31 Sign ins  fail.md`, expected `YYYY-MM-DD-slug.md`'],
      notes: [
        'Rename it, for example to `2024-08-10-sign-ins-fail.md`. Add the old name under `aliases` to keep links working.',
      ],
    },
    {
      name: 'warns about spaces',
      path: 'postmortems/2024-08-10-Störung B.md',
      document: '# A\n',
      messages: ['1:1 Unexpected name `2024-08-10-Störung B.md`, expected `YYYY-MM-DD-slug.md`'],
      notes: [
        'Rename it, for example to `2024-08-10-storung-b.md`. Add the old name under `aliases` to keep links working.',
      ],
    },
    {
      name: 'warns about two dashes, and words before the date',
      path: 'postmortems/old-2024-08-10--leak.md',
      document: '# A\n',
      messages: ['1:1 Unexpected name `old-2024-08-10--leak.md`, expected `YYYY-MM-DD-slug.md`'],
      notes: [
        'Rename it, for example to `2024-08-10-old-leak.md`. Add the old name under `aliases` to keep links working.',
      ],
    },
    {
      name: 'suggests the words of the title if the name has none',
      path: 'postmortems/2024-08-10.md',
      document: '# Sign-ins fail\n',
      messages: ['1:1 Unexpected name `2024-08-10.md`, expected `YYYY-MM-DD-slug.md`'],
      notes: [
        'Rename it, for example to `2024-08-10-sign-ins-fail.md`. Add the old name under `aliases` to keep links working.',
      ],
    },
    {
      name: 'suggests no words for a number without a title',
      path: 'postmortems/42.md',
      document: 'A\n',
      messages: ['1:1 Unexpected name `42.md`, expected `YYYY-MM-DD-slug.md`'],
      notes: [
        'Rename it, for example to `YYYY-MM-DD-slug.md`. Add the old name under `aliases` to keep links working.',
      ],
    },
    {
      name: 'notes a date far from the start of the incident',
      path: 'postmortems/2024-08-01-outage.md',
      document: started,
      messages: ['2:20 info Unexpected date `2024-08-01` in the file name, expected one near `2024-08-10T14:30Z`'],
    },
    {
      name: 'notes a later date, in review as well',
      path: 'postmortems/2024-08-20-outage.md',
      document: started.replace('duration', 'status: in_review\nduration'),
      messages: ['3:20 info Unexpected date `2024-08-20` in the file name, expected one near `2024-08-10T14:30Z`'],
    },
    {
      name: 'passes any date after the review, since links lead to the name',
      path: 'postmortems/2024-08-01-outage.md',
      document: started.replace('duration', 'status: reviewed\nduration'),
      messages: [],
    },
  ],
  checkDocument(postmortem, { document, report }) {
    const [, written = ''] = /^(\d{4}-\d{2}-\d{2})-[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*$/u.exec(postmortem.id) ?? [];
    const date = readDate(written);
    if (date === undefined && written !== '') {
      report({
        reason: `Unexpected date \`${written}\` in the file name, expected a date that exists`,
        note: 'Correct the date in the name, which is the date that the incident is known by.',
        position: document.positionAt(0, 0),
      });
      return;
    }
    if (date === undefined) {
      report({
        reason: `Unexpected name \`${postmortem.path.replace(/^.*\//, '')}\`, expected \`YYYY-MM-DD-slug.md\``,
        note: `Rename it, for example to \`${betterName(postmortem)}\`. Add the old name under \`aliases\` to keep links working.`,
        position: document.positionAt(0, 0),
      });
      return;
    }
    const [first] = postmortem.duration;
    if (!first?.start || (postmortem.status !== 'draft' && postmortem.status !== 'in_review')) return;
    const starts = postmortem.duration.flatMap(({ start }) => start ?? []);
    const known = [...starts, milestoneOf(postmortem, 'detected')?.moment ?? []].flat();
    if (known.some((moment) => isNear(date, moment))) return;
    if (isWithin(date, postmortem)) return;
    // A vulnerability that was exploited long before is known by the day of its disclosure.
    if (postmortem.kind === 'security' && starts.every((start) => dayOf(start, start.zone) < date)) return;
    report({
      reason: `Unexpected date \`${date}\` in the file name, expected one near \`${first.start.text}\``,
      note: 'The name contains the date that the incident is known by. Correct the date in the name, or the start of the duration.',
      position: placeInDuration(postmortem, first, 'start') ?? document.positionAt(0, 0),
      severity: 'info',
    });
  },
});

/** An exposure of a week is known by the day on which it was noticed. */
function isWithin(date: string, { duration }: Postmortem): boolean {
  const days = duration.flatMap(({ start, end }) =>
    [start, end].flatMap((moment) => (moment ? dayOf(moment, moment.zone) : [])),
  );
  return days.some((day) => day <= date) && days.some((day) => day >= date);
}

/** One day of difference may come from time zones. */
function isNear(date: string, { earliest, latest, zone }: Moment): boolean {
  const first = clockAt(epochSeconds(earliest), zone).date;
  const last = clockAt(epochSeconds(latest), zone).date;
  return daysBetween(date, first) <= 1 && daysBetween(last, date) <= 1;
}

function betterName({ id, title = '', duration }: Postmortem): string {
  const [first] = duration;
  const date = findDate(id) ?? dateOf(first?.start) ?? 'YYYY-MM-DD';
  const words = [id.replace(/\d{4}-\d{2}-\d{2}/, ''), title].find((text) => /\p{L}/u.test(text)) ?? '';
  const slug = uniqueSlug(words.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-'), new Set(), 'slug');
  return `${date}-${slug}.md`;
}
