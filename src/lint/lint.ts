import type { MarkdownDocument } from '../markdown/parse.ts';
import type { Message } from '../message.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Environment, RuleSeverity, Settings, Severity } from '../settings.ts';

/** Without these nothing else can be trusted: no document switches them off, and drafts are held to them. */
const foundation = new Set(['frontmatter', 'schema']);
/** What `ignore` in a document has no say in. */
const neverIgnored = new Set([...foundation, 'id-unique']);

const weights: Record<RuleSeverity, number> = { off: 0, info: 1, warn: 2, error: 3 };

/** Run the rules that look at one document. */
export function lintDocument(
  document: MarkdownDocument,
  postmortem: Postmortem,
  rules: readonly Rule[],
  settings: Settings,
  environment: Environment,
): Message[] {
  const messages: Message[] = [];
  for (const rule of rules) {
    // Of a file that cannot be read, every other rule would say that something is missing.
    if (!rule.checkDocument || (document.unreadable && rule.id !== 'frontmatter')) continue;
    const severity = severityOf(rule, postmortem, settings);
    if (severity === 'off') continue;
    rule.checkDocument(postmortem, {
      ...environment,
      document,
      settings,
      options: optionsOf(rule, settings),
      report: (finding) => messages.push(toMessage(rule, severity, finding)),
    });
  }
  return messages.toSorted(byPlace);
}

/**
 * Run the rules that look at all documents.
 *
 * @returns What they say, by path.
 */
export function lintRepository(
  postmortems: readonly Postmortem[],
  rules: readonly Rule[],
  settings: Settings,
): Map<string, Message[]> {
  const byPath = new Map(postmortems.map((postmortem) => [postmortem.path, postmortem]));
  const messages = new Map<string, Message[]>();
  for (const rule of rules) {
    rule.checkRepository?.(postmortems, {
      settings,
      report: (path, finding) => {
        const postmortem = byPath.get(path);
        const severity = postmortem ? severityOf(rule, postmortem, settings) : 'off';
        if (severity === 'off') return;
        messages.set(path, [...(messages.get(path) ?? []), toMessage(rule, severity, finding)]);
      },
    });
  }
  return messages;
}

/** The one order of messages: by line, column and rule. */
export function byPlace(a: Message, b: Message): number {
  return (
    a.place.start.line - b.place.start.line ||
    a.place.start.column - b.place.start.column ||
    (a.ruleId < b.ruleId ? -1 : Number(a.ruleId > b.ruleId))
  );
}

function severityOf(rule: Rule, postmortem: Postmortem, settings: Settings): RuleSeverity {
  if (!neverIgnored.has(rule.id) && postmortem.ignore.some((ignored) => ignored.rule === rule.id)) return 'off';
  const configured = settings.rules[rule.id]?.severity;
  if (configured) return configured;
  // Drafts are written during incidents.
  const lenient = postmortem.status === 'draft' && !foundation.has(rule.id);
  return lenient && rule.severity === 'error' ? 'warn' : rule.severity;
}

function optionsOf(rule: Rule, settings: Settings): Record<string, unknown> {
  const defaults = Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default]);
  return { ...Object.fromEntries(defaults), ...settings.rules[rule.id]?.options };
}

function toMessage(
  rule: Rule,
  severity: Severity,
  { position, severity: own, note, expected, reason, fix }: Finding,
): Message {
  return {
    ruleId: rule.id,
    severity: own && weights[own] < weights[severity] ? own : severity,
    reason,
    place: position,
    ...(note !== undefined && { note }),
    ...(expected !== undefined && { expected }),
    ...(fix && { fix }),
  };
}
