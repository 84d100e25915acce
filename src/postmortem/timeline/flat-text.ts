import type { PhrasingContent } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';

/** The text of inline nodes without their marks: `**14:30** UTC` is `14:30 UTC`. Line breaks are `\n`. */
export function flatText(nodes: readonly PhrasingContent[]): string {
  return nodes.map(textOf).join('');
}

/**
 * The inline nodes of a part of the flat text; an image belongs to the text after it.
 *
 * @param isLine The part ends with its line, so that an image at its end belongs to it.
 */
export function sliceFlat(
  nodes: readonly PhrasingContent[],
  document: MarkdownDocument,
  from: number,
  to = Infinity,
  isLine = false,
): PhrasingContent[] {
  const found: PhrasingContent[] = [];
  let at = 0;
  for (const node of nodes) {
    const { length } = textOf(node);
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
    at += length;
    if (length === 0) {
      if (at >= from && (at < to || (isLine && at === to))) found.push(node);
    } else if (start === 0 && end === length) found.push(node);
    else if (start < end) found.push(...part(node, document, start, end));
  }
  return found;
}

/**
 * The offset in the source of a character of the flat text.
 *
 * @param index Of a character; for the point behind the last one, ask for the character before and add 1.
 */
export function sourceOffset(nodes: readonly PhrasingContent[], index: number, document: MarkdownDocument): number {
  let at = 0;
  for (const node of nodes) {
    const { length } = textOf(node);
    if (index < at + length) return offsetIn(node, index - at, document);
    at += length;
  }
  return nodes.at(-1)?.position?.end.offset ?? 0;
}

function textOf(node: PhrasingContent): string {
  if ('children' in node) return flatText(node.children);
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return '\n';
  return node.type === 'html' && /^<br\b/i.test(node.value) ? '\n' : '';
}

function part(node: PhrasingContent, document: MarkdownDocument, from: number, to: number): PhrasingContent[] {
  if ('children' in node) {
    const children = sliceFlat(node.children, document, from, to);
    return children.length > 0 ? [{ ...node, children }] : [];
  }
  if (!('value' in node)) return [];
  const position = document.positionAt(offsetIn(node, from, document), offsetIn(node, to - 1, document) + 1);
  return [{ ...node, value: node.value.slice(from, to), position }];
}

function offsetIn(node: PhrasingContent, index: number, document: MarkdownDocument): number {
  if ('children' in node) return sourceOffset(node.children, index, document);
  const start = node.position?.start.offset ?? 0;
  const source = document.text.slice(start, node.position?.end.offset ?? start);
  if (node.type === 'inlineCode') return start + Math.max(0, source.indexOf(node.value)) + index;
  if (node.type !== 'text' || source.length === node.value.length) return start + index;
  return start + alignedIndex(source, node.value, index);
}

/** Escapes, entities and the indentation of further lines are in the source only. */
function alignedIndex(source: string, value: string, index: number): number {
  let at = 0;
  for (let read = 0; read < index; read += 1) at = Math.max(at, skipTo(source, at, value[read])) + 1;
  // Of a text that its source does not hold as it is, such as HTML without its tags, the place is near.
  return Math.min(skipTo(source, at, value[index]), Math.max(0, source.length - 1));
}

function skipTo(source: string, at: number, character: string | undefined): number {
  if (source[at] === character && character !== '\\' && character !== '&') return at;
  if (source[at] === '\\' && source[at + 1] === character) return at + 1;
  if (source[at] === '&' && source.slice(at).match(/^&[#\w]+;/)) return source.indexOf(';', at);
  const found = source.indexOf(character ?? '', at);
  return found < 0 ? at : found;
}
