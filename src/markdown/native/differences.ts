import type { NativeNode } from './tree.ts';

/** What a node is in. */
interface Surroundings {
  text: string;
  parent: NativeNode | undefined;
  /** Whether a list or a quotation is around it, whose marks are in front of its lines. */
  isContained: boolean;
  isQuoted: boolean;
  /** The paragraph, heading or cell that it is in. */
  block: NativeNode | undefined;
  /** Nodes that end where their last child ends, earlier than satteri says. */
  shortened: Set<NativeNode>;
}

/**
 * Bring a tree of satteri to what remark gives for the same text, where the two differ in a way that is understood.
 *
 * @returns `false` when the tree holds something that remark may read otherwise.
 */
export function settle(root: NativeNode, text: string): boolean {
  return settleNode(root, {
    text,
    parent: undefined,
    isContained: false,
    isQuoted: false,
    block: undefined,
    shortened: new Set(),
  });
}

function settleNode(node: NativeNode, around: Surroundings): boolean {
  const { children } = node;
  if (!(settlers[node.type]?.(node, around) ?? true)) return false;
  if (!children || children.length === 0) return true;
  const inside = {
    text: around.text,
    parent: node,
    isContained: around.isContained || isContainer(node),
    isQuoted: around.isQuoted || node.type === 'blockquote',
    block: isBlock(node) ? node : around.block,
    shortened: around.shortened,
  };
  if (!children.every((child) => settleNode(child, inside))) return false;
  const last = children.at(-1);
  if (last && inside.shortened.has(last) && (node.type === 'listItem' || node.type === 'list')) {
    node.position.end = last.position.end;
    inside.shortened.add(node);
  }
  return true;
}

function isContainer({ type }: NativeNode): boolean {
  return type === 'listItem' || type === 'blockquote';
}

function isBlock({ type }: NativeNode): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'tableCell';
}

type Settle = (node: NativeNode, around: Surroundings) => boolean;

const settlers: Record<string, Settle> = {
  listItem: settleTask,
  // An empty line between quoted blocks ends some of them only for remark.
  list: (_list, { isQuoted }) => !isQuoted,
  blockquote: ({ children }, { isContained, isQuoted }) => !isContained || (!isQuoted && children?.length === 1),
  code: settleCode,
  html: settleHtml,
  definition: settleDefinition,
  table: isFollowedByBlank,
  // satteri takes lines without a bar for rows which begin a block for remark.
  tableRow: ({ position: { start } }, { text }) => text[start.offset] === '|',
  paragraph: settleInline,
  heading: settleInline,
  tableCell: settleInline,
  // A single `~` is for times: `~14:30 to ~14:40`.
  delete: ({ position: { start } }, { text }) => text.startsWith('~~', start.offset),
  link: settleLink,
  // A backslash at the end of a line is a line break for only one of them.
  image: ({ position: { start, end } }) => start.line === end.line,
};

/** For remark, the paragraph of a task begins at its box, unless it begins with text. */
function settleTask({ checked, position, children = [] }: NativeNode, { text }: Surroundings): boolean {
  if (checked === null) return !box.test(text.slice(position.start.offset, position.start.offset + 40));
  const [paragraph] = children;
  if (paragraph?.type !== 'paragraph') return false;
  const { start, end } = paragraph.position;
  const before = start.offset - '[ ] '.length;
  if (!/^\[[ xX]\] $/.test(text.slice(before, start.offset))) return false;
  // For remark, the box may be in the first cell of a table.
  if (/\n[ \t]*[|:-][|: \t-]*\r?(?:\n|$)/.test(text.slice(start.offset, end.offset))) return false;
  if (paragraph.children?.[0]?.type !== 'text') {
    paragraph.position = { start: { ...start, column: start.column - '[ ] '.length, offset: before }, end };
  }
  return true;
}

/** Which of the two takes it for a box depends on what follows. */
const box = /^(?:[-*+]|\d+[.)])\s+\[[ xX\t]\](?:\s|$)/;

