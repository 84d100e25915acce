import type { Heading, List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../markdown/parse.ts';
import { readMoment } from '../time/read.ts';
import type { TimelineEntry } from './postmortem.ts';

/** The timeline of a document, and what the body says beside it. */
export interface TimelineReading {
  entries: TimelineEntry[];
  /** What each entry says, without its time and kinds. */
  contents: RootContent[][];
  /** The body without the frontmatter and the timeline's sections. */
  rest: RootContent[];
}

/**
 * Read the entries below every heading that contains "timeline".
 *
 * @param fallback Date (`YYYY-MM-DD`) and zone of the first time that states none;
 *   a later one takes the date of the entry before it.
 */
export function readTimeline(
  document: MarkdownDocument,
  fallback: { date?: string | undefined; zone: string },
): TimelineReading {
  const entries: TimelineEntry[] = [];
  const contents: RootContent[][] = [];
  const rest: RootContent[] = [];
  let date = fallback.date;
  let section: Heading | undefined;
  for (const node of document.tree.children) {
    if (node.type === 'heading') {
      if (/timeline/i.test(toString(node))) section = node;
      else if (section && node.depth <= section.depth) section = undefined;
    }
    if (!section && node.type !== 'yaml') rest.push(node);
    if (!section || node.type !== 'list') continue;
    for (const item of node.children) {
      const entry = readEntry(item, document, { date, zone: fallback.zone });
      if (entry) {
        date = entry.date;
        entries.push(entry.entry);
        contents.push(entry.content);
      } else {
        // An item without a time says more about the entry above it.
        contents.at(-1)?.push({ ...node, children: [item] } satisfies List);
      }
    }
  }
  return { entries, contents, rest };
}

function readEntry(
  item: ListItem,
  document: MarkdownDocument,
  fallback: { date?: string | undefined; zone: string },
): { entry: TimelineEntry; content: RootContent[]; date: string } | undefined {
  const [paragraph, ...more] = item.children;
  if (paragraph?.type !== 'paragraph' || !item.position) return undefined;
  const [first, ...others] = paragraph.children;
  if (first?.type !== 'text' || first.position?.start.offset === undefined) return undefined;
  const match = readMoment(first.value, fallback);
  if (!match) return undefined;

  const separator = /^\s*[:–—·-]?\s*/.exec(first.value.slice(match.length))?.[0].length ?? 0;
  const remainder = first.value.slice(match.length + separator);
  const { kinds, rest } = readKinds(remainder ? [{ ...first, value: remainder }, ...others] : others);
  const said: Paragraph = { type: 'paragraph', children: rest };
  const start = first.position.start.offset;
  return {
    entry: {
      at: match.moment,
      kinds,
      text: [said, ...more]
        .map((node) => toString(node))
        .join('\n')
        .trim(),
      position: document.positionAt(item.position.start.offset ?? start, item.position.end.offset ?? start),
      timePosition: document.positionAt(start, start + match.moment.text.length),
    },
    content: [said, ...more],
    date: match.date,
  };
}

/** Inline code right after the time: `` `mitigated` `resolved` ``. */
function readKinds(nodes: PhrasingContent[]): { kinds: string[]; rest: PhrasingContent[] } {
  const kinds: string[] = [];
  let index = 0;
  for (const [position, node] of nodes.entries()) {
    if (node.type === 'inlineCode' && /^[a-z]+(?:_[a-z]+)*$/.test(node.value)) {
      kinds.push(node.value);
      index = position + 1;
    } else if (node.type !== 'text' || node.value.trim()) break;
  }
  const [next, ...others] = nodes.slice(index);
  if (kinds.length === 0 || next?.type !== 'text') return { kinds, rest: nodes.slice(index) };
  return { kinds, rest: [{ ...next, value: next.value.replace(/^\s+/, '') }, ...others] };
}
