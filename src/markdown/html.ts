import type { Element, ElementContent, Nodes, Root as Html } from 'hast';
import type { Blockquote, Definition, FootnoteDefinition, Heading, Root, RootContent } from 'mdast';
import rehypeHighlight from 'rehype-highlight';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype, { defaultHandlers } from 'remark-rehype';
import { unified } from 'unified';
import { alerts } from './alerts.ts';
import { hasNode, visitElements } from './elements.ts';
import { namePlaces, type PageAnchors } from './unique-ids.ts';
import type { ShownImage } from './shown-image.ts';
import { passagesOf, type Passage } from './search-passages.ts';
import { sanitizeSchema } from './sanitize.ts';

/** What rendering needs to know about the page. */
export interface HtmlOptions extends PageAnchors {
  /** Link references, image references and footnotes from anywhere in the document. */
  definitions: readonly (Definition | FootnoteDefinition)[];
  /** The anchor of each heading. */
  anchors: ReadonlyMap<Heading, string>;
  /** An image by its URL in the document; `undefined` when it is not shown. */
  imageAt: (url: string) => ShownImage | undefined;
  /** URL of the document where its diagrams are drawn; absent if there is none. */
  drawnAt?: string | undefined;
}

/** A heading as it appears on the page. */
export interface HtmlHeading {
  id: string;
  /** Without markup. */
  text: string;
  /** 2 to 6. */
  depth: number;
}

/** Parts of a document as HTML. */
export interface HtmlParts {
  parts: string[];
  /** The headings of each part that have an anchor. */
  headings: HtmlHeading[][];
  /** The footnotes of all parts; empty when there are none. */
  footnotes: string;
  /** The plain text of each part, followed by that of the footnotes if there are any. */
  passages: Passage[][];
}

/**
 * Render parts of one document as HTML that is safe to embed. Raw HTML is sanitised, and elements never cross the end of
 * a part; footnotes and anchors are numbered through all parts.
 *
 * @param parts In the order of the page.
 */
export function renderHtml(parts: readonly (readonly RootContent[])[], options: HtmlOptions): HtmlParts {
  try {
    return render(parts, options, true);
  } catch (error) {
    // Thousands of nested raw elements exceed the call stack.
    if (!(error instanceof RangeError)) throw error;
    return render(parts, options, false);
  }
}

const partName = 'casebook-part';
const rawParser = unified().use(rehypeRaw).freeze();
const sanitize = rehypeSanitize(sanitizeSchema);
const highlighter = unified().use(rehypeHighlight).freeze();
const markAlerts = alerts();
const stringifier = unified().use(rehypeStringify).freeze();

function render(parts: readonly (readonly RootContent[])[], options: HtmlOptions, withRawHtml: boolean): HtmlParts {
  const { definitions, anchors } = options;
  const root: Root = { type: 'root', children: [...definitions, ...parts.map(wrap)] };
  const toHtml = unified().use(remarkRehype, {
    allowDangerousHtml: withRawHtml,
    clobberPrefix: '',
    handlers: {
      heading(state, node: Heading) {
        const element = defaultHandlers.heading(state, belowTitle(node));
        const anchor = anchors.get(node);
        if (anchor !== undefined) element.properties.id = anchor;
        return element;
      },
    },
  });
  const elements = toHtml.runSync(root).children.filter((node) => node.type === 'element');
  const trees = elements.map((element): Html => {
    const children = element.tagName === partName ? element.children : [element];
    const written: Html = { type: 'root', children };
    // Parsing raw HTML takes three quarters of the time, and most parts have none.
    const tree = sanitize(hasNode(written, isRaw) ? rawParser.runSync(written) : written);
    visitElements(tree, highlightCode);
    markAlerts(tree);
    return tree;
  });
  namePlaces(trees, options);
  const state = { tables: 0, done: new WeakSet<Element>() };
  for (const tree of trees) {
    visitElements(tree, (node, parent) => setElement(node, parent, options, state));
  }
  const texts = trees.map((tree) => stringifier.stringify(tree).trim());
  return {
    parts: texts.slice(0, parts.length),
    headings: trees.slice(0, parts.length).map(headingsOf),
    footnotes: texts[parts.length] ?? '',
    passages: trees.map(passagesOf),
  };
}

