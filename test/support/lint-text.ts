import { defaultSettings, type Settings } from 'casebook';
import { checkDocuments } from '../../src/lint/check-documents.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';

/** `line:column severity rule: reason` of every message about a document, in a repository without other files. */
export function lintText(
  text: string,
  settings: Settings = defaultSettings,
  path = 'postmortems/2024-08-10-a.md',
): string[] {
  const [checked] = checkDocuments([parseMarkdown({ path, text })], settings, {
    now: '2024-08-20T09:12:00Z',
    isFile: () => false,
  });
  return (checked?.messages ?? []).map(
    ({ place: { start }, severity, ruleId, reason }) =>
      `${start.line}:${start.column} ${severity} ${ruleId}: ${reason}`,
  );
}
