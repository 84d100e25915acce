import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { Nodes, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import { parseMarkdown } from '../markdown/parse.ts';
import { linesOf, trimLines, writeMarkdown } from './markdown-text.ts';

/** How a tool writes a text. */
export type TextForm = 'text' | 'markdown' | 'html';

/**
 * A text of a tool as Markdown that can be part of a section or of an entry: headings become bold, HTML in Markdown is
 * shown as it is written, and no code at the end of a paragraph is mistaken for an entry kind.
 *
 * @param lead Words in front of it, `Investigating:`. Without them, a text that begins with a list would run into the
 *   time of its entry.
 * @returns Without an end of line at its end; empty if there is neither a text nor a lead.
 */
export function entryText(text: string, form: TextForm, lead = ''): string {
  const blocks = blocksOf(text, form).map(asPart);
  const first = blocks[0];
  if (lead && first?.type === 'paragraph') {
    const words: PhrasingContent[] = [{ type: 'text', value: `${lead} ` }, ...first.children];
    return writeMarkdown([{ type: 'paragraph', children: words }, ...blocks.slice(1)]);
  }
  return writeMarkdown(lead ? [paragraph({ type: 'text', value: lead }), ...blocks] : blocks);
}

/**
 * The HTML of a whole write-up as Markdown.
 *
 * @returns Its highest headings are of the second level, below the title of the page.
 */
export function htmlToMarkdown(html: string): string {
  const blocks = blocksOf(html, 'html');
  const shift = 2 - Math.min(...blocks.map((block) => (block.type === 'heading' ? block.depth : 6)));
  return writeMarkdown(
    blocks.map((block) => {
      if (block.type !== 'heading') return block;
      return { ...block, depth: Math.min(block.depth + shift, 6) as typeof block.depth };
    }),
  );
}

/** Whether a text that may be Markdown or HTML is HTML. */
export function formOf(text: string): TextForm {
  return /<\/?(?:a|b|br|code|div|em|h[1-6]|i|li|ol|p|span|strong|ul)\b[^>]*>/i.test(text) ? 'html' : 'markdown';
}

function blocksOf(text: string, form: TextForm): RootContent[] {
  // A text that begins with `---` has no frontmatter.
  if (form === 'markdown')
    return parseMarkdown({ path: '', text: text.replace(/^(?=---|\+\+\+)/, '\n') }).tree.children;
  if (form === 'text') {
    const parts = text.replaceAll('\r\n', '\n').split(/\n\s*\n/);
    return parts.flatMap((part) => (part.trim() ? [paragraph(...linesOf(trimLines(part)))] : []));
  }
  // As a document, so that words without `<p>` become paragraphs.
  const tree = toMdast(fromHtml(text, { fragment: true }), {
    document: true,
    nodeHandlers: { comment: () => undefined },
  });
  return tree.type === 'root' ? tree.children : [];
}

function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

function asPart(block: RootContent): RootContent {
  switch (block.type) {
    case 'heading':
      return paragraph({ type: 'strong', children: block.children.map(asPhrase) });
    case 'html':
      return paragraph({ type: 'text', value: block.value });
    case 'paragraph':
      return paragraph(...block.children.map(asPhrase).map(asWords));
    default:
      return inside(block);
  }
}

/** The same for what is within lists and quotations. */
function inside<Node extends Nodes>(node: Node): Node {
  if (!('children' in node)) return node;
  return { ...node, children: node.children.map((child) => (isBlock(child) ? asPart(child) : asPhrase(child))) };
}

function isBlock(node: Nodes): node is Extract<RootContent, { type: 'heading' | 'paragraph' }> {
  return node.type === 'heading' || node.type === 'paragraph';
}

function asPhrase<Node extends Nodes>(node: Node): Node | Text {
  if (node.type === 'html') return { type: 'text', value: node.value };
  // A line break at the end of a line would escape the comment that is put behind it.
  if (node.type === 'break') return { type: 'text', value: '\n' };
  return inside(node);
}

/** `resolved` as code at the end of an entry would be its kind. */
function asWords(node: PhrasingContent, index: number, all: PhrasingContent[]): PhrasingContent {
  const rest = all.slice(index + 1);
  const isLast = rest.every((next) => next.type === 'inlineCode' || (next.type === 'text' && !/\w/.test(next.value)));
  if (node.type === 'inlineCode' && isLast && /^[a-z_]+$/.test(node.value)) return { type: 'text', value: node.value };
  return node;
}
