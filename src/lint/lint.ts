import type { MarkdownDocument } from '../markdown/parse.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import type { Message } from '../message.ts';
import type { Rule } from '../rule.ts';
import type { Settings } from '../settings.ts';

/**
 * Run rules over one document.
 *
 * @returns What they say, by line, column and rule. In a draft only `frontmatter` is an error;
 *   drafts are written during incidents.
 */
export function lintDocument(
  document: MarkdownDocument,
  postmortem: Postmortem,
  rules: readonly Rule[],
  settings: Settings,
): Message[] {
  const messages: Message[] = [];
  // Of a file that cannot be read, every other rule would say that something is missing.
  const ignored = new Set(postmortem.ignore.map(({ rule }) => rule));
  const applicable = rules.filter(({ id }) => id === 'frontmatter' || !(document.unreadable || ignored.has(id)));
  for (const rule of applicable) {
    const severity =
      rule.severity === 'error' && postmortem.status === 'draft' && rule.id !== 'frontmatter' ? 'warn' : rule.severity;
    rule.checkDocument(postmortem, {
      document,
      settings,
      report: ({ position, ...finding }) => messages.push({ ruleId: rule.id, severity, ...finding, place: position }),
    });
  }
  return messages.toSorted(
    (a, b) =>
      a.place.start.line - b.place.start.line ||
      a.place.start.column - b.place.start.column ||
      a.ruleId.localeCompare(b.ruleId, 'en'),
  );
}
