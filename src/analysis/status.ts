import type { Postmortem, TaskStatus } from '../postmortem/postmortem.ts';

/** The states of tasks, as pages and terminals call them. */
export const taskStatusNames: Record<TaskStatus, string> = {
  proposed: 'Proposed',
  open: 'Open',
  in_progress: 'In progress',
  done: 'Done',
  verified: 'Verified',
  wont_do: 'Declined',
};

/** Whether a postmortem is in review or past it. Rules about completeness apply from then on, and not to drafts. */
export function isReviewable(status: Postmortem['status']): boolean {
  return status !== 'draft' && status !== 'withdrawn';
}

/** What a postmortem states of its relations to others. */
interface RelatedPostmortem {
  related: readonly Pick<Postmortem['related'][number], 'relation'>[];
}

/** Whether the incident is also described by another postmortem, which counts instead. */
export function isDuplicate({ related }: RelatedPostmortem): boolean {
  return related.some(({ relation }) => relation === 'duplicate_of');
}

/** What decides whether figures count an incident. */
export interface StatedFacts extends Pick<Postmortem, 'kind' | 'status'>, RelatedPostmortem {}

/** Whether figures about many incidents count this one: it happened, its postmortem is no draft, and no duplicate. */
export function isCounted({ kind, status, related }: StatedFacts): boolean {
  return (kind === 'incident' || kind === 'security') && isReviewable(status) && !isDuplicate({ related });
}
