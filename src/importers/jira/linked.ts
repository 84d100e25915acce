import type { Task } from '../../postmortem/frontmatter.ts';
import type { Draft } from '../draft.ts';
import { escapeLine } from '../escape.ts';
import type { Issue, LinkedIssue } from './schemas.ts';

type Link = NonNullable<Issue['fields']['issuelinks']>[number];

/** Issues that are work as tasks: whether they are action items is for people to say. */
export function addIssues(draft: Draft, issues: readonly LinkedIssue[], from: string): void {
  for (const { key, fields } of issues) {
    const title = fields?.summary ?? key;
    const state = fields?.status?.name ?? '';
    // Declined work needs a reason, which an issue does not have.
    if (/\bwon['’]?t\b|declin|reject|cancel|duplicate/i.test(state)) {
      draft.unmapped.push(`${key} "${title}", whose status is ${state}`);
      continue;
    }
    const status = statuses[fields?.status?.statusCategory?.key ?? ''];
    const tasks = (draft.frontmatter.tasks ??= []);
    draft.inferences.push({ pointer: `/tasks/${tasks.length}/title`, reason: `from the ${from}` });
    tasks.push({ title, ...(status && { status }), ticket: key });
  }
}

const statuses: Record<string, NonNullable<Task['status']>> = {
  new: 'open',
  indeterminate: 'in_progress',
  done: 'done',
};

/** Links to other issues: those to action items become tasks, the others a list. */
export function linkedIssues(draft: Draft, links: readonly Link[], browse: string | undefined): string {
  const lines = links.flatMap(({ type, inwardIssue, outwardIssue }) => {
    const issue = outwardIssue ?? inwardIssue;
    if (!issue) return [];
    const relation = outwardIssue ? type.outward : type.inward;
    if (/action item|follow[ -]?up/i.test(`${type.name ?? ''} ${relation}`)) {
      addIssues(draft, [issue], `link "${relation}"`);
      return [];
    }
    const key = browse ? `[${issue.key}](${browse}${issue.key})` : issue.key;
    const title = issue.fields?.summary ? `: ${escapeLine(issue.fields.summary)}` : '';
    const state = issue.fields?.status ? ` (${escapeLine(issue.fields.status.name)})` : '';
    return [`- ${escapeLine(relation)} ${key}${title}${state}`];
  });
  return lines.join('\n');
}
