import type { Rule } from '../rule.ts';
import { frontmatter } from './frontmatter.ts';
import { timelineOrder } from './timeline-order.ts';

/** Every rule, in the order of the manual. */
export const rules: readonly Rule[] = [frontmatter, timelineOrder];
