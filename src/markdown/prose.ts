import type { Nodes } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import { frontmatterTexts } from './frontmatter-strings.ts';
import { once } from './once.ts';

/** A piece of the author's own wording: a paragraph, a heading, a table cell, a string of the frontmatter. */
export interface Prose {
  /**
   * As long as in the file, so that positions are easy to derive. Markdown's marks are replaced by spaces; code, links,
   * images, HTML and quotations by `U+FFFC`, the object replacement character.
   */
  text: string;
  /** Zero-based offset of its start in the file. */
  offset: number;
}

/** The author's own wording in the body: without code, links and quotations. */
export const bodyProse: (document: MarkdownDocument) => readonly Prose[] = once(({ tree, text }) => {
  const found: Prose[] = [];
  const look = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      found.push({ text: hideQuotations(wordsOf(node, text)), offset: node.position?.start.offset ?? 0 });
    } else if ('children' in node && node.type !== 'blockquote') node.children.forEach(look);
  };
  look(tree);
  return found;
});

/** The strings of the frontmatter, with their JSON Pointers. */
export const frontmatterProse: (document: MarkdownDocument) => readonly (Prose & { pointer: string })[] = once(
  ({ frontmatter, text }) =>
    frontmatterTexts(frontmatter).map(({ pointer, position: { start, end } }) => {
      // Quotes around a value belong to YAML.
      const words = text.slice(start.offset, end.offset).replace(/^(["'])([^]*)\1$/, ' $2 ');
      return { text: hideQuotations(words), offset: start.offset, pointer };
    }),
);

const objects = new Set(['inlineCode', 'link', 'linkReference', 'image', 'imageReference', 'html', 'delete']);

function wordsOf(node: Nodes, source: string): string {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  if (node.type === 'text') return source.slice(start, end);
  if (objects.has(node.type)) return object.repeat(end - start);
  let words = '';
  for (const child of 'children' in node ? node.children : []) {
    const gap = (child.position?.start.offset ?? start) - start - words.length;
    words += ' '.repeat(Math.max(0, gap)) + wordsOf(child, source);
  }
  return words.padEnd(end - start);
}

const object = '\uFFFC';

/** `"…"`, `“…”`, `‘…’`, `«…»`, and `'…'` unless it is an apostrophe. */
function hideQuotations(text: string): string {
  return text.replaceAll(/"[^"]+"|“[^“”]+”|‘[^‘’]+’|«[^«»]+»|(?<![\w’])'[^'\n]+'(?!\w)/g, (quotation) =>
    object.repeat(quotation.length),
  );
}
