import type { RootContent } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { toMarkdown } from 'mdast-util-to-markdown';
import { applyEdits } from '../edit.ts';
import type { TimelineEntry } from '../postmortem/postmortem.ts';
import { readTimeline } from '../postmortem/timeline/read-timeline.ts';
import { dayOf, formatMoment } from '../time/format.ts';
import { findDate } from '../time/civil.ts';
import { dateOf } from '../time/parse.ts';
import type { ExportSource } from './exporter.ts';

/**
 * The body with all entries of the timeline in one section, below a heading for each day: `* [14:30] Alert`.
 *
 * @param zone The zone of the days and times.
 */
export function withDays(source: ExportSource, zone: string): string {
  const { document, settings, body, reading } = source;
  const { postmortem, timelineNotes, entryContents } = reading;
  const { timezoneAssumed: zoneAssumed, duration, id } = postmortem;
  const date = dateOf(duration[0]?.start) ?? findDate(id);
  const others = new Set(readTimeline(document, settings, { date, zone, zoneAssumed }, duration[0]?.start).rest);
  const nodes = document.tree.children.filter((node) => node.type !== 'yaml' && !others.has(node));
  const [first] = nodes;
  if (!first || postmortem.timeline.length === 0) return body;
  const slice = (node: RootContent): string =>
    document.text.slice(node.position?.start.offset, node.position?.end.offset);
  const depth = first.type === 'heading' ? first.depth : 2;
  const written = new Set([...timelineNotes, ...entryContents.flat()]);
  const section = [
    first.type === 'heading' ? slice(first) : '## Timeline',
    ...timelineNotes.map(slice),
    ...daysOf(postmortem.timeline, entryContents, zone, depth + 1, slice),
    ...nodes.filter((node) => isDefinition(node) && !written.has(node)).map(slice),
  ].join('\n\n');
  const offset = document.text.length - body.length;
  const edits = runsOf(nodes, document.tree.children).map(([from, to], index) => ({
    start: (from.position?.start.offset ?? 0) - offset,
    end: (to.position?.end.offset ?? 0) - offset,
    text: index === 0 ? section : '',
  }));
  return applyEdits(body, edits);
}

function isDefinition({ type }: RootContent): boolean {
  return type === 'definition' || type === 'footnoteDefinition';
}

/** The first and the last of nodes that follow each other. */
function runsOf(nodes: readonly RootContent[], siblings: readonly RootContent[]): [RootContent, RootContent][] {
  const runs: [RootContent, RootContent][] = [];
  for (const node of nodes) {
    const run = runs.at(-1);
    if (run && siblings.indexOf(node) === siblings.indexOf(run[1]) + 1) run[1] = node;
    else runs.push([node, node]);
  }
  return runs;
}

/** Blocks of Markdown: headings of days and of threads, lists, and what follows an entry outside its list. */
function daysOf(
  entries: readonly TimelineEntry[],
  contents: readonly RootContent[][],
  zone: string,
  depth: number,
  slice: (node: RootContent) => string,
): string[] {
  const blocks: string[] = [];
  let list: string[] = [];
  let [day, thread]: (string | undefined)[] = [];
  const end = (...following: string[]): void => {
    blocks.push(...(list.length > 0 ? [list.join('\n')] : []), ...following);
    list = [];
  };
  for (const [index, entry] of entries.entries()) {
    const isNewThread = entry.thread !== thread;
    if (isNewThread) end(`${'#'.repeat(depth)} ${entry.thread ?? ''}`);
    const date = dayOf(entry.start, zone);
    if (isNewThread || date !== day) {
      end(`${'#'.repeat(entry.thread === undefined ? depth : depth + 1)} ${date} (${zone})`);
    }
    [day, thread] = [date, entry.thread];
    const isInside = (node: RootContent): boolean => (node.position?.start.offset ?? 0) < entry.position.end.offset;
    const content = contents[index] ?? [];
    list.push(itemOf(entry, content.filter(isInside), zone));
    const after = content.filter((node) => !isInside(node));
    if (after.length > 0) end(...after.map(slice));
  }
  end();
  return blocks;
}

function itemOf({ start, end, kinds }: TimelineEntry, content: RootContent[], zone: string): string {
  const from = formatMoment(start, { date: false, zone: false }, zone);
  const isOtherDay = end && dayOf(end, zone) !== dayOf(start, zone);
  const time = end ? `${from}–${formatMoment(end, { date: Boolean(isOtherDay), zone: false }, zone)}` : from;
  const marks = kinds.map((kind) => `\`${kind}\` `).join('');
  const text = toMarkdown({ type: 'root', children: content }, { bullet: '-', extensions }).trim();
  const isInline = content[0]?.type === 'paragraph';
  return `* [${time}] ${marks}${isInline || text === '' ? '' : '\n\n'}${text}`
    .trimEnd()
    .replaceAll(/\n(?=[^\n])/g, '\n  ');
}

const extensions = [
  gfmFootnoteToMarkdown(),
  gfmStrikethroughToMarkdown(),
  gfmTableToMarkdown(),
  gfmTaskListItemToMarkdown(),
];
