import type { Heading } from 'mdast';
import { visit } from 'unist-util-visit';
import { anchorsOf } from '../markdown/anchors.ts';
import type { MarkdownDocument } from '../markdown/parse.ts';
import { readTarget } from '../markdown/link-target.ts';
import { defineRule } from '../rule.ts';
import { nearest } from '../text/typo.ts';

export const linkTarget = defineRule({
  id: 'link-target',
  severity: 'error',
  description: 'A link inside the repository leads to a file or a heading that is there.',
  reason:
    'A postmortem is read for years. What it leads to was there when it was written, and this is the cheapest time to see that it is not.',
  examples: [
    {
      name: 'passes links to files, to folders, to headings and to other places',
      document:
        '---\ntitle: A\n---\n# A b?\n[1](graph.png) ![2](../img/a%20b.png "x") [3](/README.md#usage) [4](#a-b) [5](#) [6](https://example.org/x) [7](mailto:a@b.c) [8](//host/x) [9](../img)\n\n<a id="own"></a> <i class=a name=too>A</i> [10](#own) [12](#too) [11][x] <https://example.org>\n\n[x]: graph.png\n',
      files: { 'postmortems/graph.png': '', 'img/a b.png': '', 'README.md': '', img: '' },
      messages: [],
    },
    {
      name: 'passes a heading that stands twice, by its number',
      document: '---\ntitle: A\n---\n# A\n# A\n[1](#a-1)\n',
      messages: [],
    },
    {
      name: 'passes what only a code host has',
      document: '---\ntitle: A\n---\n[1](../../issues/12) [2](../../../wiki/Etcd) [3](../../compare/a...b)\n',
      messages: [],
    },
    {
      name: 'reports a file that is not there, as a link, an image and a definition',
      document: '---\ntitle: A\n---\n[1](grpah.png) ![2](/img/a.png)\n\n[x]: other.md\n',
      files: { 'postmortems/graph.png': '' },
      messages: [
        '4:1 Unexpected link to `grpah.png`, expected a file that is there',
        '4:16 Unexpected image `/img/a.png`, expected a file that is there',
        '6:1 Unexpected link to `other.md`, expected a file that is there',
      ],
      notes: [
        'There is no postmortems/grpah.png in the repository.',
        'There is no img/a.png in the repository.',
        'There is no postmortems/other.md in the repository.',
      ],
    },
    {
      name: 'reports a link that leads out of the repository',
      document: '---\ntitle: A\n---\n[1](../../secret.txt)\n',
      messages: ['4:1 Unexpected link to `../../secret.txt`, expected a file inside the repository'],
    },
    {
      name: 'reports an anchor without its heading, with the nearest',
      document: '---\ntitle: A\n---\n## Timeline\n[1](#timelne) [2](#nowhere)\n',
      messages: [
        '5:1 Unexpected link to `#timelne`, expected the anchor of a heading',
        '5:15 Unexpected link to `#nowhere`, expected the anchor of a heading',
      ],
      notes: ['Did you mean `#timeline`?', undefined],
    },
    {
      name: 'reports what raw HTML shows or leads to, but not what is a comment',
      document:
        '---\ntitle: A\n---\n<p>\n<img width="600" src="grpah.png">\n<a class=b href=\'#timelne\'>A</a></p>\n\n<!-- <img src="x.png"> --> B <IMG SRC=../../c.png> <img alt="" src="graph.png?a=1&amp;b"> <img data-src="x.png">\n\n## Timeline\n',
      files: { 'postmortems/graph.png': '' },
      messages: [
        '5:1 Unexpected image `grpah.png`, expected a file that is there',
        '6:1 Unexpected link to `#timelne`, expected the anchor of a heading',
        '8:30 Unexpected image `../../c.png`, expected a file inside the repository',
      ],
    },
    {
      name: 'leaves code and words alone',
      document: '---\ntitle: A\n---\n`[1](x.md)` \\[2](x.md)\n\n    [3](x.md)\n',
      messages: [],
    },
  ],
  checkDocument({ path }, { document, isFile, report }) {
    const { links, headings, html } = placesIn(document);
    let anchors: Set<string> | undefined;
    for (const { what, url, start, end } of links) {
      const target = readTarget(path, url);
      if (target.kind === 'address') continue;
      const position = document.positionAt(start, end);
      if (target.kind === 'anchor') {
        anchors ??= new Set([...anchorsOf(headings).values(), ...html.flatMap(ownAnchors)]);
        if (anchors.has(target.anchor)) continue;
        // Of thousands of headings the nearest one takes long to find.
        const known = anchors.size > 200 ? undefined : nearest(target.anchor, [...anchors]);
        report({
          reason: `Unexpected ${what} \`${url}\`, expected the anchor of a heading`,
          note: known && `Did you mean \`#${known}\`?`,
          expected: known && `#${known}`,
          position,
        });
      } else if (target.kind === 'outside') {
        report({
          reason: `Unexpected ${what} \`${url}\`, expected a file inside the repository`,
          note: 'Link to what others can see, or copy it beside the postmortem.',
          position,
        });
      } else if (isFile?.(target.path) === false) {
        report({
          reason: `Unexpected ${what} \`${url}\`, expected a file that is there`,
          note: `There is no ${target.path} in the repository.`,
          position,
        });
      }
    }
  },
});

interface Place {
  what: 'image' | 'link to';
  url: string;
  /** Zero-based offsets into the text, `end` excluded. */
  start: number;
  end: number;
}

/** Everything that leads somewhere or that something may lead to, in one walk. */
function placesIn({ tree, text }: MarkdownDocument): { links: Place[]; headings: Heading[]; html: string[] } {
  const found: ReturnType<typeof placesIn> = { links: [], headings: [], html: [] };
  visit(tree, (node) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    if (node.type === 'heading') found.headings.push(node);
    else if (node.type === 'html') {
      found.html.push(node.value);
      found.links.push(...linksInHtml(text.slice(start, end), start));
    } else if (node.type === 'image') found.links.push({ what: 'image', url: node.url, start, end });
    else if (node.type === 'link' || node.type === 'definition') {
      found.links.push({ what: 'link to', url: node.url, start, end });
    }
  });
  return found;
}

/** Pictures with a width of their own are written as `<img>`. */
function linksInHtml(html: string, offset: number): Place[] {
  const shown = html.replaceAll(/<!--[^]*?(?:-->|$)/g, (comment) => ' '.repeat(comment.length));
  return Array.from(shown.matchAll(leads), (match) => {
    const [tag, name = '', double, single, bare = ''] = match;
    const start = offset + match.index;
    const url = (double ?? single ?? bare).trim().replaceAll('&amp;', '&');
    return { what: name.toLowerCase() === 'img' ? 'image' : 'link to', url, start, end: start + tag.length };
  });
}

const leads = /<(img|a)(?=\s)[^<>]*?\s(?:src|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi;

/** What raw HTML gives a name to. */
function ownAnchors(html: string): string[] {
  return Array.from(html.matchAll(/\s(?:id|name)=["']?([^\s"'>]+)/g), ([, id]) => id ?? '');
}
