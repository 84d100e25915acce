import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { CheckedFile } from '../lint/run.ts';
import { headingAnchors } from '../markdown/anchors.ts';
import { renderHtml } from '../markdown/html.ts';
import { readTarget } from '../markdown/link-target.ts';
import type { Settings } from '../settings.ts';
import { imageAt, linkTo, type Places } from './links.ts';
import type { DocumentHtml } from './renderer.ts';

// Ids that the page itself uses: its sections, timeline entries and symbols.
const ownAnchor =
  /^(?:main|messages|timeline|cause|impact|measured|related|similar|contents|tasks|t\d{4}-\d{4,6}(?:-\d+)?|s[0-4]|fold|dead|log|search-(?:list|incidents|tasks|hit-\d+)|k-(?:proposed|open|in_progress|done|verified|wont_do))$/;

/**
 * Render the body of a document for its page.
 *
 * @param page Path of the page, relative to the site's root.
 */
export function renderDocument(file: CheckedFile, page: string, places: Places, settings: Settings): DocumentHtml {
  const { prose, entryContents, timelineNotes, definitions, tree } = file.reading;
  const anchors = headingAnchors(tree);
  const byAnchor = new Map(Array.from(anchors, ([heading, anchor]) => [anchor, heading]));
  const { parts, headings, footnotes, passages } = renderHtml([timelineNotes, ...entryContents, prose], {
    definitions,
    anchors,
    isReserved: (anchor) => ownAnchor.test(anchor),
    linkTo: (url) => {
      const target = readTarget(file.path, url);
      if (target.kind !== 'anchor') return linkTo(url, file.path, page, places);
      const heading = byAnchor.get(target.anchor);
      return heading && `#${sectionOf(heading, tree.children, settings)}`;
    },
    imageAt: (url) => imageAt(url, file.path, page, places),
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
  const text = toString(heading).toLowerCase();
  return settings.taskHeadings.some((pattern) => text.includes(pattern.toLowerCase())) ? 'tasks' : 'timeline';
}
