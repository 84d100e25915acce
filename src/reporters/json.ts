import type { Run } from '../lint/run.ts';
import type { Edit } from '../edit.ts';
import type { Message, Severity } from '../message.ts';
import { plainJson } from '../text/plain-text.ts';
import { findSecrets } from '../text/secrets.ts';
import type { ReporterOptions } from './reporter.ts';
import { shownText } from './shown-text.ts';

/**
 * A run for programs: every checked file, and every message with its position. A fix or a suggestion is a list of
 * replacements; `start` and `end` are offsets in UTF-16 code units into the text without a byte order mark. Its schema is
 * schema/lint-report.schema.json.
 */
export function json({ files, notes }: Run, { shownPath, fixed = 0 }: ReporterOptions): string {
  const counts: Record<Severity, number> = { error: 0, warn: 0, info: 0 };
  for (const { severity } of files.flatMap((file) => file.messages)) counts[severity] += 1;
  const reported = files.map(({ path, entries, tasks, messages, suppressed }) => ({
    path: shownPath(path),
    entries,
    tasks,
    messages: messages.map(fieldsOf),
    suppressed: suppressed.map((message) => ({ ...fieldsOf(message), suppressed: reasonOf(message.suppressed) })),
  }));
  const report = { version: 1, files: reported, counts, fixed, notes: notes.map(shownText) };
  return `${plainJson(JSON.stringify(report, null, 2))}\n`;
}

function fieldsOf({ ruleId, severity, place: { start, end }, reason, note, url, fix, suggestion }: Message) {
  return {
    ruleId,
    severity,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    message: shownText(reason),
    note: note === undefined ? null : shownText(note),
    url: url ?? null,
    fix: withoutSecrets(fix),
    suggestion: withoutSecrets(suggestion),
  };
}

function reasonOf(suppressed: { by: 'document'; reason: string } | { by: 'baseline' }): {
  by: 'document' | 'baseline';
  reason?: string;
} {
  return suppressed.by === 'document' ? { ...suppressed, reason: shownText(suppressed.reason) } : suppressed;
}

/** A fix without a part would be wrong, so it is left out as a whole. */
function withoutSecrets(edits: readonly Edit[] | undefined): readonly Edit[] | null {
  return edits === undefined || edits.some(({ text }) => findSecrets(text).length > 0) ? null : edits;
}
