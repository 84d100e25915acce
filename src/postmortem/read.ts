import type { Definition, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../markdown/parse.ts';
import type { Settings } from '../settings.ts';
import { readFields } from './fields.ts';
import type { Postmortem } from './postmortem.ts';
import { readTimeline } from './timeline.ts';

/** A postmortem and the parts of its body that pages show. */
export interface Reading {
  postmortem: Postmortem;
  /** What each timeline entry says, in order, without its time and kinds. */
  entryContents: RootContent[][];
  /** The body without frontmatter, timeline and a heading that repeats the title. */
  prose: RootContent[];
  /** The link and image references that any part of the body may use. */
  definitions: Definition[];
}

/**
 * Read a postmortem from a parsed file. Never throws: what cannot be read is absent,
 * and the rules say so.
 */
export function readPostmortem(document: MarkdownDocument, settings: Settings): Reading {
  const fields = readFields(document.frontmatter, settings);
  const heading = document.tree.children.find((node) => node.type === 'heading' && node.depth === 1);
  const start = fields.duration[0]?.start;
  const timeline = readTimeline(document, { date: start?.text.slice(0, 'YYYY-MM-DD'.length), zone: fields.timezone });
  const postmortem: Postmortem = {
    id: idOf(document.path),
    path: document.path,
    ...(heading && { title: toString(heading).trim() }),
    ...fields,
    timeline: timeline.entries,
    positions: document.frontmatter?.positions ?? {},
  };
  return {
    postmortem,
    entryContents: timeline.contents,
    prose: timeline.rest.filter((node) => node !== heading || toString(node).trim() !== postmortem.title),
    definitions: document.tree.children.filter((node) => node.type === 'definition'),
  };
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
}
