import type { Nodes, Paragraph, RootContent, Table, TableCell } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { fieldNamed, type LabelField } from '../../postmortem/labels.ts';
import { oneLine } from '../../text/one-line.ts';

/** A part of a write-up whose label says what it holds. */
export interface LabelledPart {
  field: LabelField;
  /** On one line, without markup. */
  text: string;
  /** Of a list below a heading: its items, each on one line. */
  items?: string[];
  /** The addresses that it links to. */
  urls: string[];
  /** `heading` for the text below one; `line` for a label and its value: `Severity: SEV1`, or cells of a table. */
  form: 'heading' | 'line';
}

/** Below these, labels belong to a discussion and not to the facts. */
const discussion =
  /\b(?:lessons?|learn\w*|went|lucky|luck|improv\w*|prevent\w*|glossary|terms?|appendix|whys?|action|follow[- ]?ups?|template|references?|questions?)\b/i;

/**
 * Find the labelled parts of a write-up: headings, `Key: value` lines, bold labels, capitals, and tables of facts.
 *
 * @param nodes The body without its timeline and its tasks.
 */
export function findParts(nodes: readonly RootContent[]): LabelledPart[] {
  let isDiscussion = false;
  return nodes.flatMap((node, index) => {
    const below = nodes.slice(index + 1);
    if (node.type === 'heading') {
      const title = toString(node);
      isDiscussion = discussion.test(title);
      const own = isDiscussion ? [] : partOfHeading(title);
      return own.length > 0 ? own : partBelow(fieldNamed(title), below);
    }
    if (node.type === 'table') return partsOfTable(node);
    return isDiscussion ? [] : partsOfLines(linesOf(node), below);
  });
}

/** A line of a paragraph or a list. */
interface Line {
  text: string;
  urls: string[];
  /** Number of lists that it is in. */
  depth: number;
}

/** A heading that is a label with its value: `### Duration: 14:30 – 16:45 UTC`, `### Summary: Duration: 2 hours`. */
function partOfHeading(title: string): LabelledPart[] {
  const text = oneLine(title).replace(/^(?:(?:issue|incident|outage) )?(?:summary|overview)[:：]\s+/i, '');
  const [, label = '', value = ''] = /^([^:：]{3,45})[:：]\s+(.+)$/u.exec(text) ?? [];
  const field = fieldNamed(label);
  return field && !isPlaceholder(value) ? [{ field, text: value, urls: [], form: 'line' }] : [];
}

/** A label of at most five words with its value. */
const labelled = /^(?:[-*•] )?(\p{L}[^:：\n]{0,45}?)\s*(?:[:：]|\s[-–—]\s|\s=\s)\s*(.*)$/su;
const anyLabel = /^\p{Lu}[^:：.!?]{0,40}[:：](?:\s|$)/u;

function partsOfLines(written: readonly Line[], below: readonly RootContent[]): LabelledPart[] {
  const lines = written.flatMap(separateFacts);
  return lines.flatMap((line, index): LabelledPart[] => {
    const following = lines.slice(index + 1);
    // `ROOT CAUSE` on a line of its own.
    const isTitle = /^\p{Lu}[\p{Lu} ]{3,}$/u.test(line.text);
    const [, label = isTitle ? line.text : '', first = ''] = labelled.exec(line.text) ?? [];
    const field = fieldNamed(label);
    if (!field) return [];
    // `- Impact:` with a list below it, whose items may have labels of their own.
    const isAbove = first === '' && isProse(field) && (following[0]?.depth ?? 0) > line.depth;
    const stop = following.findIndex(({ text, depth }) => (isAbove ? depth <= line.depth : anyLabel.test(text)));
    const rest = stop < 0 ? following : following.slice(0, stop);
    const own = first === '' || isProse(field) ? [first, ...rest.map(({ text }) => text)] : [first];
    const text = oneLine(own.filter(Boolean).join(isAbove ? '; ' : ' '));
    if (text !== '' && !isPlaceholder(text)) return [{ field, text, urls: line.urls, form: 'line' }];
    return first === '' && rest.length === 0 && following.length === 0 ? partBelow(field, below) : [];
  });
}

