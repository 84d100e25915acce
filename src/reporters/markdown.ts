import type { Run } from '../lint/run.ts';
import type { Severity } from '../message.ts';
import { plainText } from '../text/plain-text.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { mostSevereFirst, severities, type FileMessage } from './most-severe-first.ts';
import type { ReporterOptions } from './reporter.ts';
import { shownText } from './shown-text.ts';
import { countBySeverity, summarize } from './summary.ts';

/** A run as Markdown for a comment, which GitHub limits to 65,536 characters. */
export function markdown(run: Run, options: ReporterOptions): string {
  return markdownWithin(65_000, run, options);
}

/**
 * A run as Markdown for `$GITHUB_STEP_SUMMARY`. GitHub drops a summary of 1 MiB, and some just below it.
 *
 * @see https://github.com/actions/runner/issues/4337
 */
export function githubSummary(run: Run, options: ReporterOptions): string {
  return markdownWithin(900_000, run, options);
}

/** @param limit In bytes of UTF-8, which are at least as many as characters. */
function markdownWithin(limit: number, run: Run, options: ReporterOptions): string {
  const { isClean, outcome, fixable, read, unread, notes } = summarize(run, options);
  const shownNotes = notes.slice(0, mostNotes);
  const moreNotes = notes.length > mostNotes ? [`and ${notes.length - mostNotes} more notes`] : [];
  const facts = [
    fixable > 0 ? `${markdownCode('casebook lint --fix')} fixes ${fixable} of them` : '',
    ...[read, unread, ...shownNotes, ...moreNotes].map(markdownText),
  ].filter(Boolean);
  const head = [`### ${isClean ? '✔' : '✖'} ${markdownText(outcome)}\n\n`, ...facts.map((fact) => `- ${fact}\n`)].join(
    '',
  );
  const items = mostSevereFirst(run).map((found) => ({ ...found, text: itemOf(found, options) }));
  const budget = limit - Buffer.byteLength(head) - longestRest;
  const shown = items.slice(0, fittingIn(budget, items));
  const groups = severities.flatMap((severity) => {
    const group = shown.filter(({ message }) => message.severity === severity);
    return group.length > 0 ? [`\n#### ${headings[severity]}\n\n${group.map(({ text }) => text).join('')}`] : [];
  });
  const cut = items.slice(shown.length).map(({ message }) => message);
  const rest = cut.length > 0 ? `\nNot shown, as there is no room: ${countBySeverity(cut)}\n` : '';
  return [head, ...groups, rest].join('');
}

/** Each note has up to 1,000 characters, and more bytes. */
const mostNotes = 10;

/** Room for headings and for the line about what was cut. */
const longestRest = 500;

const headings: Record<Severity, string> = { error: 'Errors', warn: 'Warnings', info: 'Notes' };

function itemOf({ file, message }: FileMessage, { repositoryPath }: ReporterOptions): string {
  const { ruleId, reason, note, place, fix, suggestion } = message;
  const position = `${plainText(repositoryPath(file.path))}:${place.start.line}:${place.start.column}`;
  const command = fix ? 'casebook lint --fix' : suggestion ? 'casebook lint --fix --suggested' : '';
  const hints = [note && markdownText(shownText(note)), command && `${markdownCode(command)} does this`].filter(
    Boolean,
  );
  return [
    `- ${markdownCode(position)} ${markdownText(shownText(reason))} (${markdownCode(ruleId)})\n`,
    ...hints.map((hint) => `  - ${hint}\n`),
  ].join('');
}

/** How many of the texts fit. */
function fittingIn(budget: number, items: readonly { text: string }[]): number {
  let left = budget;
  const tooMany = items.findIndex(({ text }) => (left -= Buffer.byteLength(text)) < 0);
  return tooMany < 0 ? items.length : tooMany;
}
