import type { Heading, Html, Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { fieldNamed, type LabelField } from '../labels.ts';
import { flatText, sliceFlat } from './flat-text.ts';
import { readLead } from './lead.ts';
import { hasTimes } from './list-shape.ts';
import { isTimed, type ShapeContext } from './pieces.ts';
import { isPlainTimeline, isTimedNode, labelOf, lastLine, paragraphOf, plainTitle } from './section-labels.ts';
import { containsName, isOtherName } from './section-names.ts';
import { readTable } from './table-shape.ts';

/** A part of a document that tells what happened, in order of time. */
export interface TimelineSection {
  /** The heading or the line that begins it. */
  node: Heading | Paragraph | Html;
  title: string;
  blocks: RootContent[];
  /** Its name is not one of a timeline; it is recognised by what it holds. */
  isUnnamed?: true;
}

/** The sections of a timeline, and the other nodes of the document in order. */
export interface Division {
  sections: TimelineSection[];
  rest: RootContent[];
}

type IsTimeline = (title: string, node: RootContent, at: number) => boolean;

/** The sections below a heading, or a line such as `**Timeline:**`, that contains one of the configured names. */
export function findNamedSections(nodes: readonly RootContent[], shape: ShapeContext): Division {
  const isNamed = (title: string): boolean => containsName(title, shape.settings.timelineHeadings);
  const first = nodes.find((node) => node.type === 'heading');
  const others = nodes.filter((node) => node !== first && node.type === 'heading' && isNamed(toString(node)));
  // `# Timeline of the outage` above `## Timeline` is the title; one of several `# Timeline` is a section.
  const isTitle = (node: RootContent): boolean =>
    node === first &&
    first.depth === 1 &&
    others.length > 0 &&
    !others.some(
      (other) => other.type === 'heading' && other.depth === 1 && toString(other).trim() === toString(node).trim(),
    );
  return divide(nodes, shape, (title, node) => isNamed(title) && !isTitle(node));
}

/** The sections under another usual name that hold times. */
export function findOtherSections(nodes: readonly RootContent[], context: ShapeContext): Division {
  return divide(
    nodes,
    context,
    (title, _node, at) => isOtherName(title) && countTimes(ownBlocks(nodes, at), context).timed >= 2,
  );
}

/** The sections that hold hardly anything but items that begin with a clock time. */
export function findUnnamedSections(nodes: readonly RootContent[], context: ShapeContext): Division {
  const division = divide(nodes, context, (_title, _node, at) => {
    const { timed, all } = countTimes(ownBlocks(nodes, at), context);
    return timed >= 3 && timed >= all * 0.8;
  });
  if (division.sections.length > 0) return marked(division);
  // A page of updates: each a heading that begins with its time.
  const headings = nodes.filter((node) => isClockHeading(node, context));
  const [start] = headings;
  if (start?.type !== 'heading' || headings.length < 2) return { sections: [], rest: [...nodes] };
  const from = nodes.indexOf(start);
  const length = nodes
    .slice(from)
    .findIndex((node) => node.type === 'heading' && node.depth <= start.depth && !isClockHeading(node, context));
  const to = length < 0 ? nodes.length : from + length;
  const section = { node: start, title: '', blocks: nodes.slice(from, to), isUnnamed: true as const };
  return { sections: [section], rest: [...nodes.slice(0, from), ...nodes.slice(to)] };
}

/** A heading below the title of the page that begins with a clock time belongs to the timeline above it. */
function isClockHeading(node: RootContent, context: ShapeContext): boolean {
  if (node.type !== 'heading' || node.depth === 1) return false;
  const isLikely = /\p{N}|noon|midnight|midday/iu.test(flatText(node.children));
  return isLikely && readLead(node.children, context)?.written?.clock !== undefined;
}

function marked({ sections, rest }: Division): Division {
  return { sections: sections.map((section) => ({ ...section, isUnnamed: true })), rest };
}

function divide(nodes: readonly RootContent[], shape: ShapeContext, isTimeline: IsTimeline): Division {
  const { document } = shape;
  const sections: TimelineSection[] = [];
  const rest: RootContent[] = [];
  let depth: number | undefined;
  let isPlain = false;
  const begin = (node: TimelineSection['node'], title: string, rank: number): void => {
    depth = rank;
    sections.push({ node, title, blocks: [] });
  };
  for (const [at, node] of nodes.entries()) {
    const open = sections.at(-1);
    if (node.type === 'heading') {
      const title = toString(node).trim();
      if (depth !== undefined && node.depth > depth) open?.blocks.push(node);
      else if (isTimeline(title, node, at)) begin(node, title, node.depth);
      else if (depth === node.depth && open && isClockHeading(node, shape)) open.blocks.push(node);
      else {
        depth = undefined;
        rest.push(node);
      }
      continue;
    }
    const last = lastLine(node, document);
    const plain = plainTitle(node, document);
    const label =
      (last && isTimeline(last.title, node, at) ? last : labelOf(node, document)) ??
      (plain && isPlainTimeline(plain, nodes.slice(at + 1, at + 3), shape) ? plain : undefined);
    if (label?.above) (depth === undefined ? rest : (open?.blocks ?? rest)).push(label.above);
    if (label && isTimeline(label.title, node, at)) {
      begin(label.node, label.title, labelRank);
      isPlain = label === plain;
      if (label.more)
        splitTail(
          label.more,
          document,
          sections.at(-1)?.blocks ?? [],
          rest,
          (ended) => (depth = ended ? undefined : depth),
        );
    } else if (depth === undefined) rest.push(node);
    else if (depth === labelRank && !isTimedNode(node) && ((label && !label.more) || (isPlain && plain))) {
      depth = undefined;
      rest.push(node);
    } else if (depth === labelRank && node.type === 'paragraph') {
      splitTail(node, document, open?.blocks ?? [], rest, (ended) => (depth = ended ? undefined : depth));
    } else open?.blocks.push(node);
  }
  return { sections, rest: rest.filter((node) => node.type !== 'yaml') };
}

/** A line of text ranks below every heading. */
const labelRank = 7;

/** A paragraph below a line such as `Timeline:` ends the section where another label begins. */
function splitTail(
  paragraph: Paragraph,
  document: MarkdownDocument,
  blocks: RootContent[],
  rest: RootContent[],
  end: (ended: boolean) => void,
): void {
  const text = flatText(paragraph.children);
  const at = endOfTimeline(text);
  end(at !== undefined);
  if (at === undefined) {
    blocks.push(paragraph);
    return;
  }
  if (at > 0) blocks.push(paragraphOf(sliceFlat(paragraph.children, document, 0, at, true), document));
  rest.push(at > 0 ? paragraphOf(sliceFlat(paragraph.children, document, at + 1), document) : paragraph);
}

/** Index of the end of the line above a label: one that is the last line, or that states a fact, `Root cause: …`. */
function endOfTimeline(text: string): number | undefined {
  const lines = text.split('\n');
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const isLast = index > 0 && index === lines.length - 1;
    if ((isLast && /^[^\d\n]{3,60}:$/.test(line.trim())) || statesFact(line)) return Math.max(0, at - 1);
    at += line.length + 1;
  }
  return undefined;
}

