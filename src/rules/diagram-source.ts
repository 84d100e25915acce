import { nodesOf } from '../markdown/nodes.ts';
import { defineRule } from '../rule.ts';

export const diagramSource = defineRule({
  id: 'diagram-source',
  severity: 'info',
  description: 'A Mermaid diagram is reported once, since the site shows its source.',
  reason:
    'Code hosts draw Mermaid, so its author sees a drawing. The site runs no code of others and shows the source, with a link to the code host if `site.source` is set: its readers may need a sentence or an image.',
  examples: [
    {
      name: 'passes other blocks of code, and Mermaid inside of them',
      document: '```js\nmermaid\n```\n\n```\nmermaid\n```\n\n````md\n```mermaid\ngraph TD; A-->B\n```\n````\n',
      messages: [],
    },
    {
      name: 'passes Mermaid in text, in comments and in indented code',
      document: 'We use `mermaid`.\n\n<!--\n```mermaid\ngraph TD; A-->B\n```\n-->\n\n    ```mermaid\n    ```\n',
      messages: [],
    },
    {
      name: 'reports the first of several diagrams',
      document: '# A\n\n```mermaid\ngraph TD; A-->B\n```\n\n```mermaid\ngraph TD; B-->C\n```\n',
      messages: [
        '3:1 Unexpected Mermaid diagram, expected an image or a sentence beside it: the site shows its source',
      ],
      notes: [
        'Say in a sentence what it shows, or add an image of it; this is said once for a document. Code hosts draw it, and the site links to the code host if `site.source` is set.',
      ],
    },
    {
      name: 'reports a diagram in a list or a quotation, with tildes and with options',
      document:
        '## Timeline\n\n- 14:00 A\n\n  ~~~mermaid title="A"\n  graph TD; A-->B\n  ~~~\n\n> ```mermaid\n> ```\n>\n> ```mermaid\n',
      messages: [
        '5:3 Unexpected Mermaid diagram, expected an image or a sentence beside it: the site shows its source',
      ],
    },
  ],
  checkDocument(_postmortem, { document, report }) {
    // As the site: see `isDiagram` in src/markdown/html.ts.
    const first = nodesOf(document.tree, 'code').find(({ lang }) => lang === 'mermaid');
    if (!first?.position) return;
    const start = first.position.start.offset ?? 0;
    const end = document.text.slice(start).search(/[\r\n]|$/) + start;
    report({
      reason: 'Unexpected Mermaid diagram, expected an image or a sentence beside it: the site shows its source',
      note: 'Say in a sentence what it shows, or add an image of it; this is said once for a document. Code hosts draw it, and the site links to the code host if `site.source` is set.',
      position: document.positionAt(start, end),
    });
  },
});
