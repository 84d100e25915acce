import type { Message } from '../message.ts';
import { oneLine } from '../text/one-line.ts';
import { compareFacts, factsOf } from './facts.ts';
import { findNeeds, newMessages } from './compare-messages.ts';
import { compareProse, isEmptyProse, sameProse } from './compare-prose.ts';
import { compareTasks, describeAll, isPostponed } from './compare-tasks.ts';
import { compareTimelines } from './compare-timelines.ts';
import type { DocumentPair } from './pair-documents.ts';
import type { FactChange, ReviewedPostmortem, ReviewMessage, TaskChange } from './review.ts';
import { isReadable, type ReviewedSide } from './side.ts';

/**
 * Review one postmortem, without regard to others.
 *
 * @param postponements How often the due date of a task was moved back before.
 */
export function reviewPostmortem(
  { before, after }: DocumentPair,
  postponements: (path: string, title: string) => number,
): ReviewedPostmortem {
  const present = after ?? before;
  if (!present) throw new Error('A postmortem without a version');
  const { incident, document } = present;
  const isRestricted = Boolean(before?.isRestricted || after?.isRestricted);
  const whole: ReviewedPostmortem = {
    change: !before ? 'added' : after ? 'changed' : 'deleted',
    path: document.path,
    ...(before && after && before.document.path !== document.path && { formerPath: before.document.path }),
    id: incident.id,
    ...(incident.title !== undefined && { title: oneLine(incident.title) }),
    isRestricted,
    isUnreadable: ![before, after].every((side) => !side || isReadable(side)),
    facts: before && after ? [] : factsOf(incident),
    ...(before && after && !(isReadable(before) && isReadable(after))
      ? noDifference
      : compareVersions(before, after, postponements)),
    needs: after?.asInReview ? findNeeds(after.messages, after.asInReview) : [],
    messages: after ? newMessages(before?.messages ?? [], after.reported).map(describeMessage) : [],
    similar: [],
    promised: [],
  };
  return isRestricted ? withoutContent(whole) : whole;
}

/** Whether two versions only differ in how they are written. */
export function saysTheSame(one: ReviewedPostmortem): boolean {
  return (
    one.change === 'changed' && one.formerPath === undefined && one.messages.length === 0 && isEmptyDifference(one)
  );
}

export type Difference = Pick<ReviewedPostmortem, 'changes' | 'tasks' | 'timeline' | 'reworded' | 'prose'>;

const noDifference: Difference = { changes: [], tasks: [], timeline: [], reworded: 0, prose: sameProse };

/** What two versions of a postmortem say differently. */
export function compareVersions(
  before: ReviewedSide | undefined,
  after: ReviewedSide | undefined,
  postponements: (path: string, title: string) => number = () => 0,
): Difference {
  if (!before || !after) {
    const tasks = after ? describeAll(after.incident.tasks) : compareTasks(before?.incident.tasks ?? [], []);
    return { ...noDifference, tasks };
  }
  const [was, is] = [before.incident, after.incident];
  const tasks = compareTasks(was.tasks, is.tasks).map((task): TaskChange => {
    if (!isPostponed(task)) return task;
    const formerTitle = task.changes.find(({ name }) => name === 'title')?.before ?? task.title;
    return { ...task, postponements: postponements(before.document.path, formerTitle) + 1 };
  });
  return {
    changes: compareFacts(was, is),
    tasks,
    ...compareTimelines(was.timeline, is.timeline, is.timezone),
    prose: compareProse(before.reading, after.reading),
  };
}

export function isEmptyDifference({ changes, tasks, timeline, reworded, prose }: Difference): boolean {
  return changes.length + tasks.length + timeline.length + reworded === 0 && isEmptyProse(prose);
}

function describeMessage({ ruleId, severity, place, reason, fix }: Message): ReviewMessage {
  return {
    ruleId,
    severity,
    line: place.start.line,
    column: place.start.column,
    reason,
    isFixable: fix !== undefined,
  };
}

/** The facts of a restricted postmortem that say nothing about what happened. */
const open = new Set(['severity', 'status', 'visibility']);

/** A comment is read by everybody who sees the pull request, and sent by mail: of a restricted postmortem, numbers only. */
function withoutContent({ title: _title, ...one }: ReviewedPostmortem): ReviewedPostmortem {
  const isOpen = ({ name }: Pick<FactChange, 'name'>): boolean => open.has(name);
  return {
    ...one,
    facts: one.facts.filter(isOpen),
    changes: one.changes.filter(isOpen),
    tasks: [],
    timeline: [],
    reworded: 0,
    prose: sameProse,
    needs: [],
    messages: one.messages.map(({ reason: _reason, ...message }) => message),
  };
}