function statesFact(line: string): boolean {
  const field = fieldNamed(/^\s*(\p{L}[^:：]{2,40})[:：](?:\s|$)/u.exec(line)?.[1] ?? '');
  return field !== undefined && factsBehindTimelines.has(field);
}

/** Times and people may be entries: `Start: 14:30`. */
const factsBehindTimelines = new Set<LabelField>([
  'root_cause',
  'impact',
  'contributing_factors',
  'severity',
  'services',
]);

function ownBlocks(nodes: readonly RootContent[], at: number): RootContent[] {
  const below = nodes.slice(at + 1);
  const node = nodes[at];
  const end = below.findIndex(
    (other) => other.type === 'heading' && (node?.type !== 'heading' || other.depth <= node.depth),
  );
  return below.slice(0, end < 0 ? undefined : end);
}

function countTimes(blocks: readonly RootContent[], context: ShapeContext): { timed: number; all: number } {
  let [timed, all] = [0, 0];
  for (const node of blocks) {
    if (node.type === 'list' && hasTimes(node, context)) {
      for (const item of node.children) {
        const [paragraph] = item.children;
        all += 1;
        const lead = paragraph?.type === 'paragraph' ? readLead(paragraph.children, context) : undefined;
        if (lead?.written?.clock) timed += 1;
      }
    } else if (node.type === 'list') all += node.children.length;
    else if (node.type === 'table') {
      for (const piece of readTable(node, context) ?? []) {
        if (piece.type === 'sequence') continue;
        all += 1;
        if (piece.type === 'entry' && piece.lead.written?.clock) timed += 1;
      }
    } else if (node.type === 'heading' || node.type === 'paragraph') {
      const lead = readLead(node.children, context);
      const isEntry = isTimed(lead) && lead.written.clock !== undefined;
      if (isEntry) [timed, all] = [timed + 1, all + 1];
    }
  }
  return { timed, all };
}
