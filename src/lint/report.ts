import type { Message, Severity } from '../message.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import type { Finding, Rule } from '../rule.ts';
import type { RuleSeverity, Settings } from '../settings.ts';

const ranks: Record<Severity, number> = { info: 1, warn: 2, error: 3 };

/** The severity of a rule's messages in a document. */
export function severityOf(rule: Rule, postmortem: Pick<Postmortem, 'status'>, settings: Settings): RuleSeverity {
  const configured = settings.rules[rule.id]?.severity;
  if (configured) return configured;
  const isLenient = postmortem.status === 'draft' && !rule.strictInDrafts;
  return isLenient && rule.severity === 'error' ? 'warn' : rule.severity;
}

/** Turn a finding into a message, with the configured severity or the finding's own if that is lower. */
export function toMessage(rule: Rule, severity: Severity, finding: Finding, { site }: Settings): Message {
  const { position, severity: own, note, expected, reason, fix, suggestion } = finding;
  return {
    ruleId: rule.id,
    severity: own && ranks[own] < ranks[severity] ? own : severity,
    reason,
    place: position,
    ...(note !== undefined && { note }),
    ...(expected !== undefined && { expected }),
    ...(site.url !== undefined && { url: `${site.url}/rules.html#${rule.id}` }),
    ...(fix && { fix }),
    ...(suggestion && { suggestion }),
  };
}

/** Orders messages by line, column and rule. */
export function byPosition(a: Message, b: Message): number {
  return (
    a.place.start.line - b.place.start.line ||
    a.place.start.column - b.place.start.column ||
    (a.ruleId < b.ruleId ? -1 : Number(a.ruleId > b.ruleId))
  );
}
