import type { Heading } from 'mdast';
import { nodesOf } from '../markdown/nodes.ts';
import { anchorsOf, findAnchor } from '../markdown/anchors.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import { readTarget } from '../markdown/link-target.ts';
import type { Edit } from '../edit.ts';
import { defineRule, type Finding } from '../rule.ts';
import { count } from '../text/count.ts';
import { nearest } from '../text/typo.ts';

export const linkTarget = defineRule({
  id: 'link-target',
  severity: 'error',
  description: 'A link inside the repository points to a file or a heading that exists.',
  reason:
    'A postmortem is read for years. A broken link is cheapest to fix while the author still knows what it should lead to.',
  fix: 'Corrects the case of an anchor.',
  examples: [
    {
      name: 'passes links to files, folders, headings and external addresses',
      document:
        '---\ntitle: A\n---\n# A b?\n[1](graph.png) ![2](../img/a%20b.png "x") [3](/README.md#usage) [4](#a-b) [5](#) [6](https://example.org/x) [7](mailto:a@b.c) [8](//host/x) [9](../img)\n\n<a id="own"></a> <i class=a name=too>A</i> [10](#own) [12](#too) [11][x] <https://example.org>\n\n[x]: graph.png\n',
      files: { 'postmortems/graph.png': '', 'img/a b.png': '', 'README.md': '', img: '' },
      messages: [],
    },
    {
      name: 'passes the numbered anchor of a repeated heading',
      document: '---\ntitle: A\n---\n# A\n# A\n[1](#a-1)\n',
      messages: [],
    },
    {
      name: 'passes relative links to pages of the code host',
      document: '---\ntitle: A\n---\n[1](../../issues/12) [2](../../../wiki/Etcd) [3](../../compare/a...b)\n',
      messages: [],
    },
    {
      name: 'reports a missing file in a link, an image and a definition',
      document: '---\ntitle: A\n---\n[1](grpah.png) ![2](/img/a.png)\n\n[x]: other.md\n',
      files: { 'postmortems/graph.png': '' },
      messages: [
        '4:1 Unexpected link to `grpah.png`, expected a file that exists',
        '4:16 Unexpected image `/img/a.png`, expected a file that exists',
        '6:1 Unexpected link to `other.md`, expected a file that exists',
      ],
      notes: [
        'Correct the path. The repository has no file postmortems/grpah.png.',
        'Correct the path. The repository has no file img/a.png.',
        'Correct the path. The repository has no file postmortems/other.md.',
      ],
    },
    {
      name: 'reports a link to a file outside the repository',
      document: '---\ntitle: A\n---\n[1](../../secret.txt)\n',
      messages: ['4:1 Unexpected link to `../../secret.txt`, expected a file inside the repository'],
    },
    {
      name: 'reports an anchor without a heading, and suggests the nearest',
      document: '---\ntitle: A\n---\n## Timeline\n[1](#timelne) [2](#nowhere)\n',
      messages: [
        '5:1 Unexpected link to `#timelne`, expected the anchor of a heading',
        '5:15 Unexpected link to `#nowhere`, expected the anchor of a heading',
      ],
      notes: ['Did you mean `#timeline`?', undefined],
    },
    {
      name: 'warns once about an anchor in another case, and fixes all links to it',
      document:
        '---\ntitle: A\n---\n## Root (causes)\n[1](#Root-causes "#Root-causes") [#Root-causes](#Root-causes) [3][x] <a href="#Root-causes">4</a> [5](#root-causes) [6](#TOP)\n\n[x]: <#Root-causes>\n\n<a id="Top"></a>\n',
      messages: [
        '5:1 warn Unexpected link to `#Root-causes`, expected `#root-causes`',
        '5:117 warn Unexpected link to `#TOP`, expected `#Top`',
      ],
      notes: [
        'GitHub follows anchors in any case, and GitLab only in the case of the heading. 3 more links have the same target.',
        'GitHub follows anchors in any case, and GitLab only in the case of the heading.',
      ],
      fixed:
        '---\ntitle: A\n---\n## Root (causes)\n[1](#root-causes "#Root-causes") [#Root-causes](#root-causes) [3][x] <a href="#root-causes">4</a> [5](#root-causes) [6](#Top)\n\n[x]: <#root-causes>\n\n<a id="Top"></a>\n',
    },
    {
      name: 'reports links and images in raw HTML, except in comments',
      document:
        '---\ntitle: A\n---\n<p>\n<img width="600" src="grpah.png">\n<a class=b href=\'#timelne\'>A</a></p>\n\n<!-- <img src="x.png"> --> B <IMG SRC=../../c.png> <img alt="" src="graph.png?a=1&amp;b"> <img data-src="x.png">\n\n## Timeline\n',
      files: { 'postmortems/graph.png': '' },
      messages: [
        '5:1 Unexpected image `grpah.png`, expected a file that exists',
        '6:1 Unexpected link to `#timelne`, expected the anchor of a heading',
        '8:30 Unexpected image `../../c.png`, expected a file inside the repository',
      ],
    },
    {
      name: 'ignores code and escaped text',
      document: '---\ntitle: A\n---\n`[1](x.md)` \\[2](x.md)\n\n    [3](x.md)\n',
      messages: [],
    },
  ],
  checkDocument({ path }, { document, isFile, report }) {
    const { links, headings, html } = targetsIn(document);
    let anchors: Map<string, string> | undefined;
    const otherCase = new Map<string, LinkSource[]>();
    for (const link of links) {
      const { what, url, start, end } = link;
      const target = readTarget(path, url);
      if (target.kind === 'address') continue;
      const position = document.positionAt(start, end);
      if (target.kind === 'anchor') {
        anchors ??= new Map([...anchorsOf(headings).values(), ...html.flatMap(htmlAnchors)].map((one) => [one, one]));
        if (anchors.has(target.anchor)) continue;
        const same = findAnchor(anchors, target.anchor);
        if (same !== undefined) {
          otherCase.set(same, [...(otherCase.get(same) ?? []), link]);
          continue;
        }
        // Finding the nearest of thousands of headings takes too long.
        const known = anchors.size > 200 ? undefined : nearest(target.anchor, [...anchors.keys()]);
        report({
          reason: `Unexpected ${what} \`${url}\`, expected the anchor of a heading`,
          note: known && `Did you mean \`#${known}\`?`,
          expected: known && `#${known}`,
          position,
        });
      } else if (target.kind === 'outside') {
        report({
          reason: `Unexpected ${what} \`${url}\`, expected a file inside the repository`,
          note: 'Link to something that readers can open, or copy the file next to the postmortem.',
          position,
        });
      } else if (isFile?.(target.path) === false) {
        report({
          reason: `Unexpected ${what} \`${url}\`, expected a file that exists`,
          note: `Correct the path. The repository has no file ${target.path}.`,
          position,
        });
      }
    }
    for (const [anchor, wrong] of otherCase) {
      const finding = explainCase(anchor, wrong, document);
      if (finding) report(finding);
    }
  },
});

