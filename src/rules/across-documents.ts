import type { Rule } from '../rule.ts';
import { idUnique } from './id-unique.ts';
import { relatedExists } from './related-exists.ts';
import { taskRepeated } from './task-repeated.ts';

/**
 * The rules that check all documents together, in the order of the manual. Where the results of the others are kept from
 * an earlier run, no other rule needs to be loaded.
 */
export const rulesAcrossDocuments: readonly Rule[] = [taskRepeated, idUnique, relatedExists];
