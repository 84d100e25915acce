import GithubSlugger from 'github-slugger';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { MarkdownDocument } from '../markdown/parse.ts';
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
        '---\ntitle: A\n---\n# A b?\n[1](graph.png) ![2](../img/a%20b.png "x") [3](/README.md#usage) [4](#a-b) [5](#) [6](https://example.org/x) [7](mailto:a@b.c) [8](//host/x) [9](../img)\n\n<a id="own"></a> [10](#own) [11][x] <https://example.org>\n\n[x]: graph.png\n',
      files: { 'postmortems/graph.png': '', 'img/a b.png': '', 'README.md': '', img: '' },
      messages: [],
    },
    {
      name: 'passes a heading that stands twice, by its number',
      document: '---\ntitle: A\n---\n# A\n# A\n[1](#a-1)\n',
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
    },
    {
      name: 'reports a link that leads out of the repository',
      document: '---\ntitle: A\n---\n[1](../../secret.txt)\n',
      messages: ['4:1 Unexpected link to `../../secret.txt`, expected a file inside the repository'],
    },
    {
      name: 'reports an anchor without its heading, with the nearest',
      document: '---\ntitle: A\n---\n## Timeline\n[1](#timelne)\n',
      messages: ['5:1 Unexpected link to `#timelne`, expected the anchor of a heading'],
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
      if (!position || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#?$)/i.test(url)) return;
      const place = document.positionAt(position.start.offset ?? 0, position.end.offset ?? 0);
      const what = node.type === 'image' ? 'image' : 'link to';
      const [target = '', anchor = ''] = url.split('#');
      if (target === '') {
        anchors ??= anchorsOf(document);
        if (anchors.has(decode(anchor))) return;
        // Of thousands of headings the nearest one takes long to find.
        const known = anchors.size > 200 ? undefined : nearest(decode(anchor), [...anchors]);
        report({
          reason: `Unexpected ${what} \`${url}\`, expected the anchor of a heading`,
          note: known && `Did you mean \`#${known}\`?`,
          expected: known && `#${known}`,
          position: place,
        });
        return;
      }
      const file = resolve(path, decode(target.replace(/\?.*$/, '')));
      if (file === undefined) {
        report({
          reason: `Unexpected ${what} \`${url}\`, expected a file inside the repository`,
          note: 'Link to what others can see, or copy it beside the postmortem.',
          position: place,
        });
      } else if (isFile?.(file) === false) {
        report({
          reason: `Unexpected ${what} \`${url}\`, expected a file that is there`,
          note: `There is no ${file} in the repository.`,
          position: place,
        });
      }
    });
  },
});

/** A path relative to the root, from one that is relative to a document; `undefined` when it leads out. */
function resolve(document: string, target: string): string | undefined {
  const parts = target.startsWith('/') ? [] : document.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** As code hosts make them from headings, and those that raw HTML sets. */
function anchorsOf({ tree }: MarkdownDocument): Set<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  visit(tree, (node: Nodes) => {
    if (node.type === 'heading') anchors.add(slugger.slug(toString(node)));
    if (node.type === 'html') {
      for (const [, id] of node.value.matchAll(/\s(?:id|name)=["']?([^\s"'>]+)/g)) anchors.add(id ?? '');
    }
  });
  return anchors;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // `100%` is a name like any other.
    if (!(error instanceof URIError)) throw error;
    return text;
  }
}
