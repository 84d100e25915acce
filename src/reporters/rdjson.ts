import { location } from 'vfile-location';
import { applyEdits, type Edit } from '../edit.ts';
import type { Run } from '../lint/run.ts';
import { decode } from '../markdown/source.ts';
import type { Message } from '../message.ts';
import { plainJson, plainText } from '../text/plain-text.ts';
import { findSecrets } from '../text/secrets.ts';
import { proposedEdits } from './proposed-edits.ts';
import type { ReporterOptions } from './reporter.ts';
import { shownText } from './shown-text.ts';

const severities = { error: 'ERROR', warn: 'WARNING', info: 'INFO' } as const;

/**
 * A run in the Reviewdog Diagnostic Format. Columns count bytes of UTF-8, and paths are relative to the working
 * directory, where reviewdog runs as well.
 *
 * @see https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
 */
export function rdjson({ files }: Run, { shownPath }: ReporterOptions): string {
  const diagnostics = files.flatMap(({ path, source, messages }) => {
    const text = decode(source.text) ?? '';
    const rangeOf = byteRanges(text);
    return messages.map((message) => {
      const { ruleId, severity, reason, note, url, place } = message;
      const suggestion = suggestionFor(message, text);
      return {
        message: [reason, note].flatMap((part) => (part ? [shownText(part)] : [])).join('\n'),
        location: { path: plainText(shownPath(path)), range: rangeOf(place.start.offset, place.end.offset) },
        severity: severities[severity],
        code: { value: ruleId, ...(url !== undefined && { url }) },
        ...(suggestion && {
          suggestions: [{ range: rangeOf(suggestion.start, suggestion.end), text: suggestion.text }],
        }),
      };
    });
  });
  return `${plainJson(JSON.stringify({ source: { name: 'casebook' }, diagnostics }, null, 2))}\n`;
}

/** Reviewdog offers each suggestion by itself, and edits belong together, so they are joined. */
function suggestionFor(message: Message, text: string): Edit | undefined {
  const edits = proposedEdits(message, text)?.edits ?? [];
  const [first] = edits;
  if (!first) return undefined;
  const { start } = first;
  const end = Math.max(...edits.map((edit) => edit.end));
  const fixed = applyEdits(text, edits);
  const joined = fixed.slice(start, end + fixed.length - text.length).toWellFormed();
  return findSecrets(joined).length > 0 ? undefined : { start, end, text: joined };
}

/** Converts two offsets into lines, and columns in bytes. */
function byteRanges(text: string) {
  const places = location(text);
  const positionOf = (offset: number): { line: number; column: number } => {
    const { line, column } = places.toPoint(Math.min(offset, text.length)) ?? { line: 1, column: 1 };
    return { line, column: Buffer.byteLength(text.slice(offset - column + 1, offset)) + 1 };
  };
  return (start: number, end: number) => ({ start: positionOf(start), end: positionOf(end) });
}
