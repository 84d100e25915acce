import type { Html, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { flatText, sliceFlat } from './flat-text.ts';
import { hasTimes } from './list-shape.ts';
import { endOf, startOf, type ShapeContext } from './pieces.ts';
import { isNameAlone } from './section-names.ts';

/** A line that stands for a heading. */
export interface Label {
  title: string;
  node: Paragraph | Html;
  /** The lines of its paragraph above it, where it is the last one. */
  above?: Paragraph;
  /** The other lines of its paragraph. */
  more?: Paragraph;
}

/** A line that stands for a heading: `**Timeline**`, `Timeline:`, `<summary>Timeline</summary>`. */
export function labelOf(node: RootContent, document: MarkdownDocument): Label | undefined {
  if (node.type === 'html') {
    const [, title = ''] = /<(?:summary|b|strong|h[1-6])\b[^>]*>([^<]{3,60})<\//i.exec(node.value) ?? [];
    return title ? { title, node } : undefined;
  }
  if (node.type !== 'paragraph') return undefined;
  const text = flatText(node.children);
  const end = text.indexOf('\n') < 0 ? text.length : text.indexOf('\n');
  const line = text.slice(0, end).trim();
  const first = sliceFlat(node.children, document, 0, end, true).find((child) => flatText([child]).trim() !== '');
  if (line.length > 60 || line.length < 3) return undefined;
  // `**Timeline** (all times in UTC)`
  const bare = line.replace(/ *\([^()]*\)/, '').replace(/:$/, '');
  const bold = first?.type === 'strong' ? flatText([first]).trim().replace(/:$/, '') : undefined;
  const isBold = bold !== undefined && (bold === bare || bold === line.replace(/:$/, ''));
  if (!isBold && !/^[^.!?]{3,60}[:：]$/.test(line)) return undefined;
  const title = line.replace(/[:：]$/, '');
  if (end >= text.length) return { title, node };
  return {
    title,
    node: paragraphOf(sliceFlat(node.children, document, 0, end, true), document),
    more: paragraphOf(sliceFlat(node.children, document, end + 1), document),
  };
}

/** A title without any mark, in a text that has no headings: `Timeline`. Its first line is short, and no sentence. */
export function plainTitle(node: RootContent, document: MarkdownDocument): Label | undefined {
  if (node.type !== 'paragraph') return undefined;
  const text = flatText(node.children);
  const [line = ''] = text.split('\n');
  if (!/^\p{Lu}[^.!?:：;]{2,59}$/u.test(line.trim())) return undefined;
  const title = line.trim();
  if (line.length >= text.trimEnd().length) return { title, node };
  // A sentence that is wrapped goes on in lower case.
  if (!/^\s*[\p{Lu}\d]/u.test(text.slice(line.length))) return undefined;
  return {
    title,
    node: paragraphOf(sliceFlat(node.children, document, 0, line.length, true), document),
    more: paragraphOf(sliceFlat(node.children, document, line.length + 1), document),
  };
}

/** `Timeline` alone on its line, with times below it. */
export function isPlainTimeline({ title, more }: Label, below: readonly RootContent[], shape: ShapeContext): boolean {
  const next = more ?? below.find(({ type }) => type !== 'html');
  if (!next || !isNameAlone(title, shape.settings.timelineHeadings)) return false;
  return next.type === 'list' ? hasTimes(next, shape) : isTimedNode(next);
}

/** The last line of a paragraph, where it stands for a heading: `Timeline:`. */
export function lastLine(node: RootContent, document: MarkdownDocument): Label | undefined {
  if (node.type !== 'paragraph') return undefined;
  const text = flatText(node.children).trimEnd();
  const at = text.lastIndexOf('\n');
  const line = text.slice(at + 1).trim();
  if (at < 0 || !/^[^\d.!?]{3,60}[:：]$/.test(line)) return undefined;
  const above = paragraphOf(sliceFlat(node.children, document, 0, at, true), document);
  return { title: line.slice(0, -1), node: paragraphOf(sliceFlat(node.children, document, at + 1), document), above };
}

/** A part of a paragraph, at its own place. */
export function paragraphOf(children: PhrasingContent[], document: MarkdownDocument): Paragraph {
  const [first, last] = [children[0], children.at(-1)];
  return { type: 'paragraph', children, position: document.positionAt(startOf(first ?? {}), endOf(last ?? {})) };
}

/** Whether a paragraph begins with a number, as a time does. */
export function isTimedNode(node: RootContent): boolean {
  return node.type === 'paragraph' && /^[\s~[(]*\d/.test(flatText(node.children));
}
