import { isReviewable } from '../analysis/status.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { Message, SuppressedMessage } from '../message.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import type { LintEnvironment, Rule, Suppression, SuppressionOutcome } from '../rule.ts';
import { findRemovals } from './removals.ts';
import type { WrittenSuppression } from './suppressions.ts';

/** The messages that are left, those that are suppressed, and the suppressions that affected any. */
export interface Suppressed {
  kept: Message[];
  suppressed: SuppressedMessage[];
  used: ReadonlySet<WrittenSuppression>;
}

/** Leave out the messages that a document suppresses. */
export function applySuppressions(
  messages: readonly Message[],
  suppressions: readonly WrittenSuppression[],
  rules: readonly Rule[],
): Suppressed {
  const locked = new Set(rules.filter((rule) => rule.locked).map(({ id }) => id));
  const byRule = Map.groupBy(suppressions, ({ rule }) => rule);
  const used = new Set<WrittenSuppression>();
  const suppressed: SuppressedMessage[] = [];
  const kept = messages.filter((message) => {
    if (locked.has(message.ruleId)) return true;
    const matching = (byRule.get(message.ruleId) ?? []).filter((suppression) => covers(suppression, message));
    for (const suppression of matching) used.add(suppression);
    const [first] = matching;
    if (first) suppressed.push({ ...message, suppressed: { by: 'document', reason: first.reason ?? '' } });
    return !first;
  });
  return { kept, suppressed, used };
}

/** Work out the outcome of each suppression of a document. */
export function judgeSuppressions(
  suppressions: readonly WrittenSuppression[],
  { used }: Suppressed,
  rules: readonly Rule[],
  { document, postmortem }: { document: MarkdownDocument; postmortem: Postmortem },
  environment: LintEnvironment,
): Suppression[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const outcomeOf = (suppression: WrittenSuppression): SuppressionOutcome => {
    const rule = byId.get(suppression.rule);
    if (suppression.rule !== '' && !rule) return 'unknown';
    if (rule?.locked) return 'locked';
    if (!suppression.reason || !rule) return 'unexplained';
    if (used.has(suppression)) return 'used';
    return isDecided(rule, postmortem, environment) ? 'unused' : 'undecided';
  };
  const judged = suppressions.map((suppression) => ({ suppression, outcome: outcomeOf(suppression) }));
  const useless = judged.filter(({ outcome }) => outcome === 'unused' || outcome === 'locked');
  const removals = findRemovals(
    document,
    useless.map(({ suppression }) => suppression),
  );
  return judged.map(({ suppression, outcome }): Suppression => {
    const { rule, position, inFrontmatter } = suppression;
    return { rule, outcome, position, inFrontmatter, removal: removals.get(suppression) };
  });
}

function covers({ reason, covered }: WrittenSuppression, { place: { start } }: Message): boolean {
  if (!reason) return false;
  return !covered || (start.offset >= covered.start && start.offset < covered.end);
}

/**
 * Whether a rule that reported nothing had everything it needs to report something: rules require little of drafts,
 * and some need all documents, or know the files of the repository.
 */
function isDecided(rule: Rule, { status }: Postmortem, { isFile, partial }: LintEnvironment): boolean {
  return isReviewable(status) && isFile !== undefined && !(rule.checkRepository && partial);
}
