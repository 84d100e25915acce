import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { CheckedDocument } from '../lint/run.ts';
import { findAnchor, headingAnchors } from '../markdown/anchors.ts';
import { renderHtml } from '../markdown/html.ts';
import { readTarget } from '../markdown/link-target.ts';
import { isTaskHeading } from '../postmortem/tasks/headings.ts';
import type { Settings } from '../settings.ts';
import { imageAt, linkTo, sourceLinks, type LinkContext } from './links.ts';
import type { FindPlace } from './places.ts';
import type { DocumentHtml } from './renderer.ts';

/**
 * Render the body of a document for its page.
 *
 * @param page The path of the page, relative to the site's root, and the ids that headings of the document must not get.
 */
export function renderDocument(
  { document, reading }: CheckedDocument,
  { path: page, ownAnchors }: { path: string; ownAnchors: RegExp },
  find: FindPlace,
  settings: Settings,
): DocumentHtml {
  const { prose, entryContents, timelineNotes, definitions, tree } = reading;
  const context: LinkContext = { document: document.path, page, find, source: settings.site.source };
  const anchors = headingAnchors(tree);
  const byAnchor = new Map(Array.from(anchors, ([heading, anchor]) => [anchor, heading]));
  const { parts, headings, footnotes, passages } = renderHtml([timelineNotes, ...entryContents, prose], {
    definitions,
    anchors,
    isReserved: (anchor) => ownAnchors.test(anchor),
    linkTo: (url) => {
      const target = readTarget(document.path, url);
      if (target.kind !== 'anchor') return linkTo(url, context);
      const heading = findAnchor(byAnchor, target.anchor);
      return heading && `#${sectionOf(heading, tree.children, settings)}`;
    },
    imageAt: (url) => imageAt(url, context),
    drawnAt: sourceLinks(document.path, settings.site).view,
  });
  return {
    timelineNotes: parts[0] ?? '',
    entries: parts.slice(1, -1),
    prose: parts.at(-1) ?? '',
    headings: headings.at(-1) ?? [],
    footnotes,
    passages: {
      timelineNotes: passages[0] ?? [],
      entries: passages.slice(1, entryContents.length + 1),
      prose: passages.slice(entryContents.length + 1).flat(),
    },
  };
}

/** The section of the page that replaces a heading which the page does not show: the title, the timeline or the tasks. */
function sectionOf(heading: Heading, nodes: readonly RootContent[], settings: Settings): string {
  if (heading.depth === 1 && heading === nodes.find((node) => node.type === 'heading')) return 'main';
  return isTaskHeading(toString(heading), settings) ? 'tasks' : 'timeline';
}
