import { placeInTask } from '../postmortem/positions.ts';
import type { Task } from '../postmortem/postmortem.ts';
import { defineRule, type Finding } from '../rule.ts';
import { withChecklist } from './examples.ts';
import { isEnglish } from '../text/language.ts';
import { firstWordUnlessVerb } from '../text/imperative.ts';

export const taskWording = defineRule({
  id: 'task-wording',
  severity: 'warn',
  description: 'A task begins with a verb and has an outcome that can be verified.',
  reason:
    '“Improve monitoring” is never done and never declined. Tasks with a verifiable outcome get done. English only.',
  examples: [
    {
      name: 'passes verbs, words that are both noun and verb, names, adverbs, conditions and labels',
      document: withChecklist(
        'Release session objects when the edge case is hit',
        'Alert on 5xx answers',
        'Backport the patch',
        '`kubectl drain` nodes older than a day',
        'Systematically cordon old nodes',
        'Before retrying, compare the limits',
        'Monitoring: Add an alert for memory',
        'Document [the limits](https://example.org)',
        'Page a second person to react more quickly',
        'Write down what may improve',
        'Alert because more is lost than we think',
        'List what services should do without sessions',
        'Confirm the vendor will keep the logs',
        'Uptime: https://example.org/1',
      ),
      messages: [],
    },
    {
      name: 'passes a verifiable state, and a comparison with something concrete',
      document: withChecklist(
        'Make sure the steps of a recovery are documented',
        'ensure every pod has a limit',
        'Store metrics somewhere more stable than the pod of the server',
        'Enhance the pipeline with a test of the limits',
      ),
      messages: [],
    },
    {
      name: 'passes vague verbs with a measure, a method or `done_when`',
      document:
        '---\ntasks:\n  - title: Improve the start to less than 5 s\n  - title: Improve sign-ins by caching sessions\n  - title: Ensure that limits are checked, so that no pod starts without\n  - title: Improve monitoring\n    done_when: An alert fires when a node is lost\n  - title: Ensure quiet until sessions are gone\n  - title: Improve the cache so it holds at least half of them\n  - title: The redirect\n    done_when: Nobody is led to the old host\n---\n',
      messages: [],
    },
    {
      name: 'passes tasks that are done or declined, and `more` with a number',
      document:
        '---\ntasks:\n  - { title: Improve monitoring, status: done }\n  - { title: Better alerts, status: wont_do, decline_reason: A }\n  - title: Alert when more than half of the nodes are gone\n  - title: Show the error once more\n---\n',
      messages: [],
    },
    {
      name: 'passes other languages',
      document: '---\nlang: nl\n---\n## Tasks\n- [ ] The team betere alerts geven\n',
      messages: [],
    },
    {
      name: 'warns about tasks that do not begin with a verb',
      document: withChecklist(
        'The redirect',
        'Removing the redirect',
        'Alerts for memory',
        '*Deployment* checklist',
        'We should test it',
        'Unrecoverable errors of a session should abort the start',
        'DevTeam will update the accounts',
      ),
      messages: [
        '5:1 Unexpected `The` at the start of a task, expected a verb',
        '6:1 Unexpected `Removing` at the start of a task, expected a verb',
        '7:1 Unexpected `Alerts` at the start of a task, expected a verb',
        '8:1 Unexpected `Deployment` at the start of a task, expected a verb',
        '9:1 Unexpected `We` at the start of a task, expected a verb',
        '10:1 Unexpected `Unrecoverable` at the start of a task, expected a verb',
        '11:1 Unexpected `DevTeam` at the start of a task, expected a verb',
      ],
    },
    {
      name: 'warns about tasks without a verifiable outcome, once each',
      document:
        '---\ntasks:\n  - title: Improve monitoring (#42)\n  - { title: "Tests: ensure quality" }\n  - title: Look into better alerts\n  - title: Add more tests\n  - title: Be careful with deletions\n  - title: Please make sure  that it holds\n  - title: Be more careful\n  - title: Pay attention to alerts\n  - title: Pay more attention to alerts\n  - title: Improve sign-ins (AUTH_2-412)\n  - title: Try to reproduce http://example.org/1\n---\n',
      messages: [
        '3:12 Unexpected `Improve` in a task, expected an outcome that can be verified',
        '4:14 Unexpected `ensure` in a task, expected an outcome that can be verified',
        '5:12 Unexpected `Look into` in a task, expected an outcome that can be verified',
        '6:12 Unexpected `more` in a task, expected an outcome that can be verified',
        '7:12 Unexpected `Be careful` in a task, expected an outcome that can be verified',
        '8:12 Unexpected `make sure` in a task, expected an outcome that can be verified',
        '9:12 Unexpected `Be more careful` in a task, expected an outcome that can be verified',
        '10:12 Unexpected `Pay attention` in a task, expected an outcome that can be verified',
        '11:12 Unexpected `Pay more attention` in a task, expected an outcome that can be verified',
        '12:12 Unexpected `Improve` in a task, expected an outcome that can be verified',
        '13:12 Unexpected `Try to` in a task, expected an outcome that can be verified',
      ],
    },
  ],
  checkDocument(postmortem, { report }) {
    if (!isEnglish(postmortem.lang)) return;
    for (const task of postmortem.tasks) {
      // `done_when` states the outcome, so the title can be anything.
      const fault = task.outstanding && task.doneWhen === undefined ? faultOf(task) : undefined;
      if (fault) report({ ...fault, position: placeInTask(postmortem, task, 'title') });
    }
  },
});

