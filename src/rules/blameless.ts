import { bodyProse, frontmatterProse, type Prose } from '../markdown/prose.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import { isTaskHeading } from '../postmortem/tasks/headings.ts';
import { defineRule } from '../rule.ts';
import { withBody } from './examples.ts';
import type { Settings } from '../settings.ts';
import { isEnglish } from '../text/language.ts';
import { findBlame } from '../text/blame.ts';

export const blameless = defineRule({
  id: 'blameless',
  severity: 'warn',
  description: 'The text explains why an action looked right, not who took it.',
  reason:
    'People who expect blame report less, and once a person is at fault, the search for other causes ends. English only.',
  examples: [
    {
      name: 'passes notifications that people did not receive, and errors of programs',
      document:
        '---\ntitle: A\n---\nWe should have received an alert. The maintainer failed to be notified, the on-call engineer failed to receive the page. The operator error rate rose. Human error is never a cause.\n',
      messages: [],
    },
    {
      name: 'passes actions of machines, and actions that were expected of them',
      document: withBody(
        'The replica failed to start, and the operator failed to reconcile it. The alert should have fired at 14:35; the load balancer was to blame, and the old certificate was at fault.',
      ),
      messages: [],
    },
    {
      name: 'passes recommendations, and attempts without success',
      document: withBody(
        'We should have automated tests. Teams should have detailed runbooks. We failed to reproduce it. Users failed to sign in. The team should have been paged at 14:35.',
      ),
      messages: [],
    },
    {
      name: 'passes sentences that protect people from blame',
      document: withBody(
        'The procedure is prone to human error. Nobody was careless. This was not the fault of the engineer on call. We do not blame the team.',
      ),
      messages: [],
    },
    {
      name: 'passes quotations, code, links and tasks',
      document: withBody(
        '"We should have known", `human error`, [Human error](https://example.org)\n\n> The engineer forgot to check.\n\n## Action items\n- We should have checked the limits.\n### Later\n- [ ] Find out why we failed to check',
      ),
      messages: [],
    },
    {
      name: 'passes another language',
      document: withBody('Das ist kein human error.').replace('---\n', '---\nlang: de\n'),
      messages: [],
    },
    {
      name: 'warns about actions that a person or a team should have taken, or failed to take',
      document: withBody(
        'We should have noticed. The engineer on call should not\nhave **restarted** it, and @alice should’ve asked.\n\n- 14:30 The on-call team failed to check the limits; somebody ought to have known.',
      ),
      messages: [
        '4:1 Unexpected `We should have noticed`, expected what was known then',
        '4:29 Unexpected `engineer on call should not have restarted`, expected what was known then',
        '5:28 Unexpected `@alice should’ve asked`, expected what was known then',
        '7:21 Unexpected `team failed to check`, expected what made it easy to miss',
        '7:54 Unexpected `somebody ought to have known`, expected what was known then',
      ],
    },
    {
      name: 'warns about verdicts on people',
      document: withBody(
        'It was caused by human error. The developer forgot to renew it, which was careless. It was the fault of the night team, and the reviewer was partly to blame.',
      ),
      messages: [
        '4:18 Unexpected `human error`, expected what made the error possible',
        '4:35 Unexpected `developer forgot`, expected what made it easy to miss',
        '4:75 Unexpected `careless`, expected what made the step look right',
        '4:96 Unexpected `fault of the night team`, expected what made the error possible',
        '4:129 Unexpected `reviewer was partly to blame`, expected what made the error possible',
      ],
    },
    {
      name: 'warns about the frontmatter as well, except for its tasks',
      document:
        '---\nroot_cause:\n  summary: "Human error"\ncontributing_factors: [Negligence]\ntasks: [{ title: Reduce human error }]\nimpact: We forgot\nx_note: human error\n---\n',
      messages: [
        '3:13 Unexpected `Human error`, expected what made the error possible',
        '4:24 Unexpected `Negligence`, expected what made the step look right',
        '6:9 Unexpected `We forgot`, expected what made it easy to miss',
      ],
    },
    {
      name: 'warns about text before and after the tasks',
      document: withBody('## Impact\nHuman error.\n\n## Tasks\nHuman error.\n\n## Lessons\nHuman error.'),
      messages: [
        '5:1 Unexpected `Human error`, expected what made the error possible',
        '11:1 Unexpected `Human error`, expected what made the error possible',
      ],
    },
  ],
  checkDocument(postmortem, { document, settings, report }) {
    if (!isEnglish(postmortem.lang)) return;
    for (const { text, offset } of proseOf(postmortem, document, settings)) {
      for (const { start, end, expected, note } of findBlame(text)) {
        report({
          reason: `Unexpected \`${text.slice(start, end).replaceAll(/\s+/g, ' ')}\`, expected ${expected}`,
          note,
          position: document.positionAt(offset + start, offset + end),
        });
      }
    }
  },
});

/** The prose that describes the incident. Tasks are about the future, and other fields of the frontmatter hold names. */
function proseOf(postmortem: Postmortem, document: MarkdownDocument, settings: Settings): Prose[] {
  const fields = frontmatterProse(document).filter(({ pointer }) =>
    /^\/(?:title|impact|detection|root_cause|contributing_factors)(?:\/|$)/.test(pointer),
  );
  const tasks = taskRanges(postmortem, settings);
  const body = bodyProse(document).filter(({ offset }) => !tasks.some(([from, to]) => offset >= from && offset < to));
  return [...fields, ...body];
}

/** The sections below headings such as "Action items", as offsets into the text. */
function taskRanges({ sections }: Postmortem, settings: Settings): [from: number, to: number][] {
  return sections.flatMap(({ title, depth, position }, index) => {
    const isAboutTasks = isTaskHeading(title, settings);
    const next = sections.slice(index + 1).find((section) => section.depth <= depth);
    return isAboutTasks ? [[position.start.offset, next?.position.start.offset ?? Infinity]] : [];
  });
}