/** One message for all links: an author who writes `#References` does so each time. */
function explainCase(
  anchor: string,
  links: readonly LinkSource[],
  { text, positionAt }: MarkdownDocument,
): Finding | undefined {
  const [first, ...others] = links;
  if (!first) return undefined;
  const more =
    others.length > 0
      ? ` ${count(others.length, 'more link')} ${others.length === 1 ? 'has' : 'have'} the same target.`
      : '';
  const edits = links.flatMap((link): Edit[] => {
    const at = text.slice(link.targetFrom, link.end).indexOf(link.url);
    const start = link.targetFrom + at;
    return at < 0 ? [] : [{ start, end: start + link.url.length, text: `#${anchor}` }];
  });
  return {
    reason: `Unexpected ${first.what} \`${first.url}\`, expected \`#${anchor}\``,
    note: `GitHub follows anchors in any case, and GitLab only in the case of the heading.${more}`,
    expected: `#${anchor}`,
    position: positionAt(first.start, first.end),
    severity: 'warn',
    fix: edits.length === links.length ? edits : undefined,
  };
}

interface LinkSource {
  what: 'image' | 'link to';
  url: string;
  /** Zero-based offsets into the text, `end` excluded. */
  start: number;
  end: number;
  /** Where to look for the URL: after the text of the link. */
  targetFrom: number;
}

/** Collect links and possible link targets. */
function targetsIn({ tree, text }: MarkdownDocument): { links: LinkSource[]; headings: Heading[]; html: string[] } {
  const found: ReturnType<typeof targetsIn> = { links: [], headings: [], html: [] };
  for (const node of nodesOf(tree, 'heading', 'html', 'image', 'definition', 'link')) {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    if (node.type === 'heading') found.headings.push(node);
    else if (node.type === 'html') {
      found.html.push(node.value);
      found.links.push(...linksInHtml(text.slice(start, end), start));
    } else if (node.type === 'image') found.links.push({ what: 'image', url: node.url, start, end, targetFrom: start });
    else if (node.type === 'definition') {
      const targetFrom = start + text.slice(start, end).indexOf(']:');
      found.links.push({ what: 'link to', url: node.url, start, end, targetFrom });
    } else {
      const targetFrom = node.children.at(-1)?.position?.end.offset ?? start;
      found.links.push({ what: 'link to', url: node.url, start, end, targetFrom });
    }
  }
  return found;
}

/** Raw HTML is common for images that have a width. */
function linksInHtml(html: string, offset: number): LinkSource[] {
  const shown = html.replaceAll(/<!--[^]*?(?:-->|$)/g, (comment) => ' '.repeat(comment.length));
  return Array.from(shown.matchAll(linkTag), (match) => {
    const [tag, name = '', double, single, bare = ''] = match;
    const start = offset + match.index;
    const url = (double ?? single ?? bare).trim().replaceAll('&amp;', '&');
    return {
      what: name.toLowerCase() === 'img' ? 'image' : 'link to',
      url,
      start,
      end: start + tag.length,
      targetFrom: start,
    };
  });
}

const linkTag = /<(img|a)(?=\s)[^<>]*?\s(?:src|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi;

/** Anchors that raw HTML defines. */
function htmlAnchors(html: string): string[] {
  return Array.from(html.matchAll(/\s(?:id|name)=["']?([^\s"'>]+)/g), ([, id]) => id ?? '');
}
