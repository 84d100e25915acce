import type { PhrasingContent } from 'mdast';
import { edges, linesOf } from '../markdown-text.ts';
import { leafOf } from './leaf.ts';
import type { AdfContext, AdfMark, AdfNode } from './node.ts';

/** Marks that change how text looks, but not what it says. */
const looks = new Set([
  'alignment',
  'annotation',
  'backgroundColor',
  'border',
  'breakout',
  'dataConsumer',
  'fontSize',
  'fragment',
  'indentation',
  'textColor',
]);

const meanings = new Set(['link', 'strong', 'em', 'strike', 'underline', 'subsup', 'code']);

interface Item {
  marks: AdfMark[];
  content: PhrasingContent[];
}

/** Inline nodes. Text that shares a mark becomes one node with it, so that no two runs of asterisks meet. */
export function inlineOf(nodes: readonly AdfNode[], context: AdfContext): PhrasingContent[] {
  return nest(nodes.map((node) => itemOf(node, context)));
}

function itemOf(node: AdfNode, context: AdfContext): Item {
  const marks = node.marks ?? [];
  for (const { type } of marks) if (!looks.has(type) && !meanings.has(type)) context.lost.add(`mark "${type}"`);
  const has = (type: string): boolean => marks.some((mark) => mark.type === type);
  return {
    marks: marks.filter(({ type }) => meanings.has(type) && type !== 'code'),
    content: node.type === 'text' ? textOf(node.text ?? '', has) : leafOf(node, context, has('link')),
  };
}

function textOf(text: string, has: (mark: string) => boolean): PhrasingContent[] {
  if (has('code')) return [{ type: 'inlineCode', value: text.replaceAll('\n', ' ') }];
  return has('link') ? [{ type: 'text', value: text.replaceAll('\n', ' ') }] : linesOf(text);
}

/** The mark that covers most items becomes the outermost node. */
function nest(items: readonly Item[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let at = 0; at < items.length;) {
    const rest = items.slice(at);
    const runs = (rest[0]?.marks ?? []).map((mark) => ({ mark, length: runLength(rest, mark) }));
    const run = runs.toSorted((a, b) => b.length - a.length)[0];
    const length = run?.length ?? 1;
    const covered = rest.slice(0, length);
    nodes.push(
      ...(run
        ? wrap(run.mark, nest(covered.map((item) => without(item, run.mark))))
        : covered.flatMap(({ content }) => content)),
    );
    at += length;
  }
  return merged(nodes);
}

function runLength(items: readonly Item[], mark: AdfMark): number {
  const end = items.findIndex(({ marks }) => !marks.some((other) => isSame(other, mark)));
  return end === -1 ? items.length : end;
}

function without(item: Item, mark: AdfMark): Item {
  return { ...item, marks: item.marks.filter((other) => !isSame(other, mark)) };
}

function isSame(a: AdfMark, b: AdfMark): boolean {
  return a.type === b.type && JSON.stringify(a.attrs) === JSON.stringify(b.attrs);
}

function wrap({ type, attrs }: AdfMark, children: PhrasingContent[]): PhrasingContent[] {
  const [before, inner, after] = edges(children);
  if (inner.length === 0) return children;
  return [...before, ...around(type, attrs ?? {}, inner), ...after];
}

function around(type: string, attrs: Record<string, unknown>, children: PhrasingContent[]): PhrasingContent[] {
  if (type === 'strong') return [{ type: 'strong', children }];
  if (type === 'em') return [{ type: 'emphasis', children }];
  if (type === 'strike') return [{ type: 'delete', children }];
  if (type === 'underline') return tagged('ins', children);
  if (type === 'subsup') return tagged(attrs.type === 'sub' ? 'sub' : 'sup', children);
  const { href, title } = attrs;
  if (typeof href !== 'string' || href === '') return children;
  const isLink = (child: PhrasingContent): boolean => child.type === 'link';
  const link = {
    type: 'link' as const,
    url: href,
    title: typeof title === 'string' ? title : null,
    // There are no links in links.
    children: children.filter((child) => !isLink(child)) as Exclude<PhrasingContent, { type: 'link' }>[],
  };
  return children.some(isLink) ? children : [link];
}

function tagged(name: string, children: PhrasingContent[]): PhrasingContent[] {
  return [{ type: 'html', value: `<${name}>` }, ...children, { type: 'html', value: `</${name}>` }];
}

/** Neighbours of one kind as one node: two code spans side by side would be read as one with backticks in it. */
function merged(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if ((node.type === 'text' || node.type === 'inlineCode') && last?.type === node.type) {
      result[result.length - 1] = { ...last, value: last.value + node.value };
    } else result.push(node);
  }
  return result;
}
