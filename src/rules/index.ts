import type { Rule } from '../rule.ts';
import { blameless } from './blameless.ts';
import { diagramSource } from './diagram-source.ts';
import { fileName } from './file-name.ts';
import { frontmatter } from './frontmatter.ts';
import { idUnique } from './id-unique.ts';
import { ignoreUsed } from './ignore-used.ts';
import { imageAlt } from './image-alt.ts';
import { importCheck } from './import-check.ts';
import { linkTarget } from './link-target.ts';
import { nameKnown } from './name-known.ts';
import { placeholder } from './placeholder.ts';
import { relatedExists } from './related-exists.ts';
import { schema } from './schema/index.ts';
import { secret } from './secret.ts';
import { sectionMissing } from './section-missing.ts';
import { statusOpen } from './status-open.ts';
import { taskDue } from './task-due.ts';
import { taskForm } from './task-form.ts';
import { taskMissing } from './task-missing.ts';
import { taskOverdue } from './task-overdue.ts';
import { taskRepeated } from './task-repeated.ts';
import { taskTwice } from './task-twice.ts';
import { taskWording } from './task-wording.ts';
import { timelineCommunication } from './timeline-communication.ts';
import { timelineDate } from './timeline-date.ts';
import { timelineDuplicate } from './timeline-duplicate.ts';
import { timelineDuration } from './timeline-duration/index.ts';
import { timelineEntry } from './timeline-entry/index.ts';
import { timelineFuture } from './timeline-future.ts';
import { timelineGap } from './timeline-gap.ts';
import { timelineKind } from './timeline-kind.ts';
import { timelineLeadUp } from './timeline-lead-up.ts';
import { timelineMilestone } from './timeline-milestone.ts';
import { timelineMilestoneOrder } from './timeline-milestone-order.ts';
import { timelineMissing } from './timeline-missing.ts';
import { timelineOrder } from './timeline-order/index.ts';
import { timelineRange } from './timeline-range.ts';
import { timelineTimeZone } from './timeline-time-zone.ts';
import { timelineVerification } from './timeline-verification.ts';

/** Every rule, in the order of the manual. */
export const rules: readonly Rule[] = [
  frontmatter,
  schema,
  fileName,
  sectionMissing,
  statusOpen,
  placeholder,
  linkTarget,
  imageAlt,
  diagramSource,
  timelineMissing,
  timelineEntry,
  timelineTimeZone,
  timelineDate,
  timelineOrder,
  timelineRange,
  timelineGap,
  timelineDuplicate,
  timelineKind,
  timelineMilestone,
  timelineMilestoneOrder,
  timelineDuration,
  timelineLeadUp,
  timelineVerification,
  timelineFuture,
  timelineCommunication,
  taskMissing,
  taskDue,
  taskOverdue,
  taskWording,
  taskTwice,
  taskForm,
  taskRepeated,
  blameless,
  secret,
  importCheck,
  idUnique,
  relatedExists,
  nameKnown,
  ignoreUsed,
];
