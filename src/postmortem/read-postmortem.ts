import type { Definition, FootnoteDefinition, Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../markdown/document.ts';
import { sectionNodes } from '../markdown/sections.ts';
import type { Settings } from '../settings.ts';
import { findDate } from '../time/civil.ts';
import { dateOf } from '../time/parse.ts';
import { readFields } from './fields.ts';
import type { Postmortem, Section } from './postmortem.ts';
import { readTasks } from './tasks/read-tasks.ts';
import { readTimeline } from './timeline/read-timeline.ts';
import { readVisibility } from './visibility.ts';

/** A postmortem and the parts of its body that the pages show. */
export interface Reading {
  postmortem: Postmortem;
  /** The content of each timeline entry, in order, without its time and kinds. */
  entryContents: RootContent[][];
  /** The content of the timeline before its first entry. */
  timelineNotes: RootContent[];
  /** The body without the frontmatter, the timeline, the checklist of tasks and a heading that repeats the title. */
  prose: RootContent[];
  /** The whole document. */
  tree: Root;
  /** The definitions that any part of the body may refer to. */
  definitions: (Definition | FootnoteDefinition)[];
}

/**
 * Read a postmortem from a parsed file. Never throws: values that cannot be read are absent, and rules report them.
 */
export function readPostmortem(document: MarkdownDocument, settings: Settings): Reading {
  const { tree, frontmatter } = document;
  const heading = tree.children.find((node): node is Heading => node.type === 'heading' && node.depth === 1);
  const fields = readFields(frontmatter?.data, settings);
  const started = fields.duration[0]?.start;
  const date = dateOf(started) ?? findDate(idOf(document.path));
  const timeline = readTimeline(
    document,
    settings,
    {
      date,
      zone: fields.timezone,
      zoneAssumed: fields.timezoneAssumed,
    },
    started && ['second', 'ten_seconds', 'minute'].includes(started.precision) ? started : undefined,
  );
  const { tasks, rest } = readTasks(timeline.rest, { document, settings, near: date });
  const postmortem: Postmortem = {
    id: idOf(document.path),
    path: document.path,
    ...(heading && { title: toString(heading).trim() }),
    ...fields,
    visibility: readVisibility(document),
    tasks,
    timeline: timeline.entries,
    looseItems: timeline.looseItems,
    otherForms: timeline.otherForms,
    timelineHeadings: timeline.headings,
    ...(timeline.unnamed && { unnamedTimeline: timeline.unnamed }),
    sections: readSections(document),
    positions: frontmatter?.positions ?? {},
  };
  return {
    postmortem,
    entryContents: timeline.contents,
    timelineNotes: timeline.notes,
    prose: rest.filter((node) => node !== heading || toString(node).trim() !== postmortem.title),
    tree,
    definitions: tree.children.filter((node) => node.type === 'definition' || node.type === 'footnoteDefinition'),
  };
}

/** The id of a document, by its path. */
export function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
}

function saysNothing(node: RootContent): boolean {
  if (node.type === 'html') return isComment(node.value);
  return node.type === 'heading' || node.type === 'thematicBreak' || node.type === 'definition';
}

function isComment(html: string): boolean {
  let rest = html.trim();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', '<!--'.length);
    if (end < 0) return false;
    rest = rest.slice(end + '-->'.length).trimStart();
  }
  return rest === '';
}

function readSections({ tree, positionAt }: MarkdownDocument): Section[] {
  return tree.children
    .filter((node) => node.type === 'heading')
    .map((node) => ({
      title: toString(node, { includeHtml: false }).trim(),
      depth: node.depth,
      empty: sectionNodes(tree.children, node).every(saysNothing),
      position: positionAt(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0),
    }));
}
