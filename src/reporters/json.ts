import type { Run } from '../lint/run.ts';
import type { Severity } from '../message.ts';
import type { ReporterOptions } from './reporter.ts';

/**
 * A run for programs: every checked file, and every message with its position. A fix or a suggestion is a list of
 * replacements; `start` and `end` are offsets in UTF-16 code units into the text without a byte order mark.
 */
export function json({ files }: Run, { shownPath, fixed = 0 }: ReporterOptions): string {
  const counts: Record<Severity, number> = { error: 0, warn: 0, info: 0 };
  const reported = files.map((file) => ({
    path: shownPath(file.path),
    messages: file.messages.map(({ ruleId, severity, place: { start, end }, reason, note, url, fix, suggestion }) => {
      counts[severity] += 1;
      return {
        ruleId,
        severity,
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        message: reason,
        note: note ?? null,
        url: url ?? null,
        fix: fix ?? null,
        suggestion: suggestion ?? null,
      };
    }),
  }));
  return `${JSON.stringify({ version: 1, files: reported, counts, fixed }, null, 2)}\n`;
}
