import type { RuleExample } from '../../rule.ts';

/** What a review requires of the frontmatter, without a title and tasks. */
export const reviewed = `status: in_review
severity: SEV1
services: [authentication]
duration: 2024-08-10T14:30Z/2024-08-10T16:45Z
impact: Sign-ins fail
root_cause: Session objects are never released
`;

/** The examples of `schema` in which a key or a value has one correction. */
export const correctionExamples: RuleExample[] = [
  {
    name: 'reports in the same run what is missing once a typo is fixed',
    document: '---\ntitle: A\nstatus: in-review\nimpact: none\nroot_cause: A\nseverity: SEV1\nservices: [a]\n---\n',
    messages: [
      '1:1 Missing `duration`, expected text or a mapping of keys or a list',
      '1:1 Missing `tasks`, expected a list',
      '3:9 Unexpected `status` `in-review`, expected one of `draft`, `in_review`, `reviewed`, `closed`, `withdrawn`',
    ],
    fixed: '---\ntitle: A\nstatus: in_review\nimpact: none\nroot_cause: A\nseverity: SEV1\nservices: [a]\n---\n',
  },
  {
    name: 'reports what one task lacks once',
    document: `---\ntitle: A\n${reviewed}tasks:\n  - title: A\n  - B\n---\n`,
    messages: [
      '10:5 Missing `owner` and `due` of task 1, expected for example `dev-team` and `2024-08-12`',
      '11:5 Unexpected text `B` as item 2 of `tasks`, expected a mapping of keys',
      '11:5 Missing `owner` and `due` of task 2, expected for example `dev-team` and `2024-08-12`',
    ],
    notes: [
      'Write both, or a `ticket` such as `AUTH-412`.',
      'Write `title: B`.',
      'Write both, or a `ticket` such as `AUTH-412`.',
    ],
    fixed: `---\ntitle: A\n${reviewed}tasks:\n  - title: A\n  - title: B\n---\n`,
  },
  {
    name: 'renames the keys of other tools, together with their values',
    document:
      '---\ntitle: A\nauthor: Ann, Bob\nincident_id: INC-12\n"Time zone": UTC\naction_items:\n  - { name: B, assignee: bob, due_date: "Sep 20, 2024", state: TODO }\n---\n',
    messages: [
      '3:1 Unexpected key `author`, expected `authors`',
      '4:1 Unexpected key `incident_id`, expected `aliases`',
      '5:1 Unexpected key `Time zone`, expected `timezone`',
      '6:1 Unexpected key `action_items`, expected `tasks`',
      '7:7 Unexpected key `name`, expected `title`',
      '7:16 Unexpected key `assignee`, expected `owner`',
      '7:31 Unexpected key `due_date`, expected `due`',
      '7:57 Unexpected key `state`, expected `status`',
    ],
    notes: [
      'Write `authors: [Ann, Bob]`.',
      'Write `aliases: [INC-12]`.',
      'Did you mean `timezone`?',
      'Write `tasks`.',
      'Write `title`.',
      'Write `owner`.',
      'Write `due: 2024-09-20`.',
      'Write `status: open`.',
    ],
    fixed:
      '---\ntitle: A\nauthors: [Ann, Bob]\naliases: [INC-12]\n"timezone": UTC\ntasks:\n  - { title: B, owner: bob, due: "2024-09-20", status: open }\n---\n',
  },
  {
    name: 'leaves keys of other tools to the author where their value has several places',
    document: '---\ntitle: A\ndate: 2024-08-10\nsummary: B\nstart: 2024-08-10T14:30Z\n---\n',
    messages: [
      '3:1 Unexpected key `date`, expected `duration`',
      '4:1 Unexpected key `summary`, expected `impact`',
      '5:1 Unexpected key `start`, expected `duration`',
    ],
    notes: [
      'The date of an incident is the one in the file name. The period of impact is `duration: { start: …, end: … }`.',
      'Write what happened as `title`, and what users noticed as `impact`.',
      'Write the period of impact as `duration: { start: …, end: … }`.',
    ],
  },
  {
    name: 'writes values in the type that is expected',
    document:
      '---\ntitle: A\nimpact: { percent_affected: 35 %, users_affected: "~1,200", support_tickets: 3 or so }\ndetection: monitoring\nservices: a, b and c\nreviewers: none\ncontributing_factors: One, two, and three words of a sentence\ntasks: Add an alert\ntags: [1, true]\nroles: { commander: bob }\n---\n',
    messages: [
      '3:29 Unexpected text `35 %` as `percent_affected`, expected a number or a mapping of keys',
      '3:51 Unexpected text `~1,200` as `users_affected`, expected a number or a mapping of keys',
      '3:78 Unexpected text `3 or so` as `support_tickets`, expected a number or a mapping of keys',
      '4:12 Unexpected text `monitoring` as `detection`, expected a mapping of keys',
      '5:11 Unexpected text `a, b and c` as `services`, expected a list',
      '6:12 Unexpected text `none` as `reviewers`, expected a list',
      '7:23 Unexpected text `One, two, and three words of a sentence` as `contributing_factors`, expected a list',
      '8:8 Unexpected text `Add an alert` as `tasks`, expected a list',
      '9:8 Unexpected number `1` as item 1 of `tags`, expected text',
      '9:11 Unexpected boolean `true` as item 2 of `tags`, expected text',
      '10:21 Unexpected text `bob` as `commander`, expected a list',
    ],
    fixed:
      '---\ntitle: A\nimpact: { percent_affected: 35, users_affected: { value: 1200, estimate: true }, support_tickets: 3 or so }\ndetection: { method: alert }\nservices: [a, b, c]\nreviewers: []\ncontributing_factors: ["One, two, and three words of a sentence"]\ntasks: [{ title: Add an alert }]\ntags: ["1", "true"]\nroles: { commander: [bob] }\n---\n',
  },
  {
    name: 'writes dates that have one reading as `YYYY-MM-DD`, and names both readings of others',
    document:
      '---\ntitle: A\nduration: { start: "Sep 12, 2024 2:02 PM", end: 12 Sep 2024 15:10 UTC }\ntasks:\n  - { title: A, due: 20.09.2024 }\n  - { title: B, due: 09/20/2024 }\n  - { title: C, due: 09/10/2024 }\n  - { title: D, due: TBD }\n---\n',
    path: 'postmortems/2024-09-12-a.md',
    messages: [
      '3:20 Unexpected `Sep 12, 2024 2:02 PM` as `start`, expected a date and a time such as `2024-09-12T14:30Z`, or `unknown`',
      '3:49 Unexpected `12 Sep 2024 15:10 UTC` as `end`, expected a date and a time such as `2024-09-12T14:30Z`',
      '5:22 Unexpected `20.09.2024` as `due`, expected a date that exists, such as `2024-09-14`',
      '6:22 Unexpected `09/20/2024` as `due`, expected a date that exists, such as `2024-09-14`',
      '7:22 Unexpected `09/10/2024` as `due`, expected `2024-09-10` or `2024-10-09`',
      '8:22 Unexpected `TBD` as `due`, expected a date that exists, such as `2024-09-14`',
    ],
    notes: [
      'Write `2024-09-12 14:02`.',
      'Write `2024-09-12 15:10 UTC`.',
      'Write `2024-09-20`.',
      'Write `2024-09-20`.',
      'It has two readings. Write the one that is meant.',
      'Write the date, or remove the key until it is known.',
    ],
    fixed:
      '---\ntitle: A\nduration: { start: "2024-09-12 14:02", end: 2024-09-12 15:10 UTC }\ntasks:\n  - { title: A, due: 2024-09-20 }\n  - { title: B, due: 2024-09-20 }\n  - { title: C, due: 09/10/2024 }\n  - { title: D, due: TBD }\n---\n',
  },
  {
    name: 'reads items with a colon as text, and moves a text that is the only item of a list',
    document:
      '---\ntitle: A\nimpact:\n  - 35% of users\ntasks:\n  - Fix it: now\nlinks:\n  - Status page: https://status.example.org\n---\n',
    messages: [
      '4:3 Unexpected list as `impact`, expected text or a mapping of keys',
      '6:5 Unexpected text `Fix it: now` as item 1 of `tasks`, expected a mapping of keys',
      '8:5 Unexpected text `Status page: https://status.example.org` as item 1 of `links`, expected a mapping of keys',
    ],
    fixed:
      '---\ntitle: A\nimpact: "35% of users"\ntasks:\n  - title: "Fix it: now"\nlinks:\n  - { title: Status page, url: "https://status.example.org" }\n---\n',
  },
  {
    name: 'says where the keys of other mappings belong',
    document:
      '---\ntitle: A\nusers_affected: 12\nIncident Commander: bob\ndue: 2024-08-12\nrelated: https://example.org/1\n---\n',
    messages: [
      '3:1 Unexpected key `users_affected`, expected it below `impact`',
      '4:1 Unexpected key `Incident Commander`, expected it below `roles`',
      '5:1 Unexpected key `due`, expected it below `tasks`',
      '6:10 Unexpected text `https://example.org/1` as `related`, expected a list',
    ],
    notes: [
      'Write `impact: { users_affected: … }`.',
      'Write `roles: { commander: [alice] }`.',
      'Write `tasks: [{ title: …, due: … }]`.',
      'Related incidents: their ids, or ids with a relation. Put addresses under `links`.',
    ],
  },
  {
    name: 'takes a severity by its number',
    document: '---\ntitle: A\nseverity: 2\n---\n',
    messages: ['3:11 Unexpected `severity` `2`, expected one of `SEV1`, `SEV2`, `SEV3`, `SEV4`'],
    notes: ['Did you mean `SEV2`?'],
    fixed: '---\ntitle: A\nseverity: SEV2\n---\n',
  },
];