function settleCode({ position: { start, end } }: NativeNode, { text, isContained }: Surroundings): boolean {
  const code = text.slice(start.offset, end.offset);
  if (!/^[`~]/.test(code)) return !isContained && /\n[ \t]*\r?\n *$/.test(text.slice(0, start.offset));
  // For remark, white space in front of the language's options belongs to them.
  if (/^(?:`{3,}|~{3,})[^\n]*?[^\S\n]{2}/.test(code)) return false;
  return !isContained || (/^(`{3,}|~{3,})[^]*\n[ >]*\1$/.test(code) && !code.includes('\t'));
}

/** In an item, satteri ends HTML with the line end behind it. */
function settleHtml(html: NativeNode, { text, parent, isContained, isQuoted, shortened }: Surroundings): boolean {
  if (!isContained) return true;
  const { start, end } = html.position;
  if (parent && isContainer(parent)) {
    // A line that is not indented as much as its item goes on with a paragraph.
    const { column, offset } = parent.position.start;
    const [mark] = /^(?:>|[-*+]|\d+[.)]) */.exec(text.slice(offset, offset + 20)) ?? [''];
    if (start.column < column + mark.length) return false;
  }
  const value = String(html['value']).replace(/\r?\n$/, '');
  const lines = text.slice(start.offset, end.offset).split('\n').slice(0, value.split('\n').length);
  const source = lines.join('\n').replace(/\r$/, '');
  const indent = ' '.repeat(start.column - 1);
  const after = text.slice(start.offset + source.length, start.offset + source.length + 200);
  // remark goes on to the line end behind HTML that is not closed, and to lines of spaces.
  if (!closedHtml.test(value) || /^\r?\n[ \t>]*[ \t]\r?(?:\n|$)/.test(after)) return false;
  if (value !== source.replaceAll(`\n${indent}`, '\n') || (isQuoted && lines.length > 1)) return false;
  if (value === html['value']) return true;
  const lineStart = source.lastIndexOf('\n');
  html['value'] = value;
  html.position.end = {
    line: start.line + lines.length - 1,
    column: source.length - lineStart + (lineStart < 0 ? start.column - 1 : 0),
    offset: start.offset + source.length,
  };
  shortened.add(html);
  return true;
}

/** A comment, or tags that end at an empty line. */
const closedHtml = /^<!--(?:(?!-->)[^])*-->[^\n]*$|^<\/?(?!pre|script|style|textarea)[a-z]/i;

/** Behind a definition, satteri takes some lists for paragraphs; some labels, such as an ideographic space, differ. */
function settleDefinition(definition: NativeNode, { parent, isContained }: Surroundings): boolean {
  const { children = [] } = parent ?? {};
  const isPlain = /^[ -%'-Z^-~]+$/.test(String(definition['label']));
  return (
    isPlain && !isContained && children.slice(children.indexOf(definition)).every(({ type }) => type === 'definition')
  );
}

function isFollowedByBlank({ position: { end } }: NativeNode, { text }: Surroundings): boolean {
  return /^(?:\r?\n[ \t>]*)?(?:\r?\n|$)/.test(text.slice(end.offset, end.offset + 100));
}

/** remark pairs `*` and `_` in another order, and what it took for code at first shows in its positions. */
function settleInline(block: NativeNode, { text, isContained }: Surroundings): boolean {
  const source = text.slice(block.position.start.offset, block.position.end.offset);
  const isMixed = source.includes('*') && flanking.test(source);
  const isWrapped = isContained && source.includes('\n');
  if (!isMixed && !isWrapped) return true;
  const left = textOf(block);
  if (isMixed && (left.includes('*') || flanking.test(left))) return false;
  return !isWrapped || !/`|<[a-z/!?]|\][([]/i.test(left);
}

/** A `_` that is not inside a word. */
const flanking = /(?<![A-Za-z0-9_])_|_(?![A-Za-z0-9_])/;

/** What is left of the text when all marks are taken. */
function textOf({ type, value, alt, children = [] }: NativeNode): string {
  if (type === 'image' || type === 'imageReference') return String(alt);
  return type === 'text' ? String(value) : children.map(textOf).join(' ');
}

/** remark links no address behind a bracket that is open. */
function settleLink({ children, position: { start, end } }: NativeNode, { text, block }: Surroundings): boolean {
  if (text[start.offset] === '[' || text[start.offset] === '<') return true;
  // satteri finds addresses in which signs are escaped.
  if (children?.[0]?.['value'] !== text.slice(start.offset, end.offset)) return false;
  const before = text.slice(block?.position.start.offset, start.offset);
  return !before.replaceAll(/\[[^[\]\\`<]*\]/g, '').includes('[');
}
