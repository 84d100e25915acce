import type { BlockContent, List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type * as v from 'valibot';
import { inlineOf } from './adf/inline.ts';
import { type AdfContext, type AdfNode, type adfDocument, attribute } from './adf/node.ts';
import { tableOf } from './adf/table.ts';
import { trimmed, writeMarkdown } from './markdown-text.ts';

type Block = Exclude<BlockContent, { type: 'html' }>;

/** Atlassian's panels, as the alerts that GitHub has. */
const alerts: Record<string, string> = {
  info: 'NOTE',
  note: 'IMPORTANT',
  tip: 'TIP',
  success: 'TIP',
  warning: 'WARNING',
  error: 'CAUTION',
};

const blockTypes = new Set(
  'paragraph heading bulletList orderedList taskList decisionList listItem taskItem blockTaskItem decisionItem blockquote codeBlock rule panel expand nestedExpand table mediaSingle mediaGroup layoutSection layoutColumn bodiedExtension multiBodiedExtension extensionFrame bodiedSyncBlock caption'.split(
    ' ',
  ),
);

/**
 * A document in the Atlassian Document Format as Markdown. Colours, alignment and widths are dropped.
 *
 * @param options.top Depth of its highest headings: they are moved so that they fit below others.
 * @param options.urlOf The address of an attached file, by its name.
 * @returns The Markdown, without an end of line at its end, and the names of what has no form in it: nodes and marks
 *   that are not known keep their text.
 * @see https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function adfToMarkdown(
  document: v.InferOutput<typeof adfDocument>,
  { top = 2, urlOf = () => undefined }: { top?: number; urlOf?: AdfContext['urlOf'] } = {},
): { markdown: string; lost: string[] } {
  const context: AdfContext = { urlOf, lost: new Set() };
  const blocks = blocksOf(document.content ?? [], context);
  const depths = blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : []));
  const shift = top - Math.min(...depths);
  const moved = blocks.map((block): RootContent => {
    if (block.type !== 'heading') return block;
    return { ...block, depth: Math.min(block.depth + shift, 6) as typeof block.depth };
  });
  return { markdown: writeMarkdown(moved), lost: [...context.lost] };
}

/** Inline nodes where blocks are expected become a paragraph. */
function blocksOf(nodes: readonly AdfNode[], context: AdfContext): Block[] {
  const blocks: Block[] = [];
  let inline: AdfNode[] = [];
  const flush = (): void => {
    blocks.push(...paragraphOf(inlineOf(inline, context)));
    inline = [];
  };
  for (const node of nodes) {
    const hasBlocks = node.content?.some(({ type }) => blockTypes.has(type)) ?? false;
    if (!blockTypes.has(node.type) && !hasBlocks && !isBlockLeaf(node)) {
      inline.push(node);
      continue;
    }
    flush();
    blocks.push(...blockOf(node, context));
  }
  flush();
  return blocks;
}

/** Cards and extensions that have a paragraph of their own. */
function isBlockLeaf({ type }: AdfNode): boolean {
  return ['blockCard', 'embedCard', 'media', 'extension', 'syncBlock'].includes(type);
}

function paragraphOf(children: readonly PhrasingContent[]): Paragraph[] {
  const inner = trimmed(children);
  return inner.length > 0 ? [{ type: 'paragraph', children: inner }] : [];
}

function blockOf(node: AdfNode, context: AdfContext): Block[] {
  const content = node.content ?? [];
  const inside = (): Block[] => blocksOf(content, context);
  switch (node.type) {
    case 'paragraph':
      return paragraphOf(inlineOf(content, context));
    case 'caption':
      return paragraphOf([{ type: 'emphasis', children: trimmed(inlineOf(content, context)) }]);
    case 'heading':
      return headingOf(node, context);
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
    case 'decisionList':
      return [listOf(node, context)];
    case 'blockquote':
      return [{ type: 'blockquote', children: inside() }];
    case 'panel':
      return [{ type: 'blockquote', children: panelOf(inside(), alerts[attribute(node, 'panelType')]) }];
    case 'codeBlock': {
      const lang = attribute(node, 'language') || null;
      return [{ type: 'code', lang, value: content.map(({ text = '' }) => text).join('') }];
    }
    case 'rule':
      return [{ type: 'thematicBreak' }];
    case 'expand':
    case 'nestedExpand': {
      const value = attribute(node, 'title').trim();
      const title: PhrasingContent[] = value ? [{ type: 'strong', children: [{ type: 'text', value }] }] : [];
      return [...paragraphOf(title), ...inside()];
    }
    case 'table':
      return [tableOf(node, (nodes) => blocksOf(nodes, context))];
    case 'mediaSingle':
    case 'mediaGroup':
    case 'layoutSection':
    case 'layoutColumn':
    case 'bodiedSyncBlock':
      return inside();
    default:
      return unknownOf(node, context);
  }
}

function headingOf(node: AdfNode, context: AdfContext): Block[] {
  const level = Number(node.attrs?.level);
  const children = trimmed(inlineOf(node.content ?? [], context)).map((child): PhrasingContent =>
    // A line break would make another kind of heading of it.
    child.type === 'break' ? { type: 'text', value: ' ' } : child,
  );
  const depth = [1, 2, 3, 4, 5, 6].includes(level) ? (level as 1 | 2 | 3 | 4 | 5 | 6) : 6;
  return children.length > 0 ? [{ type: 'heading', depth, children }] : [];
}

function listOf(node: AdfNode, context: AdfContext): List {
  const children: ListItem[] = [];
  for (const item of node.content ?? []) {
    const last = children.at(-1);
    // A list of tasks within a list of tasks stands beside the task that it belongs to.
    if (item.type.endsWith('List') && last) last.children.push(...blockOf(item, context));
    else children.push(itemOf(item, context));
  }
  const order = node.attrs?.order;
  const start = typeof order === 'number' && order >= 0 ? Math.trunc(order) : 1;
  return { type: 'list', spread: false, ...(node.type === 'orderedList' && { ordered: true, start }), children };
}

function itemOf(item: AdfNode, context: AdfContext): ListItem {
  const children = item.type.endsWith('List') ? blockOf(item, context) : blocksOf(item.content ?? [], context);
  const isTask = item.type === 'taskItem' || item.type === 'blockTaskItem';
  const first = children[0];
  if (item.type === 'decisionItem' && first?.type === 'paragraph') {
    const value = attribute(item, 'state') === 'DECIDED' ? 'Decision:' : 'Decision to be made:';
    first.children.unshift({ type: 'strong', children: [{ type: 'text', value }] }, { type: 'text', value: ' ' });
  }
  return {
    type: 'listItem',
    checked: isTask ? attribute(item, 'state') === 'DONE' : null,
    spread: children.some(({ type }, index) => type !== 'list' && index > 0),
    children,
  };
}

function panelOf(blocks: Block[], alert: string | undefined): BlockContent[] {
  // Brackets of a text node would be escaped.
  return alert ? [{ type: 'html', value: `[!${alert}]` }, ...blocks] : blocks;
}

/** Extensions and nodes that are not known: what is in them is kept. */
function unknownOf(node: AdfNode, context: AdfContext): Block[] {
  const content = node.content ?? [];
  if (content.length === 0 || !content.some(({ type }) => blockTypes.has(type))) {
    return paragraphOf(inlineOf([node], context));
  }
  const key = attribute(node, 'extensionKey');
  context.lost.add(key ? `extension "${key}"` : `node "${node.type}"`);
  return blocksOf(content, context);
}
