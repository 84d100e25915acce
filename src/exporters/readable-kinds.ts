import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { defaultSettings } from '../config/defaults.ts';
import { applyEdits, type Edit } from '../edit.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { readTimeline } from '../postmortem/timeline/read-timeline.ts';

/**
 * Write the entry kinds of a timeline as words in bold type, `**ruled out**` for `` `ruled_out` ``. Kinds of a team's own
 * stay as they are, since a reader of the export does not know them.
 *
 * @param body Markdown without frontmatter.
 * @returns The text, and what `readKindsAsWords` makes of it. That differs from the body only in the marks of words in
 *   bold type that would be taken for kinds.
 */
export function writeKindsAsWords(body: string): { written: string; read: string } {
  const marks = editsIn(body, (source) => {
    const words = unmarked(source, '**');
    return kindOfWords.has(words) ? `__${words}__` : undefined;
  });
  const read = applyEdits(body, marks);
  const kinds = editsIn(read, (source) => {
    const words = wordsOfKind.get(unmarked(source, '`'));
    return words === undefined ? undefined : `**${words}**`;
  });
  const written = applyEdits(read, kinds);
  return { written: readKindsAsWords(written) === read ? written : read, read };
}

/** The inverse of `writeKindsAsWords`. */
export function readKindsAsWords(body: string): string {
  const edits = editsIn(body, (source) => {
    const kind = kindOfWords.get(unmarked(source, '**'));
    return kind === undefined ? undefined : `\`${kind}\``;
  });
  return applyEdits(body, edits);
}

const wordsOfKind = new Map(defaultSettings.kinds.map((kind) => [kind, kind.replaceAll('_', ' ')]));
const kindOfWords = new Map(Array.from(wordsOfKind, ([kind, words]) => [words, kind]));

/** The text between marks; empty if they are others. */
function unmarked(source: string, mark: string): string {
  return source.startsWith(mark) && source.endsWith(mark) ? source.slice(mark.length, -mark.length) : '';
}

/** Changes of the bold words and the code in a timeline, but not inside other marks, where bold type means nothing. */
function editsIn(body: string, change: (source: string) => string | undefined): Edit[] {
  const document = parseMarkdown({ path: '', text: body });
  const { rest } = readTimeline(document, defaultSettings, { date: '2000-01-01', zone: 'UTC', zoneAssumed: false });
  const others = new Set(rest);
  const edits: Edit[] = [];
  const walk = (node: Nodes): void => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (node.type === 'strong' || node.type === 'inlineCode') {
      const text = /[\r\n]/.test(toString(node)) ? undefined : change(document.text.slice(start, end));
      if (text !== undefined) edits.push({ start, end, text });
    } else if ('children' in node && !['emphasis', 'link', 'delete', 'linkReference'].includes(node.type)) {
      node.children.forEach(walk);
    }
  };
  for (const node of document.tree.children) if (!others.has(node)) walk(node);
  return edits;
}
