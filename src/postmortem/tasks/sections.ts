import type { Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { inlineText, plainText, type InlineText } from './inline-text.ts';
import { isOtherHeading, isProposalHeading, isTaskHeading, mayNameTasks } from './headings.ts';
import { stateOfWord } from './states.ts';
import type { Settings } from '../../settings.ts';
import type { TaskStatus } from '../postmortem.ts';
import type { TaskContext } from './task-list.ts';

/** A block below a heading or a label that names tasks. */
export interface TaskBlock {
  node: RootContent;
  /** Of a paragraph: its lines below the label. */
  lines?: { inline: InlineText; ranges: [from: number, to: number][]; all: boolean };
  /** The status of its tasks that state none. */
  status: TaskStatus;
  /** The heading or label promises tasks, so that every item is one. */
  isCertain: boolean;
  /** Number of the group of blocks below one heading or label. */
  group: number;
}

interface Scope {
  depth: number;
  status: TaskStatus;
  isCertain: boolean;
  group: number;
}

/** Find the blocks below headings such as `## Action items`, and below lines such as `**Action items**` or `Tasks:`. */
export function findTaskBlocks(nodes: readonly RootContent[], context: TaskContext): TaskBlock[] {
  const { settings, document } = context;
  const headings: (Scope | { depth: number; status: undefined })[] = [];
  let label: (Scope & { style: string; hasItems: boolean }) | 'other' | undefined;
  let group = 0;
  const blocks: TaskBlock[] = [];
  const scopeOf = (title: string, depth: number, above: Scope | undefined): Scope | undefined => {
    group += 1;
    if (isOtherHeading(title)) return undefined;
    if (isTaskHeading(title, settings)) {
      // `Process improvements` below `Action items` are action items; `Improvements` beside `Tasks` are not.
      const isAccepted = above !== undefined && above.status !== 'proposed' && /\s/.test(title.trim());
      const proposes = isProposalHeading(title) && !isAccepted;
      return {
        depth,
        group,
        status: proposes ? 'proposed' : 'open',
        isCertain: !isProposalHeading(title) && !doubtful.test(title),
      };
    }
    if (!above) return undefined;
    return { ...above, depth, group, status: stateOfWord(title) ?? above.status };
  };
  const heading = (): Scope | undefined => {
    const last = headings.at(-1);
    return last?.status === undefined ? undefined : last;
  };
  const current = (): Scope | undefined => (label === 'other' ? undefined : (label ?? heading()));
  const enterLabel = (title: string, style: string): void => {
    const above = label && label !== 'other' && (label.style !== style || !label.hasItems) ? label : heading();
    const scope = scopeOf(title, 7, above);
    label = scope ? { ...scope, style, hasItems: false } : heading() && !isOtherHeading(title) ? undefined : 'other';
    if (!scope && !heading()) label = undefined;
  };
  const push = (block: Omit<TaskBlock, 'status' | 'isCertain' | 'group'>): void => {
    const scope = current();
    if (!scope) return;
    const { status, isCertain } = scope;
    blocks.push({ ...block, status, isCertain, group: scope.group });
    if (label && label !== 'other') label.hasItems = true;
  };
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'heading') {
      while ((headings.at(-1)?.depth ?? 0) >= node.depth) headings.pop();
      const scope = isTitle(node, nodes, index) ? undefined : scopeOf(toString(node), node.depth, heading());
      headings.push(scope ?? { depth: node.depth, status: undefined });
      label = undefined;
    } else if (node.type === 'paragraph') {
      readParagraph(node, nodes[index + 1]?.type === 'list');
    } else if (node.type === 'list' || node.type === 'table') {
      push({ node });
    } else if (node.type === 'thematicBreak') {
      label = undefined;
    }
  }
  return blocks;

  function readParagraph(node: Paragraph, isAboveList: boolean): void {
    // Outside of sections of tasks, which is most of a document, only a label that names tasks counts.
    const isOutside = heading() === undefined && (label === undefined || label === 'other');
    if (isOutside && !mayHoldLabel(plainText(node.children), settings)) return;
    const inline = inlineText(node.children, document);
    const text = inline.text.trim();
    // `Preventive measures` without any mark, in a text that has no headings.
    if (isAboveList && /^\p{Lu}[^.!?:：;\n]{2,59}$/u.test(text) && isTaskHeading(text, settings)) {
      enterLabel(text, 'plain');
      return;
    }
    // `Final thoughts` above its text.
    if (/^\p{Lu}[^.!?:：;\n]{2,59}\n\p{Lu}/u.test(text) && isOtherHeading(text)) {
      label = 'other';
      return;
    }
    let ranges: [number, number][] = [];
    let all = true;
    const flush = (): void => {
      if (ranges.length > 0) push({ node, lines: { inline, ranges, all } });
      ranges = [];
    };
    for (const [from, to] of linesOf(inline)) {
      const style = labelStyle(inline, from, to);
      if (style === undefined) {
        ranges.push([from, to]);
        continue;
      }
      flush();
      all = false;
      enterLabel(inline.text.slice(from, to), style);
    }
    // Words behind the items of a label end its section.
    const before = blocks.length;
    flush();
    if (blocks.length > before && label && label !== 'other') label.hasItems = true;
  }
}

