import type { BlockContent, DefinitionContent, PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { trimmed } from '../markdown-text.ts';
import type { AdfNode } from './node.ts';

type Block = RootContent | BlockContent | DefinitionContent;

/**
 * A table as GitHub's Markdown has it: a row of headers, one line a row. A cell that spans several columns or rows is
 * followed by empty ones. A table without headers gets an empty row of them.
 */
export function tableOf(node: AdfNode, blocksOf: (nodes: readonly AdfNode[]) => Block[]): Table {
  const rows: PhrasingContent[][][] = [];
  const nodes = (node.content ?? []).map(({ content }) => content ?? []);
  for (const [index, cells] of nodes.entries()) {
    const row = (rows[index] ??= []);
    let column = 0;
    for (const cell of cells) {
      while (row[column]) column += 1;
      const content = flat(blocksOf(cell.content ?? []));
      const isRowHeader = cell.type === 'tableHeader' && index > 0 && content.length > 0;
      for (let below = 0; below < spanOf(cell, 'rowspan') && index + below < nodes.length; below += 1) {
        for (let right = 0; right < spanOf(cell, 'colspan'); right += 1)
          (rows[index + below] ??= [])[column + right] = [];
      }
      row[column] = isRowHeader ? [{ type: 'strong', children: content }] : content;
    }
  }
  const hasHeader = nodes[0]?.some(({ type }) => type === 'tableHeader') ?? false;
  const width = Math.max(1, ...rows.map(({ length }) => length));
  const written = (hasHeader ? rows : [[], ...rows]).map((row) => rowOf(row, width));
  return { type: 'table', children: written };
}

function spanOf({ attrs }: AdfNode, name: string): number {
  const value = attrs?.[name];
  return typeof value === 'number' ? Math.min(Math.max(Math.trunc(value), 1), 100) : 1;
}

function rowOf(cells: readonly PhrasingContent[][], width: number): TableRow {
  return {
    type: 'tableRow',
    children: Array.from({ length: width }, (_, column) => ({ type: 'tableCell', children: cells[column] ?? [] })),
  };
}

/** Blocks in one line, because a cell has no more. */
function flat(blocks: readonly Block[]): PhrasingContent[] {
  const lines = blocks.flatMap(linesOf).filter(({ length }) => length > 0);
  return lines.flatMap((line, index) => [
    ...(index > 0 ? [lineBreak] : []),
    ...line.map((child) => (child.type === 'break' ? lineBreak : child)),
  ]);
}

const lineBreak: PhrasingContent = { type: 'html', value: '<br>' };

function linesOf(block: Block): PhrasingContent[][] {
  switch (block.type) {
    case 'paragraph':
      return [trimmed(block.children)];
    case 'heading':
      return [[{ type: 'strong', children: block.children }]];
    case 'code':
      return block.value.split('\n').map((value) => (value.trim() ? [{ type: 'inlineCode', value }] : []));
    case 'blockquote':
      return block.children.flatMap(linesOf);
    case 'list':
      return block.children.flatMap(({ checked, children }, index) => {
        const bullet = block.ordered ? `${(block.start ?? 1) + index}.` : '•';
        const box = typeof checked === 'boolean' ? (checked ? '☑' : '☐') : bullet;
        const [first = [], ...rest] = children.flatMap(linesOf);
        return [[{ type: 'text' as const, value: `${box} ` }, ...first], ...rest];
      });
    case 'thematicBreak':
    case 'html':
      return [];
    default: {
      const value = toString(block);
      return value ? [[{ type: 'text', value }]] : [];
    }
  }
}
