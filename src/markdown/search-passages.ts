import type { Element, Nodes, Root } from 'hast';
import { oneLine } from '../text/one-line.ts';

/** The text below one heading of a page, up to the next heading of any level. */
export interface Passage {
  /** The anchor of the heading; empty for the text before the first heading. */
  anchor: string;
  heading: string;
  /** Without markup, on one line. */
  text: string;
}

/**
 * Split a text by its headings, in the order of the page.
 *
 * @param tree HTML as on the page, including the anchors of its headings.
 */
export function passagesOf(tree: Root): Passage[] {
  const passages: Passage[] = [{ anchor: '', heading: '', text: '' }];
  const look = (node: Nodes): void => {
    if (node.type === 'text') append(passages, node.value);
    else if (node.type === 'root') node.children.forEach(look);
    else if (node.type === 'element' && !isMark(node)) {
      const space = inline.has(node.tagName) ? '' : ' ';
      const anchor = /^h[1-6]$/.test(node.tagName) ? node.properties.id : undefined;
      if (typeof anchor === 'string') passages.push({ anchor, heading: oneLine(textOf(node)), text: '' });
      else {
        append(passages, space + (node.tagName === 'img' ? String(node.properties.alt ?? '') : ''));
        node.children.forEach(look);
        append(passages, space);
      }
    }
  };
  look(tree);
  return passages
    .map((passage) => ({ ...passage, text: oneLine(passage.text) }))
    .filter(({ heading, text }) => heading !== '' || text !== '');
}

// Other elements separate words.
const inline = new Set(
  'a abbr b bdo code del dfn em i ins kbd mark q s samp small span strong sub sup tt var'.split(' '),
);

/** The number of a footnote, the way back from it, and what the page says of a diagram. */
function isMark({ tagName, properties }: Element): boolean {
  if (tagName === 'figcaption') return true;
  return properties.dataFootnoteRef !== undefined || properties.dataFootnoteBackref !== undefined;
}

function append(passages: Passage[], text: string): void {
  const last = passages.at(-1);
  if (last) last.text += text;
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && isMark(node)) return '';
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