function headingsOf(tree: Html): HtmlHeading[] {
  const headings: HtmlHeading[] = [];
  visitElements(tree, (node) => {
    const { id } = node.properties;
    if (/^h[2-6]$/.test(node.tagName) && typeof id === 'string') {
      headings.push({ id, text: textOf(node).trim(), depth: Number(node.tagName.slice(1)) });
    }
  });
  return headings;
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function isRaw({ type }: Nodes): boolean {
  return type === 'raw';
}

/** The plugin walks what it is given, which takes longer than to highlight. */
function highlightCode(node: Element): void {
  if (node.tagName === 'pre') highlighter.runSync({ type: 'root', children: [node] });
}

/** A wrapper keeps each part separate when all of them become one document. */
function wrap(nodes: readonly RootContent[]): Blockquote {
  return {
    type: 'blockquote',
    data: { hName: partName },
    // A quotation may contain everything that a document may, except frontmatter and definitions.
    children: nodes.filter(
      (node): node is Blockquote['children'][number] =>
        node.type !== 'yaml' && node.type !== 'definition' && node.type !== 'footnoteDefinition',
    ),
  };
}

/** The page's title is its only level-1 heading. */
function belowTitle(node: Heading): Heading {
  return node.depth === 1 ? { ...node, depth: 2 } : node;
}

function setElement(
  node: Element,
  parent: Element | Html,
  { imageAt, drawnAt }: Pick<HtmlOptions, 'imageAt' | 'drawnAt'>,
  state: { tables: number; done: WeakSet<Element> },
): void {
  // The visitor also reaches what has been put into a new element.
  if (state.done.has(node)) return;
  const around = parent.type === 'element' ? parent : undefined;
  switch (node.tagName) {
    case 'h1':
      node.tagName = 'h2';
      break;
    case 'img':
      state.done.add(setImage(node, around?.tagName === 'a', imageAt));
      break;
    case 'input': {
      // A checkbox that cannot be ticked is an image with a label.
      const done = node.properties.checked === true;
      setTo(node, 'span', { className: ['check'], role: 'img', ariaLabel: done ? 'Done' : 'To do' }, [
        { type: 'text', value: done ? '☑' : '☐' },
      ]);
      break;
    }
    case 'th':
      // An empty corner cell is not a header.
      if (isBlank(node)) node.tagName = 'td';
      else node.properties.scope ??= around && isRowHeader(around) ? 'row' : 'col';
      break;
    case 'table':
      // Content wider than the page scrolls on its own, also by keyboard.
      state.tables += 1;
      setTo(node, 'section', { className: ['scroll'], ariaLabel: `Table ${state.tables}`, tabIndex: 0 }, [
        copyOf(node, state.done),
      ]);
      break;
    case 'pre':
      if (isDiagram(node)) setTo(node, 'figure', {}, [captionOf(drawnAt), copyOf(node, state.done)]);
      break;
  }
  const { align } = node.properties;
  if (align === undefined) return;
  delete node.properties.align;
  if (align === 'right' || align === 'center') node.properties.className = [`is-${align}`];
}

function copyOf(node: Element, done: WeakSet<Element>): Element {
  const copy = { ...node };
  done.add(copy);
  return copy;
}

/** Code hosts draw Mermaid, and nothing else that is written in a block of code. */
function isDiagram({ children: [code] }: Element): boolean {
  const names = code?.type === 'element' && code.tagName === 'code' ? code.properties.className : undefined;
  return Array.isArray(names) && names.includes('language-mermaid');
}

function captionOf(drawnAt: string | undefined): Element {
  const text: ElementContent = { type: 'text', value: 'Diagram, as source' };
  const link: ElementContent[] =
    drawnAt === undefined
      ? []
      : [
          { type: 'text', value: '. ' },
          {
            type: 'element',
            tagName: 'a',
            properties: { href: drawnAt },
            children: [{ type: 'text', value: 'See it drawn on the code host' }],
          },
        ];
  return { type: 'element', tagName: 'figcaption', properties: {}, children: [text, ...link] };
}

function isBlank(node: Element): boolean {
  return node.children.every((child) => child.type === 'text' && child.value.trim() === '');
}

/** A single header cell in a row heads the row; several in a row head columns. */
function isRowHeader(row: Element): boolean {
  const cells = row.children.filter((child) => child.type === 'element');
  return cells.some((cell) => cell.tagName === 'td' && !isBlank(cell));
}

/** @returns The element that is the image now. */
function setImage(node: Element, inLink: boolean, imageAt: HtmlOptions['imageAt']): Element {
  const url = String(node.properties.src ?? '');
  const alt = String(node.properties.alt ?? '').trim();
  const text: ElementContent = { type: 'text', value: alt || 'Image' };
  const shown = imageAt(url);
  if (shown !== undefined) {
    const size = sizeOnPage(node.properties, shown);
    Object.assign(node.properties, { src: shown.url, alt, ...size, loading: 'lazy', decoding: 'async' });
    if (!shown.isLinked || inLink) return node;
    const image = { ...node };
    setTo(node, 'a', { href: shown.url, className: ['image'], ...(alt === '' && { ariaLabel: 'Image' }) }, [image]);
    return image;
  }
  if (/^https?:/i.test(url) && !inLink) {
    // The page loads nothing from other hosts; the reader may follow a link.
    setTo(node, 'a', { href: url }, [text]);
  } else setTo(node, 'span', {}, [text]);
  return node;
}

/** The space that the page keeps for an image: of the size that the document states, if it states one. */
function sizeOnPage(stated: Element['properties'], { width, height }: ShownImage): Element['properties'] {
  if (stated.height !== undefined || width === undefined || height === undefined) return {};
  if (stated.width === undefined) return { width, height };
  const written = Number(stated.width);
  return written > 0 ? { height: Math.round((written * height) / width) } : {};
}

function setTo(node: Element, tagName: string, properties: Element['properties'], children: ElementContent[]): void {
  Object.assign(node, { tagName, properties, children });
}
