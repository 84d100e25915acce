import postmortemSchema from '../../../schema/postmortem.schema.json' with { type: 'json' };
import { escapePointer } from '../../text/json-pointer.ts';
import { asMap } from '../../postmortem/coerce.ts';
import { taskListsOf } from '../../postmortem/tasks/tasks-of.ts';
import { defineRule } from '../../rule.ts';
import { checkChecklist, explainDay, missingTasks } from './body-tasks.ts';
import { correctionExamples, reviewed } from './correction-examples.ts';
import { checkSeverity } from '../../schema/severity.ts';
import { explainAll, subjectOf } from '../../schema/explain-all.ts';
import type { SchemaFinding } from '../../schema/finding.ts';
import { findDate } from '../../time/civil.ts';
import { dateOf } from '../../time/parse.ts';
import { validateFrontmatter } from '../../schema/validate.ts';

export const schema = defineRule({
  id: 'schema',
  severity: 'error',
  locked: true,
  strictInDrafts: true,
  description:
    'The frontmatter has the keys that its status requires, and only keys and values that the format defines.',
  reason:
    'Facts under an unknown key are lost: no page shows them and no figure counts them, although the author believes they are recorded.',
  fix: 'Corrects a typo in a key, or in a value out of a fixed list: a difference in case, in separators, in one letter, or in two swapped letters. Renames the keys of other tools, and writes values that have one reading in the type and format that is expected: lists, numbers, dates.',
  examples: [
    { name: 'passes a draft with a title', document: '---\ntitle: A\n---\n', messages: [] },
    {
      name: 'passes a postmortem with everything that a review requires',
      document: `---\ntitle: A\n${reviewed}tasks: [{ title: A, owner: dev, due: 2024-08-12 }]\n---\n`,
      messages: [],
    },
    {
      name: 'passes tasks in the body',
      document: `---\ntitle: A\n${reviewed}---\n## Tasks\n- [ ] A (@dev, due 2024-08-12)\n- [ ] B (AUTH-412)\n- [x] C\n`,
      messages: [],
    },
    {
      name: 'passes the alias of a severity',
      document: '---\ntitle: A\nseverity: P1\n---\n',
      messages: [],
    },
    {
      name: 'reports a misspelled key once, although the correct key is required',
      document: `---\ntitle: A\n${reviewed.replace('severity', 'serverity')}tasks: []\n---\n`,
      messages: ['4:1 Unexpected key `serverity`, expected `severity`'],
      fixed: `---\ntitle: A\n${reviewed}tasks: []\n---\n`,
    },
    {
      name: 'fixes no key if the correct key exists, or if two keys are typos of it',
      document: '---\ntitle: A\nlang: en\nlangs: de\nstatsu: draft\nstaus: closed\n---\n',
      messages: [
        '4:1 Unexpected key `langs`, expected `lang`',
        '5:1 Unexpected key `statsu`, expected `status`',
        '6:1 Unexpected key `staus`, expected `status`',
      ],
    },
    {
      name: 'fixes only the typo: quotes, comments and spaces stay',
      document: '---\n"Title"  : A\nkind: \'Near-miss\' # luckily\ntasks: [{ title: A, staus: done }]\n---\n',
      messages: [
        '2:1 Unexpected key `Title`, expected `title`',
        '3:7 Unexpected `kind` `Near-miss`, expected one of `incident`, `near_miss`, `false_alarm`, `security`, `maintenance`, `drill`',
        '4:21 Unexpected key `staus`, expected `status`',
      ],
      fixed: '---\n"title"  : A\nkind: \'near_miss\' # luckily\ntasks: [{ title: A, status: done }]\n---\n',
    },
    {
      name: 'reports each key that a review requires, at the top',
      document: '---\ntitle: A\nstatus: in_review\n---\n',
      messages: [
        '1:1 Missing `severity`, expected for example `SEV1`',
        '1:1 Missing `services`, expected a list',
        '1:1 Missing `duration`, expected text or a mapping of keys or a list',
        '1:1 Missing `impact`, expected text or a mapping of keys',
        '1:1 Missing `root_cause`, expected text or a mapping of keys',
        '1:1 Missing `tasks`, expected a list',
      ],
    },
    {
      name: 'reports a task without an owner at the task',
      document: `---\ntitle: A\n${reviewed}tasks:\n  - title: A\n    due: 2024-08-12\n---\n`,
      messages: ['10:5 Missing `owner` of task 1, expected for example `dev-team`'],
    },
    {
      name: 'reports a task in the body without an owner or a date',
      document: `---\ntitle: A\n${reviewed}---\n## Tasks\n- [ ] A (@dev)\n`,
      messages: ['11:1 Missing `due` of task 1, expected for example `2024-08-12`'],
      notes: ['Add it in parentheses at the end: `(due 2024-08-12)`, or a ticket such as `#123`.'],
    },
    {
      name: 'reports owner and date of the second task',
      document: `---\ntitle: A\n${reviewed}---\n## Tasks\n- [ ] A (#1)\n- [ ] B\n`,
      messages: ['12:1 Missing `owner` and `due` of task 2, expected for example `dev-team` and `2024-08-12`'],
      notes: ['Add them in parentheses at the end: `(@dev-team, due 2024-08-12)`, or a ticket such as `#123`.'],
    },
    {
      name: 'reports due dates in the body that do not exist or have two readings',
      document: '---\ntitle: A\n---\n## Tasks\n- [ ] A (@dev, due 2024-09-31)\n- B (@dev, due 03/04/2024)\n',
      messages: [
        '5:20 Unexpected `2024-09-31` as `due` of a task, expected a date that exists, such as `2024-08-12`',
        '6:16 Unexpected `03/04/2024` as `due` of a task, expected `2024-03-04` or `2024-04-03`',
      ],
    },
    {
      name: 'reports a due date that cannot be read once',
      document: `---\ntitle: A\n${reviewed}---\n## Tasks\n- [ ] A (@dev, due 2024-09-31)\n`,
      messages: ['11:20 Unexpected `2024-09-31` as `due` of a task, expected a date that exists, such as `2024-08-12`'],
    },
    {
      name: 'reports missing tasks at the section that may hold them',
      document: `---\ntitle: A\n${reviewed}---\n## Lessons\n- [ ] Add a limit\n`,
      messages: ['11:1 Missing `tasks`, expected the list below `Lessons` to be read as tasks'],
      notes: ['Rename the heading to `Action items`, or write `tasks: []` if there are none.'],
    },
    {
      name: 'reports missing tasks at a heading of tasks without a list',
      document: `---\ntitle: A\n${reviewed}---\n## Action items\n\nWe will see.\n`,
      messages: ['10:1 Missing `tasks`, expected a checklist below `Action items`'],
      notes: ['Write each task as `- [ ] Title (@owner, due 2024-08-12)`, or `tasks: []` if there are none.'],
    },
    {
      name: 'requires neither in a draft',
      document: '---\ntitle: A\n---\n## Tasks\n- [ ] B\n',
      messages: [],
    },
    {
      name: 'requires neither in a withdrawn postmortem',
      document: '---\ntitle: A\nstatus: withdrawn\n---\n## Tasks\n- [ ] B\n',
      messages: [],
    },
    {
      name: 'requires the other keys if the tasks are in the body',
      document: '---\nstatus: withdrawn\n---\n## Tasks\n- [ ] B\n',
      messages: ['1:1 Missing `title`, expected for example `Sign-ins failed for three in five users`'],
    },
    {
      name: 'reports a value outside a fixed list, and fixes a typo',
      document: '---\ntitle: A\nstatus: drafft\nkind: outage\n---\n',
      messages: [
        '3:9 Unexpected `status` `drafft`, expected one of `draft`, `in_review`, `reviewed`, `closed`, `withdrawn`',
        '4:7 Unexpected `kind` `outage`, expected one of `incident`, `near_miss`, `false_alarm`, `security`, `maintenance`, `drill`',
      ],
      fixed: '---\ntitle: A\nstatus: draft\nkind: outage\n---\n',
    },
    {
      name: 'does not fix a value that differs by more than a typo',
      document: '---\ntitle: A\nkind: falsely_alarm\n---\n',
      messages: [
        '3:7 Unexpected `kind` `falsely_alarm`, expected one of `incident`, `near_miss`, `false_alarm`, `security`, `maintenance`, `drill`',
      ],
    },
    {
      name: 'reports an unknown key without a value, such as the second half of `1,200`',
      document:
        '---\ntitle: A\nimpact: { summary: A, users_affected: 1,200 }\nroles: { commander: }\nx_note:\nseverity:\n---\n',
      messages: [
        '3:41 Unexpected key `200`, expected one of `summary`, `users_affected`, `percent_affected`, `requests_failed`, `support_tickets`, `data_loss`, `revenue`, `slo`',
      ],
    },
    {
      name: 'reports an unknown severity',
      document: '---\ntitle: A\nseverity: SEV9\n---\n',
      messages: ['3:11 Unexpected `severity` `SEV9`, expected one of `SEV1`, `SEV2`, `SEV3`, `SEV4`'],
    },
    {
      name: 'reports and fixes another spelling of a severity',
      document: '---\ntitle: A\nseverity: sev-2\n---\n',
      messages: ['3:11 Unexpected `severity` `sev-2`, expected one of `SEV1`, `SEV2`, `SEV3`, `SEV4`'],
      fixed: '---\ntitle: A\nseverity: SEV2\n---\n',
    },
    {
      name: 'fixes another spelling of an alias to the alias',
      document: '---\ntitle: A\nseverity: p-1\n---\n',
      messages: ['3:11 Unexpected `severity` `p-1`, expected one of `SEV1`, `SEV2`, `SEV3`, `SEV4`'],
      fixed: '---\ntitle: A\nseverity: P-1\n---\n',
      settings: {
        severities: ['SEV1', 'SEV2', 'SEV3', 'SEV4'].map((name, index) => ({ name, aliases: [`P-${index + 1}`] })),
      },
    },
    {
      name: 'reports dates, times and zones that do not exist',
      document:
        '---\ntitle: A\ntimezone: CET\nduration: { start: yesterday }\ntasks: [{ title: A, due: 2024-06-31 }]\n---\n',
      messages: [
        '3:11 Unexpected `CET` as `timezone`, expected `Area/City`, `UTC` or an offset such as `+02:00`',
        '4:20 Unexpected `yesterday` as `start`, expected a date and a time such as `2024-08-10T14:30Z`, or `unknown`',
        '5:26 Unexpected `2024-06-31` as `due`, expected a date that exists, such as `2024-08-12`',
      ],
    },
    {
      name: 'reports a value of the wrong type',
      document: '---\ntitle: 404\nservices: authentication\nimpact: { percent_affected: most }\n---\n',
      messages: [
        '2:8 Unexpected number `404` as `title`, expected text',
        '3:11 Unexpected text `authentication` as `services`, expected a list',
        '4:29 Unexpected text `most` as `percent_affected`, expected a number or a mapping of keys',
      ],
      notes: ['Write `"404"`.', 'Write `[authentication]`.', 'Percentage of users affected.'],
      fixed: '---\ntitle: "404"\nservices: [authentication]\nimpact: { percent_affected: most }\n---\n',
    },
    {
      name: 'reports the name of a language instead of its code',
      document: '---\ntitle: A\nlang: English\n---\n',
      messages: ['3:7 Unexpected `English` as `lang`, expected for example `en`'],
    },
    {
      name: 'reports a typo in a zone',
      document: '---\ntitle: A\ntimezone: Europe/Amsterdm\n---\n',
      messages: ['3:11 Unexpected `Europe/Amsterdm` as `timezone`, expected `Europe/Amsterdam`'],
    },
    ...correctionExamples,
    {
      name: 'leaves broken YAML to `frontmatter`',
      document: '---\ntitle: A: B\n---\n',
      messages: [],
    },
  ],
  checkDocument(postmortem, { document, settings, customSchema, report }) {
    const { frontmatter } = document;
    // Without a mapping, every required key would be reported. `frontmatter` reports that.
    if (typeof frontmatter?.data !== 'object' || Array.isArray(frontmatter.data)) return;
    const { data, positions, position } = frontmatter;
    const fallback = document.positionAt(position.start.offset, position.start.offset + '---'.length);
    const inBody = !asMap(data).tasks && postmortem.tasks.length > 0;
    const validate = (values: unknown) => {
      const errors = validateFrontmatter(values);
      const unknown = errors.flatMap((error) => unknownKey(error) ?? []);
      const declared = new Set(unknown.length > 0 ? customSchema?.declared(document.path, unknown) : []);
      return errors.filter(
        (error) =>
          !(inBody && error.keyword === 'required' && error.params.missingProperty === 'tasks') &&
          // The settings know the severities.
          !(
            error.keyword === 'type' &&
            error.instancePath === '/severity' &&
            typeof asMap(values).severity === 'number'
          ) &&
          !declared.has(unknownKey(error) ?? ''),
      );
    };
    const near = dateOf(postmortem.duration[0]?.start) ?? findDate(postmortem.id);
    const context = { schema: postmortemSchema, data, positions, fallback, ownKeys: true, text: document.text, near };
    const { findings, ...corrected } = explainAll(validate, context);
    const reported = new Set(findings.map(subjectOf));
    const more = customSchema?.check(document.path, data, positions, fallback) ?? [];
    const all: SchemaFinding[] = [
      ...findings,
      ...more.filter((one) => !reported.has(subjectOf(one))),
      ...checkSeverity(corrected, document.text, settings),
    ];
    const lists = Array.isArray(asMap(data).tasks) ? [] : taskListsOf(postmortem, document, settings);
    for (const one of all) {
      const isMissingTasks = one.reason.startsWith('Missing `tasks`,');
      const found = (isMissingTasks && missingTasks(postmortem, document, settings, lists)) || one;
      const { correction, ...finding } = found;
      report({ ...finding, fix: correction?.edits });
    }
    if (inBody) for (const finding of checkChecklist(postmortem, lists)) report(finding);
    for (const { faults } of lists.flatMap((list) => list.tasks)) for (const fault of faults) report(explainDay(fault));
  },
});

/** JSON Pointer to a key that the format does not define. */
function unknownKey({
  keyword,
  params,
  instancePath,
}: ReturnType<typeof validateFrontmatter>[number]): string | undefined {
  return keyword === 'additionalProperties' ? `${instancePath}/${escapePointer(params.additionalProperty)}` : undefined;
}
