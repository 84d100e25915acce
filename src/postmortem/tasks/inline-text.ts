import type { Definition, PhrasingContent } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';

/** The text of a paragraph, and for each of its characters the place in the file. */
export interface InlineText {
  text: string;
  /** Offset of each character in the file; that of the markup which opens in front of it, such as `[` of a link. */
  starts: number[];
  /** Offset behind each character; behind the markup which closes there. */
  ends: number[];
  /** Links, code and emphasis, as ranges of `text`: what can only be cut as a whole. */
  spans: Span[];
}

export interface Span {
  type: PhrasingContent['type'];
  start: number;
  end: number;
  url?: string;
}

/** Read the text of inline nodes, with line breaks as `\n`. */
export function inlineText(nodes: readonly PhrasingContent[], document: MarkdownDocument): InlineText {
  const inline: InlineText = { text: '', starts: [], ends: [], spans: [] };
  for (const node of nodes) append(inline, node, document);
  return inline;
}

/** The text of inline nodes as `inlineText` reads it, without the places in the file, which take ten times as long. */
export function plainText(nodes: readonly PhrasingContent[]): string {
  return nodes.map((node) => ('children' in node ? plainText(node.children) : valueOf(node))).join('');
}

/** The part of a text, with ranges moved to its start. */
export function sliceInline({ text, starts, ends, spans }: InlineText, from: number, to: number): InlineText {
  return {
    text: text.slice(from, to),
    starts: starts.slice(from, to),
    ends: ends.slice(from, to),
    spans: spans
      .filter(({ start, end }) => start < to && end > from)
      .map((span) => ({ ...span, start: Math.max(0, span.start - from), end: Math.min(to, span.end) - from })),
  };
}

/** Whether a range can be cut out without tearing a link or emphasis in two. */
export function isWhole({ spans }: InlineText, from: number, to: number): boolean {
  return spans.every(
    ({ start, end }) => end <= from || start >= to || (start >= from && end <= to) || (start <= from && end >= to),
  );
}

/** Whether an index is between two characters of the text of a link, where nothing may be cut off. */
export function isInLink({ spans }: InlineText, at: number): boolean {
  return spans.some(({ url, start, end }) => url !== undefined && start < at && at < end);
}

/** The Markdown of a range, as it is in the file but for line endings, which are `\n` in edits. */
export function sourceOf({ starts, ends }: InlineText, from: number, to: number, document: MarkdownDocument): string {
  return to > from ? document.text.slice(starts[from], ends[to - 1]).replaceAll('\r\n', '\n') : '';
}

function append(inline: InlineText, node: PhrasingContent, document: MarkdownDocument): void {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const from = inline.text.length;
  if ('children' in node) {
    for (const child of node.children) append(inline, child, document);
    const to = inline.text.length;
    if (to === from) return;
    const url =
      node.type === 'link' ? node.url : node.type === 'linkReference' ? urlOf(node.identifier, document) : undefined;
    inline.spans.push({ type: node.type, start: from, end: to, ...(url !== undefined && { url }) });
    // The marks of struck-through text are no part of the title.
    if (node.type === 'delete') return;
    inline.starts[from] = start;
    inline.ends[to - 1] = end;
    return;
  }
  const value = valueOf(node);
  appendValue(inline, value, document.text.slice(start, end), start);
  if (node.type === 'text' || value === '') return;
  inline.spans.push({ type: node.type, start: from, end: inline.text.length });
  inline.starts[from] = start;
  inline.ends[inline.text.length - 1] = end;
}

function valueOf(node: PhrasingContent): string {
  switch (node.type) {
    case 'break':
      return '\n';
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? '\n' : '';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    default:
      return 'value' in node ? node.value : '';
  }
}

/** The source has more characters than the value: backslashes, indentation, and entities such as `&amp;`. */
function appendValue(inline: InlineText, value: string, source: string, offset: number): void {
  if (value === source) {
    for (let at = offset; at < offset + value.length; at += 1) {
      inline.starts.push(at);
      inline.ends.push(at + 1);
    }
    inline.text += value;
    return;
  }
  let reached = 0;
  for (const character of value.split('')) {
    const entity = /^&[#\w]+;/.exec(source.slice(reached));
    let next = reached;
    if (!entity || character === '&') {
      const found = source.indexOf(character, reached);
      if (found >= 0) next = found;
    }
    const escaped = source[next - 1] === '\\' && next > reached ? 1 : 0;
    const length = entity && next === reached && source[reached] === '&' ? entity[0].length : 1;
    inline.starts.push(offset + next - escaped);
    reached = Math.min(source.length, next + length);
    inline.ends.push(offset + reached);
  }
  inline.text += value;
}

function urlOf(identifier: string, { tree }: MarkdownDocument): string | undefined {
  return tree.children.find((node): node is Definition => node.type === 'definition' && node.identifier === identifier)
    ?.url;
}
