import { nodesOf } from '../markdown/nodes.ts';
import { defineRule } from '../rule.ts';

export const imageAlt = defineRule({
  id: 'image-alt',
  severity: 'warn',
  description: 'Every image has alternative text.',
  reason:
    'Without alternative text, an image is lost to people who cannot see it, to the search, and to everyone once its file is gone. One sentence preserves what it showed.',
  examples: [
    {
      name: 'passes images with a description, and decorative images in HTML',
      document:
        '![Error rate from 14:30](a.png) ![Memory][b] <img src="c.png" alt="Load"> <img alt="" src=d.png>\n\n[b]: b.png\n',
      messages: [],
    },
    {
      name: 'passes images in code and in comments',
      document: '`![](a.png)`\n\n    ![](b.png)\n\n<!-- <img src="c.png"> ![](d.png) -->\n',
      messages: [],
    },
    {
      name: 'warns about images without text, including those in links and lists',
      document: '- ![](a.png "Title") [![ ](b.png)](c.png)\n- ![][D e]\n\n[d e]: d.png\n',
      messages: [
        '1:3 Missing alternative text of the image `a.png`, expected a description',
        '1:23 Missing alternative text of the image `b.png`, expected a description',
        '2:3 Missing alternative text of the image `D e`, expected a description',
      ],
    },
    {
      name: 'warns about raw HTML without the attribute',
      document:
        '<p><img\n  width="600" src="a.png"/></p>\n\nB <IMG src=c.png data-alt="d">\n\n<!-- <img> --> <img width="1">\n',
      messages: [
        '1:4 Missing alternative text of the image `a.png`, expected a description',
        '4:3 Missing alternative text of the image `c.png`, expected a description',
        '6:16 Missing alternative text of the image `img`, expected a description',
      ],
    },
    {
      name: 'shortens the name of an image with embedded data',
      document: `![](data:image/png;base64,${'A'.repeat(100)})\n`,
      messages: [
        `1:1 Missing alternative text of the image \`data:image/png;base64,${'A'.repeat(38)}…\`, expected a description`,
      ],
    },
  ],
  checkDocument(_postmortem, { document, report }) {
    const reportAt = (start: number, end: number, url: string): void => {
      const name = url.length > 60 ? `${url.slice(0, 60)}…` : url;
      report({
        reason: `Missing alternative text of the image \`${name}\`, expected a description`,
        note: 'Describe in one sentence what the image shows: in the square brackets, or as `alt` in HTML.',
        position: document.positionAt(start, end),
      });
    };
    for (const node of nodesOf(document.tree, 'image', 'imageReference', 'html')) {
      const start = node.position?.start.offset ?? 0;
      const end = node.position?.end.offset ?? 0;
      if (node.type === 'html') {
        for (const tag of imagesWithoutAlt(document.text.slice(start, end))) {
          reportAt(start + tag.start, start + tag.end, tag.url);
        }
      } else if (!node.alt?.trim()) {
        reportAt(start, end, node.type === 'image' ? node.url : (node.label ?? node.identifier));
      }
    }
  },
});

/** An empty `alt=""` marks a decorative image in HTML. */
function imagesWithoutAlt(html: string): { start: number; end: number; url: string }[] {
  const shown = html.replaceAll(/<!--[^]*?(?:-->|$)/g, (comment) => ' '.repeat(comment.length));
  return Array.from(shown.matchAll(/<img(?=[\s/])[^<>]*>/gi)).flatMap((match) => {
    const [tag] = match;
    if (/\salt(?=[\s=/>])/i.test(tag)) return [];
    const [, url = 'img'] = /\ssrc\s*=\s*["']?([^\s"'>]+)/i.exec(tag) ?? [];
    return [{ start: match.index, end: match.index + tag.length, url }];
  });
}
