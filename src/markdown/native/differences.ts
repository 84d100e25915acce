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
}

/**
 * Bring a tree of satteri to what remark gives for the same text, where the two differ in a way that is understood.
 *
 * @returns `false` when the tree holds something that remark may read otherwise.
 */
export function settle(root: NativeNode, text: string): boolean {
  return settleNode(root, { text, parent: undefined, isContained: false, isQuoted: false, block: undefined });
}

function settleNode(node: NativeNode, around: Surroundings): boolean {
  const { children } = node;
  if (!(settlers[node.type]?.(node, around) ?? true)) return false;
  if (!children || children.length === 0) return true;
  const isContainer = node.type === 'listItem' || node.type === 'blockquote';
  const inside = {
    text: around.text,
    parent: node,
    isContained: around.isContained || isContainer,
    isQuoted: around.isQuoted || node.type === 'blockquote',
    block: isBlock(node) ? node : around.block,
  };
  return children.every((child) => settleNode(child, inside));
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
  html: ({ value, position: { start, end } }, { text, isContained }) =>
    !isContained || (start.line === end.line && value === text.slice(start.offset, end.offset)),
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

/** Behind a definition, satteri takes some lists for paragraphs. */
function settleDefinition(definition: NativeNode, { parent, isContained }: Surroundings): boolean {
  const { children = [] } = parent ?? {};
  return !isContained && children.slice(children.indexOf(definition)).every(({ type }) => type === 'definition');
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
function settleLink({ position: { start } }: NativeNode, { text, block }: Surroundings): boolean {
  if (text[start.offset] === '[' || text[start.offset] === '<') return true;
  const before = text.slice(block?.position.start.offset, start.offset);
  return !before.replaceAll(/\[[^[\]\\`<]*\]/g, '').includes('[');
}
