import { resolveOptions } from '../analysis/rule-options.ts';
import type { MarkdownDocument } from '../markdown/parse.ts';
import type { Message } from '../message.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import type { LintEnvironment, Rule } from '../rule.ts';
import type { Settings } from '../settings.ts';
import { byPlace, severityOf, toMessage } from './report.ts';

/** Run the rules that look at one document, as if it switched none off. */
export function lintDocument(
  document: MarkdownDocument,
  postmortem: Postmortem,
  rules: readonly Rule[],
  settings: Settings,
  environment: LintEnvironment,
): Message[] {
  const messages: Message[] = [];
  for (const rule of rules) {
    if (!rule.checkDocument || (document.unreadable && !rule.runsOnUnreadable)) continue;
    const severity = severityOf(rule, postmortem, settings);
    if (severity === 'off') continue;
    rule.checkDocument(postmortem, {
      ...environment,
      document,
      settings,
      options: resolveOptions(rule, settings),
      report: (finding) => messages.push(toMessage(rule, severity, finding, settings)),
    });
  }
  return messages.toSorted(byPlace);
}

/**
 * Run the rules that look at all documents.
 *
 * @param settingsOf Those of one document, by its path.
 * @returns What they say, by path.
 */
export function lintRepository(
  postmortems: readonly Postmortem[],
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