/** `Date: 2024-08-10 | Severity: SEV2` holds two facts. */
function separateFacts(line: Line): Line[] {
  const facts = line.text.split(/\s+[|·•]\s+/);
  const isEach = facts.length > 1 && facts.every((fact) => anyLabel.test(fact));
  return isEach ? facts.map((text) => ({ ...line, text })) : [line];
}

/** What is told in sentences; other values end with their line. */
function isProse(field: LabelField): boolean {
  return field === 'impact' || field === 'root_cause' || field === 'detection';
}

/** The first text below a heading, up to the next heading. */
function partBelow(field: LabelField | undefined, below: readonly RootContent[]): LabelledPart[] {
  if (!field) return [];
  for (const node of below) {
    if (node.type === 'heading') return [];
    const lines = linesOf(node);
    const [first] = lines;
    if (!first || isGuidance(node)) continue;
    if (fieldNamed(labelled.exec(first.text)?.[1] ?? '')) return [];
    const text = oneLine(lines.map((line) => line.text).join(node.type === 'list' ? '; ' : ' '));
    if (text === '' || isPlaceholder(text)) continue;
    const urls = lines.flatMap((line) => line.urls);
    const items = node.type === 'list' ? node.children.map((item) => oneLine(toString(item.children[0]))) : undefined;
    return [{ field, text, urls, form: 'heading', ...(items && { items }) }];
  }
  return [];
}

/** Cells beside their labels, in rows of two; or one row below labels. */
function partsOfTable({ children: [head, ...rows] }: Table): LabelledPart[] {
  const cells = ({ children }: { children: readonly TableCell[] }): Line[] =>
    children.map((cell) => ({ text: oneLine(toString(cell)), urls: urlsOf(cell), depth: 0 }));
  const labels = head ? cells(head) : [];
  const pairs: [Line | undefined, Line | undefined][] =
    labels.length === 2
      ? [labels, ...rows.map(cells)].map(([label, value]) => [label, value])
      : rows.length === 1 && rows[0]
        ? cells(rows[0]).map((value, index) => [labels[index], value])
        : [];
  return pairs.flatMap(([label, value]) => {
    const field = fieldNamed(label?.text ?? '');
    if (!field || !value || value.text === '' || isPlaceholder(value.text)) return [];
    return [{ field, text: value.text, urls: value.urls, form: 'line' }];
  });
}

function linesOf(node: RootContent, depth = 0): Line[] {
  if (node.type === 'paragraph') return linesOfParagraph(node, depth);
  if (node.type === 'list')
    return node.children.flatMap((item) => item.children.flatMap((child) => linesOf(child, depth + 1)));
  if (node.type === 'blockquote') return node.children.flatMap((child) => linesOf(child, depth));
  return [];
}

function linesOfParagraph({ children }: Paragraph, depth: number): Line[] {
  const lines: Line[] = [{ text: '', urls: [], depth }];
  for (const child of children) {
    const [first = '', ...others] =
      child.type === 'break' ? ['', ''] : toString(child, { includeImageAlt: false, includeHtml: false }).split('\n');
    const last = lines.at(-1);
    if (last) {
      last.text += first;
      last.urls.push(...urlsOf(child));
    }
    lines.push(...others.map((text) => ({ text, urls: [], depth })));
  }
  return lines.map(({ text, urls }) => ({ text: oneLine(text), urls, depth })).filter(({ text }) => text !== '');
}

function urlsOf(node: Nodes): string[] {
  if (node.type === 'link') return [node.url];
  return 'children' in node ? node.children.flatMap(urlsOf) : [];
}

/** A template's explanation in italics. */
function isGuidance(node: RootContent): boolean {
  return node.type === 'paragraph' && node.children.every(({ type }) => type === 'emphasis' || type === 'break');
}

function isPlaceholder(text: string): boolean {
  return /^(?:[-–—.…?_]*|tbd|todo|n\/?a|none|unknown|not (?:applicable|available|known)|[[<{(].*[\]>})]|x+)\.?$/i.test(
    text,
  );
}
