import type { Run } from '../lint/run.ts';
import type { Message } from '../message.ts';
import { plainText } from '../text/plain-text.ts';
import type { ReporterOptions } from './reporter.ts';
import { shownText } from './shown-text.ts';
import { summaryText } from './summary.ts';

/**
 * A run for a program that edits the documents: one line for each message, with how to fix it and whether `--fix` does.
 * The summary stays in any case: without it, agents conclude that nothing ran.
 *
 * @see https://github.com/oxc-project/oxc/issues/22068
 */
export function agent(run: Run, options: ReporterOptions): string {
  const lines = run.files.flatMap(({ path, messages }) =>
    messages.map((message) => {
      const { line, column } = message.place.start;
      const position = `${plainText(options.shownPath(path))}:${line}:${column}`;
      return `${position} ${message.severity} ${message.ruleId}: ${shownText(message.reason)}${wayToFix(message)}\n`;
    }),
  );
  return lines.join('') + summaryText(run, options);
}

function wayToFix({ note, fix, suggestion }: Message): string {
  const command = fix ? 'casebook lint --fix' : suggestion ? 'casebook lint --fix --suggested' : '';
  const parts = [note === undefined ? '' : shownText(note), command && `[${command} does this]`].filter(Boolean);
  return parts.length > 0 ? `. Fix: ${parts.join(' ')}` : '';
}
