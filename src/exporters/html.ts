import { toString } from 'mdast-util-to-string';
import { headingAnchors } from '../markdown/anchors.ts';
import { renderHtml } from '../markdown/html.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { ExportSource } from './exporter.ts';
import { dataInPage } from './json.ts';
import { exportMarkdown } from './markdown.ts';

/**
 * A postmortem as one page that needs no other file and runs no script. It holds the JSON export as data, so that an
 * import reads it back.
 */
export function exportHtml(source: ExportSource): string {
  const { postmortem } = source.reading;
  const { tree } = parseMarkdown({ path: source.document.path, text: exportMarkdown(source) });
  const [first] = tree.children;
  const heading = first?.type === 'heading' && first.depth === 1 ? first : undefined;
  const title = postmortem.title ?? (heading ? toString(heading) : postmortem.id);
  const { parts, footnotes } = renderHtml([tree.children.filter((node) => node !== heading)], {
    definitions: tree.children.filter((node) => node.type === 'definition' || node.type === 'footnoteDefinition'),
    anchors: headingAnchors(tree),
    isReserved: () => false,
    linkTo: source.places.linkTo,
    imageAt: (url) => {
      const shown = source.places.imageAt(url);
      return shown === undefined ? undefined : { url: shown };
    },
  });
  return `<!doctype html>
<html lang="${escape(postmortem.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${[...parts, footnotes].filter(Boolean).join('\n')}
</main>
${dataInPage(source)}
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const style = `
:root { color-scheme: light dark; }
body { margin: 2rem 1rem; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 45rem; margin: 0 auto; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; }
pre, .scroll { overflow-x: auto; }
pre { padding: 0.75rem; border: 1px solid; }
table { border-collapse: collapse; }
td, th { padding: 0.25rem 0.5rem; border: 1px solid; text-align: left; vertical-align: top; }
img { max-width: 100%; height: auto; }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid; }
`;
