import { visit } from 'unist-util-visit';
import { defineRule } from '../rule.ts';

export const imageAlt = defineRule({
  id: 'image-alt',
  severity: 'warn',
  description: 'Every image has alternative text.',
  reason:
    'A graph says nothing to whoever cannot see it, to a search, or to anybody once the file behind it is gone. One sentence keeps what it showed.',
  examples: [
    {
      name: 'passes images that say what they show, and those that HTML marks as decoration',
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
      name: 'warns of images without words, in links and lists, too',
      document: '- ![](a.png "Title") [![ ](b.png)](c.png)\n- ![][D e]\n\n[d e]: d.png\n',
      messages: [
        '1:3 Missing alternative text of the image `a.png`, expected what it shows',
        '1:23 Missing alternative text of the image `b.png`, expected what it shows',
        '2:3 Missing alternative text of the image `D e`, expected what it shows',
      ],
    },
    {
      name: 'warns of raw HTML without the attribute',
      document:
        '<p><img\n  width="600" src="a.png"/></p>\n\nB <IMG src=c.png data-alt="d">\n\n<!-- <img> --> <img width="1">\n',
      messages: [
        '1:4 Missing alternative text of the image `a.png`, expected what it shows',
        '4:3 Missing alternative text of the image `c.png`, expected what it shows',
        '6:16 Missing alternative text of the image `img`, expected what it shows',
      ],
    },
    {
      name: 'names an image that holds its own data by its beginning',
      document: `![](data:image/png;base64,${'A'.repeat(100)})\n`,
      messages: [
        `1:1 Missing alternative text of the image \`data:image/png;base64,${'A'.repeat(38)}…\`, expected what it shows`,
      ],
    },
  ],
  checkDocument(_postmortem, { document, report }) {
    const reportAt = (start: number, end: number, url: string): void => {
      const name = url.length > 60 ? `${url.slice(0, 60)}…` : url;
      report({
        reason: `Missing alternative text of the image \`${name}\`, expected what it shows`,
        note: 'Write between the square brackets what a reader is to see in it.',
        position: document.positionAt(start, end),
      });
    };
    visit(document.tree, ['image', 'imageReference', 'html'], (node) => {
      const start = node.position?.start.offset ?? 0;
      const end = node.position?.end.offset ?? 0;
      if (node.type === 'html') {
        for (const tag of imagesWithoutAlt(document.text.slice(start, end))) {
          reportAt(start + tag.start, start + tag.end, tag.url);
        }
      } else if (node.type === 'image' || node.type === 'imageReference') {
        if (node.alt?.trim()) return;
        reportAt(start, end, node.type === 'image' ? node.url : (node.label ?? node.identifier));
      }
    });
  },
});

/** `alt=""` is how HTML says that an image is decoration. */
function imagesWithoutAlt(html: string): { start: number; end: number; url: string }[] {
  const shown = html.replaceAll(/<!--[^]*?(?:-->|$)/g, (comment) => ' '.repeat(comment.length));
  return Array.from(shown.matchAll(/<img(?=[\s/])[^<>]*>/gi)).flatMap((match) => {
    const [tag] = match;
    if (/\salt(?=[\s=/>])/i.test(tag)) return [];
    const [, url = 'img'] = /\ssrc\s*=\s*["']?([^\s"'>]+)/i.exec(tag) ?? [];
    return [{ start: match.index, end: match.index + tag.length, url }];
  });
}
