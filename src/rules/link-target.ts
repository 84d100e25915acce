import { visit } from 'unist-util-visit';
import { headingAnchors } from '../markdown/anchors.ts';
import type { MarkdownDocument } from '../markdown/parse.ts';
import { readTarget } from '../markdown/target.ts';
import { defineRule } from '../rule.ts';
import { nearest } from '../schema/messages.ts';

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
      name: 'leaves code and words alone',
      document: '---\ntitle: A\n---\n`[1](x.md)` \\[2](x.md)\n\n    [3](x.md)\n',
      messages: [],
    },
  ],
  checkDocument({ path }, { document, isFile, report }) {
    let anchors: Set<string> | undefined;
    visit(document.tree, (node) => {
      if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return;
      const { url, position } = node;
      const target = readTarget(path, url);
      if (!position || target.kind === 'address') return;
      const place = document.positionAt(position.start.offset ?? 0, position.end.offset ?? 0);
      const what = node.type === 'image' ? 'image' : 'link to';
      if (target.kind === 'anchor') {
        anchors ??= anchorsOf(document);
        if (anchors.has(target.anchor)) return;
        // Of thousands of headings the nearest one takes long to find.
        const known = anchors.size > 200 ? undefined : nearest(target.anchor, [...anchors]);
        report({
          reason: `Unexpected ${what} \`${url}\`, expected the anchor of a heading`,
          note: known && `Did you mean \`#${known}\`?`,
          expected: known && `#${known}`,
          position: place,
        });
      } else if (target.kind === 'outside') {
        report({
          reason: `Unexpected ${what} \`${url}\`, expected a file inside the repository`,
          note: 'Link to what others can see, or copy it beside the postmortem.',
          position: place,
        });
      } else if (isFile?.(target.path) === false) {
        report({
          reason: `Unexpected ${what} \`${url}\`, expected a file that is there`,
          note: `There is no ${target.path} in the repository.`,
          position: place,
        });
      }
    });
  },
});

/** As code hosts make them from headings, and those that raw HTML sets. */
function anchorsOf({ tree }: MarkdownDocument): Set<string> {
  const anchors = new Set(headingAnchors(tree).values());
  visit(tree, 'html', (node) => {
    for (const [, id] of node.value.matchAll(/\s(?:id|name)=["']?([^\s"'>]+)/g)) anchors.add(id ?? '');
  });
  return anchors;
}
