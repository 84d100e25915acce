import type { Rule } from '../rule.ts';
import { fileName } from './file-name.ts';
import { frontmatter } from './frontmatter.ts';
import { idUnique } from './id-unique.ts';
import { ignoreUsed } from './ignore-used.ts';
import { imageAlt } from './image-alt.ts';
import { linkTarget } from './link-target.ts';
import { schema } from './schema.ts';
import { sectionMissing } from './section-missing.ts';
import { statusOpen } from './status-open.ts';
import { timelineCommunication } from './timeline-communication.ts';
import { timelineDate } from './timeline-date.ts';
import { timelineDuplicate } from './timeline-duplicate.ts';
import { timelineDuration } from './timeline-duration.ts';
import { timelineEntry } from './timeline-entry.ts';
import { timelineFuture } from './timeline-future.ts';
import { timelineGap } from './timeline-gap.ts';
import { timelineKind } from './timeline-kind.ts';
import { timelineLeadUp } from './timeline-lead-up.ts';
import { timelineMilestone } from './timeline-milestone.ts';
import { timelineMilestoneOrder } from './timeline-milestone-order.ts';
import { timelineMissing } from './timeline-missing.ts';
import { timelineOrder } from './timeline-order.ts';
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
  linkTarget,
  imageAlt,
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
  idUnique,
  ignoreUsed,
];
