import { isReviewable } from '../analysis/status.ts';
import type { MarkdownDocument } from '../markdown/parse.ts';
import type { Message } from '../message.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import type { LintEnvironment, Rule, SwitchOff, SwitchOffOutcome } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { byPlace, severityOf, toMessage } from './report.ts';
import { readSwitchOffs, type WrittenSwitchOff } from './suppressions.ts';

/**
 * Leave out what a document switches off, and add what there is to say about its switch-offs.
 *
 * @param messages Everything that the rules say about the document.
 * @returns By line, column and rule.
 */
export function ignoreMessages(
  messages: readonly Message[],
  document: MarkdownDocument,
  postmortem: Postmortem,
  rules: readonly Rule[],
  settings: Settings,
  environment: LintEnvironment,
): Message[] {
  const written = readSwitchOffs(document);
  if (written.length === 0) return messages.toSorted(byPlace);
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const used = new Set<WrittenSwitchOff>();
  const byRule = Map.groupBy(written, ({ rule }) => rule);
  const kept = messages.filter((message) => {
    if (known.get(message.ruleId)?.locked) return true;
    const matching = (byRule.get(message.ruleId) ?? []).filter((switchOff) => switchesOff(switchOff, message));
    for (const switchOff of matching) used.add(switchOff);
    return matching.length === 0;
  });
  const outcomeOf = (switchOff: WrittenSwitchOff): SwitchOffOutcome => {
    const rule = known.get(switchOff.rule);
    if (switchOff.rule !== '' && !rule) return 'unknown';
    if (rule?.locked) return 'locked';
    if (!switchOff.reason || !rule) return 'unexplained';
    if (used.has(switchOff)) return 'used';
    return isDecided(rule, postmortem, environment) ? 'unused' : 'undecided';
  };
  let removals = 0;
  const switchOffs = written.map((switchOff): SwitchOff => {
    const { rule, position, inFrontmatter, removal } = switchOff;
    const outcome = outcomeOf(switchOff);
    const isUseless = (outcome === 'unused' || outcome === 'locked') && removals < mostRemovals;
    removals += Number(isUseless);
    return { rule, outcome, position, inFrontmatter, removal: isUseless ? removal() : undefined };
  });
  for (const rule of rules) {
    const severity = severityOf(rule, postmortem, settings);
    if (!rule.checkSwitchOffs || severity === 'off') continue;
    rule.checkSwitchOffs(switchOffs, {
      ruleIds: [...known.keys()],
      report: (finding) => kept.push(toMessage(rule, severity, finding, settings)),
    });
  }
  return kept.toSorted(byPlace);
}

/** Each is tried out on the whole document. */
const mostRemovals = 20;

function switchesOff({ rule, reason, covers }: WrittenSwitchOff, { ruleId, place: { start } }: Message): boolean {
  if (rule !== ruleId || !reason) return false;
  return !covers || (start.offset >= covers.start && start.offset < covers.end);
}

/** A rule that was silent may yet speak: rules ask little of drafts, and some need all documents or other files. */
function isDecided(rule: Rule, { status }: Postmortem, { isFile, partial }: LintEnvironment): boolean {
  if (!isReviewable(status) || !isFile) return false;
  return !rule.checkRepository || !partial;
}
