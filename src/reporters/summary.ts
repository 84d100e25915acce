import type { Run } from '../lint/run.ts';
import type { Message, Severity } from '../message.ts';
import { count } from '../text/count.ts';
import { severities } from './most-severe-first.ts';
import type { ReporterOptions } from './reporter.ts';
import { shownText } from './shown-text.ts';

/** What a run comes to: the first line of the end of a report, and the lines below it. */
export interface Summary {
  isClean: boolean;
  /** `2 documents checked: 1 error, 3 warnings`. */
  outcome: string;
  /** How many messages `--fix` would fix. */
  fixable: number;
  /** `read: 10 entries, 3 tasks`; empty if nothing was checked. */
  read: string;
  /** Documents from which nothing was read: `nothing from a.md`. Often no message says so. Empty if there are none. */
  unread: string;
  /** What was not checked, or not reported. */
  notes: string[];
}

/** Sum up a run, as plain text. */
export function summarize(
  { files, notes }: Run,
  { shownPath, fixed }: Pick<ReporterOptions, 'shownPath' | 'fixed'>,
): Summary {
  const messages = files.flatMap((file) => file.messages);
  const fixable = fixed === undefined ? messages.filter(({ fix }) => fix).length : 0;
  const unread = files.filter(({ entries, tasks }) => entries === 0 && tasks === 0);
  const names = unread.slice(0, mostNames).map(({ path }) => shownText(shownPath(path)));
  const more = unread.length > mostNames ? ` and ${unread.length - mostNames} more` : '';
  const entries = files.reduce((sum, file) => sum + file.entries, 0);
  const tasks = files.reduce((sum, file) => sum + file.tasks, 0);
  const result = messages.length === 0 ? ', no problems' : `: ${countBySeverity(messages)}`;
  const fixes = fixed === undefined ? '' : ` (${fixed} fixed)`;
  return {
    isClean: messages.length === 0,
    outcome: `${count(files.length, 'document')} checked${files.length === 0 ? ': there was nothing to check' : result + fixes}`,
    fixable,
    read: files.length === 0 ? '' : `read: ${count(entries, 'entry', 'entries')}, ${count(tasks, 'task')}`,
    unread: unread.length === 0 ? '' : `nothing from ${names.join(', ')}${more}`,
    notes: notes.map(shownText),
  };
}

/** The summary as the last lines of a report in plain text. */
export function summaryText(run: Run, options: Pick<ReporterOptions, 'shownPath' | 'fixed'>): string {
  const { isClean, outcome, fixable, read, unread, notes } = summarize(run, options);
  const readLine = [read, unread].filter(Boolean).join('; ');
  const below = [fixHint(fixable), readLine, ...notes].filter(Boolean);
  return [`${isClean ? '✔' : '✖'} ${outcome}`, ...below.map((line) => `  ${line}`)].map((line) => `${line}\n`).join('');
}

/** Empty if nothing can be fixed. */
export function fixHint(fixable: number): string {
  return fixable > 0 ? `casebook lint --fix fixes ${fixable} of them` : '';
}

/** `1 error, 2 warnings`; empty if there are no messages. */
export function countBySeverity(messages: readonly Pick<Message, 'severity'>[]): string {
  const counts = severities.flatMap((severity) => {
    const number = messages.filter((message) => message.severity === severity).length;
    return number > 0 ? [count(number, severityNames[severity])] : [];
  });
  return counts.join(', ');
}

/** Names of documents on one line. */
const mostNames = 3;

const severityNames: Record<Severity, string> = { error: 'error', warn: 'warning', info: 'note' };