/** Whether a paragraph may have a line that is a label of tasks. */
function mayHoldLabel(text: string, settings: Settings): boolean {
  return text.split('\n').some((line) => line.trim().length <= longestLabel) && mayNameTasks(text, settings);
}

const longestLabel = 70;

/** Headings that often hold what has been done, or prose. */
const doubtful = /remediation|prevention|mitigation|improve/i;

/** The first heading of a document is its title, and not about tasks: `# Background tasks fail`. */
function isTitle(node: RootContent, nodes: readonly RootContent[], index: number): boolean {
  return (
    node.type === 'heading' &&
    node.depth === 1 &&
    !nodes.slice(0, index).some(({ type }) => type === 'heading') &&
    nodes.slice(index + 1).some((other) => other.type === 'heading')
  );
}

/** The lines of a paragraph; one for all of them when they are one text that is wrapped. */
function linesOf({ text }: InlineText): [number, number][] {
  const lines: [number, number][] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push([at + (line.length - line.trimStart().length), at + line.trimEnd().length]);
    at += line.length + 1;
  }
  const merged: [number, number][] = [];
  for (const [from, to] of lines) {
    const previous = merged.at(-1);
    const above = previous && text.slice(previous[0], previous[1]);
    const isNew = above === undefined || /[.!?。！？:：;)\]）✅]$/u.test(above) || /^[^.]{1,60}[:：]$/u.test(above);
    if (previous && (!isNew || /^\p{Ll}/u.test(text.slice(from, to)) || isField(text.slice(from, to))))
      previous[1] = to;
    else merged.push([from, to]);
  }
  return merged;
}

/** `Owner: alice` belongs to the line above it. */
function isField(line: string): boolean {
  return /^(?:owners?|assignees?|assigned to|due(?: date)?|deadline|status|priority|tickets?|issue)\s*[:=]\s*\S/i.test(
    line,
  );
}

/** How a line that stands alone is written when it is a label; `undefined` when it is text. */
function labelStyle({ text, spans }: InlineText, from: number, to: number): string | undefined {
  const line = text.slice(from, to);
  if (line.length > longestLabel || line.split(/\s+/).length > 9 || /[.!?。]\s*[:：]?$/.test(line)) return undefined;
  const marks = spans.filter(
    ({ type, start, end }) => (type === 'strong' || type === 'emphasis') && start <= from && end >= to - 1,
  );
  const hasColon = /[:：]$/.test(line);
  if (marks.length === 0 && !hasColon) return undefined;
  return `${marks.map(({ type }) => type).join()}${marks.length === 0 ? ':' : ''}`;
}
