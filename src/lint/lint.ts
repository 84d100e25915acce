import { resolveOptions } from '../analysis/rule-options.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { Message } from '../message.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import type { LintEnvironment, Rule, Suppression } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { askedBy } from './questions.ts';
import { byPosition, severityOf, toMessage } from './report.ts';

/** Run the rules that check one document, without regard to its suppressions. */
export function lintDocument(
  document: MarkdownDocument,
  postmortem: Postmortem,
  rules: readonly Rule[],
  settings: Settings,
  environment: LintEnvironment,
): Message[] {
  const messages: Message[] = [];
  const world = askedBy(environment);
  for (const rule of rules) {
    if (!rule.checkDocument || (document.unreadable && !rule.runsOnUnreadable)) continue;
    const severity = severityOf(rule, postmortem, settings);
    if (severity === 'off') continue;
    rule.checkDocument(postmortem, {
      ...world,
      document,
      settings,
      options: resolveOptions(rule, settings),
      report: (finding) => messages.push(toMessage(rule, severity, finding, settings)),
    });
  }
  return messages.toSorted(byPosition);
}

/**
 * Run the rules that check all documents together.
 *
 * @param settingsOf The settings for one document, by its path.
 * @returns Messages by path.
 */
export function lintRepository(
  postmortems: readonly KnownPostmortem[],
  rules: readonly Rule[],
  settings: Settings,
  settingsOf: (path: string) => Settings,
  { partial = false }: LintEnvironment,
): Map<string, Message[]> {
  const byPath = new Map(postmortems.map((postmortem) => [postmortem.path, postmortem]));
  const messages = new Map<string, Message[]>();
  for (const rule of rules) {
    rule.checkRepository?.(postmortems, {
      settings,
      partial,
      report: (path, finding) => {
        const postmortem = byPath.get(path);
        const severity = postmortem ? severityOf(rule, postmortem, settingsOf(path)) : 'off';
        if (severity === 'off') return;
        const message = toMessage(rule, severity, finding, settings);
        const known = messages.get(path);
        if (known) known.push(message);
        else messages.set(path, [message]);
      },
    });
  }
  return messages;
}

/** Run the rules that check the suppressions of a document. */
export function lintSuppressions(
  suppressions: readonly Suppression[],
  postmortem: Postmortem,
  rules: readonly Rule[],
  settings: Settings,
): Message[] {
  const messages: Message[] = [];
  const ruleIds = rules.map(({ id }) => id);
  for (const rule of rules) {
    const severity = severityOf(rule, postmortem, settings);
    if (severity === 'off') continue;
    rule.checkSuppressions?.(suppressions, {
      ruleIds,
      report: (finding) => messages.push(toMessage(rule, severity, finding, settings)),
    });
  }
  return messages;
}