function faultOf({ title }: Task): Omit<Finding, 'position'> | undefined {
  // The label of `Monitoring: Add an alert` is not part of the sentence.
  const sentence = title.replaceAll(/\s+/g, ' ').replace(/^[\w /&-]{1,30}: (?!https?:)/, '');
  const word = firstWordUnlessVerb(sentence);
  if (word !== undefined) {
    return {
      reason: `Unexpected \`${word}\` at the start of a task, expected a verb`,
      note: 'Begin with an action, such as `Add`, `Remove` or `Alert`.',
    };
  }
  const vague = vagueWord(sentence);
  if (vague === undefined) return undefined;
  return {
    reason: `Unexpected \`${vague}\` in a task, expected an outcome that can be verified`,
    note: 'Say what will be true when it is done, here or under `done_when`.',
  };
}

/** The word that makes the outcome vague. */
function vagueWord(title: string): string | undefined {
  const [lead = '', verb] =
    /^(?:please )?(improve|enhance|ensure|make sure|look into|think about|be (?:more )?careful|pay (?:more )?attention|try to)\b/i.exec(
      title,
    ) ?? [];
  // `…, to react more quickly` is the purpose of the task, not its outcome.
  const [deed = ''] = title.split(/\b(?:to [a-z]+|so|because|when|where|which|if)\b/i);
  // `more stable than the pod` can be verified.
  const [, comparison] = /(?<!\b(?:once|any|no)\s)\b(better|more)\b(?!(?: \w+){0,2} than\b)/i.exec(deed) ?? [];
  if (hasMeasure(title)) return undefined;
  // `Ensure that limits are checked` has an outcome; `ensure quality` has none.
  const isState = /^(?:please )?(?:ensure|make sure)\b/i.test(lead) && state.test(deed);
  return (isState ? undefined : verb) ?? comparison;
}

const state = /\b(?:is|are|has|have|gets?|does|do|can|cannot|will|must|never|always)\b/i;

/** A number that is not a ticket's, a method, a limit or a purpose. */
function hasMeasure(title: string): boolean {
  return (
    /\d/.test(title.replaceAll(/#\d+|\b[A-Z][A-Z0-9_]*-\d+|https?:\/\/\S+/g, '')) ||
    /\b(?:by \w+ing|with an?|so that|until|at (?:most|least))\b/i.test(title)
  );
}
