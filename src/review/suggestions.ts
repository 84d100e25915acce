import { plainText } from '../text/plain-text.ts';
import { maskSecrets } from '../text/secrets.ts';
import type { Suggestion } from './review.ts';

/** A file at the base and at the head, and the head with its messages fixed. Texts are without a byte order mark. */
interface FixedVersions {
  path: string;
  base: string | undefined;
  head: string;
  fixed: string;
}

/** Beyond so many changed lines, the comparison takes longer than anybody reads. */
const mostEdits = 2000;

/** GitHub accepts comments on the changed lines and so many around them. */
const context = 3;

/**
 * Suggest the fixed lines in place of those that the pull request shows.
 *
 * @returns `undefined` if too much is fixed.
 */
export async function suggestFixes({ path, base, head, fixed }: FixedVersions): Promise<Suggestion[] | undefined> {
  const lines = head.split('\n');
  const shown = base === undefined ? [[1, lines.length] as const] : await shownLines(base, head);
  const { structuredPatch } = await import('diff');
  const patch = structuredPatch('', '', head, fixed, '', '', { context: 0, maxEditLength: mostEdits });
  return patch?.hunks.flatMap(({ oldStart, oldLines, lines: changes }): Suggestion[] => {
    const added = changes.flatMap((line) => (line.startsWith('+') ? [line.slice(1)] : []));
    const { startLine, endLine, texts } =
      oldLines > 0
        ? { startLine: oldStart, endLine: oldStart + oldLines - 1, texts: added }
        : insertion(oldStart, added, lines);
    const isShown = shown.some(([first, last]) => first <= startLine && endLine <= last);
    const replacement = texts.map((line) => `${line.replace(/\r$/, '')}\n`).join('');
    if (!isShown || !isPlain(replacement)) return [];
    return [{ path, startLine, endLine, replacement, body: bodyOf(replacement) }];
  });
}

/** A suggestion replaces one line at least: the one above the new ones, or else the one below. */
function insertion(before: number, added: readonly string[], lines: readonly string[]) {
  const line = Math.max(1, before - 1);
  const kept = lines[line - 1] ?? '';
  return { startLine: line, endLine: line, texts: before > 1 ? [kept, ...added] : [...added, kept] };
}

/** The lines of the head that a host shows of a change: first and last. */
async function shownLines(base: string, head: string): Promise<(readonly [number, number])[]> {
  const { structuredPatch } = await import('diff');
  const patch = structuredPatch('', '', base, head, '', '', { context, maxEditLength: mostEdits });
  return (patch?.hunks ?? []).map(({ newStart, newLines }) => [newStart, newStart + newLines - 1]);
}

/** Whether a text can be shown as it is: it hides nothing, and holds no credential. */
export function isPlain(text: string): boolean {
  return text.split('\n').every((line) => line.replaceAll('\t', ' ') === plainText(line)) && maskSecrets(text) === text;
}

function bodyOf(replacement: string): string {
  const fence = '`'.repeat(Math.max(3, ...Array.from(replacement.matchAll(/`+/g), ([run]) => run.length + 1)));
  return `${fence}suggestion\n${replacement}${fence}\n`;
}
