import { readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { png } from '../fixtures/every-feature.ts';
import { casebook, folderWith } from '../support/cli.ts';
import { filesBelow } from '../support/site.ts';

const name = '2024-01-01-a';

interface Built {
  folder: string;
  /** The page's body behind its facts. */
  html: string;
  stderr: string;
  files: string[];
}

/** Build a document with a body, and other files beside it. */
async function build(body: string, files: Record<string, string | Uint8Array> = {}): Promise<Built> {
  const folder = await folderWith({
    [`postmortems/${name}.md`]: `---\ntitle: A\nduration: { start: 2024-01-01T10:00Z }\n---\n${body}`,
    ...files,
  });
  return { folder, ...(await rebuild(folder)) };
}

async function rebuild(folder: string): Promise<Omit<Built, 'folder'>> {
  const { exitCode, stderr } = await casebook(folder, ['build']);
  expect(exitCode).toBe(0);
  const html = await readFile(path.join(folder, `_site/incidents/${name}.html`), 'utf8');
  const files = await filesBelow(path.join(folder, '_site'));
  return { html: html.slice(html.indexOf('</dl>'), html.indexOf('<footer')), stderr, files };
}

test('keeps details, alerts, marks of tasks and code with classes', async () => {
  const { html } = await build(`<details open>
<summary>More</summary>

*inside*

</details>

> [!NOTE]
> Look here.

> [!TIP] is none on code hosts

> [!CAUTION]

- [x] done
- [ ] open

\`\`\`js
const a = 1;
\`\`\`
`);
  expect(html).toContain('<details open>\n<summary>More</summary>\n<p><em>inside</em></p>\n</details>');
  expect(html).toContain('<div class="alert alert-note"><p class="alert-name">Note</p>\n<p>Look here.</p>\n</div>');
  expect(html).toContain('<blockquote>\n<p>[!TIP] is none on code hosts</p>\n</blockquote>');
  expect(html).toMatch(/<div class="alert alert-caution"><p class="alert-name">Caution<\/p>\s*<\/div>/);
  expect(html).toContain('<span class="check" role="img" aria-label="Done">☑</span> done');
  expect(html).toContain('<span class="check" role="img" aria-label="To do">☐</span> open');
  expect(html).toContain('<span class="hljs-keyword">const</span>');
});

test('numbers footnotes through the timeline and the body', async () => {
  const { html } = await build('One.[^a]\n\n## Timeline\n- 10:00 UTC Two.[^b]\n\n[^a]: First\n[^b]: Second\n');
  const references = Array.from(html.matchAll(/<sup><a ([^>]*)>(\d)<\/a><\/sup>/g), ([, attributes = '', number]) => [
    /href="([^"]*)"/.exec(attributes)?.[1],
    /id="([^"]*)"/.exec(attributes)?.[1],
    number,
  ]);
  expect(references).toEqual([
    ['#fn-b', 'fnref-b', '1'],
    ['#fn-a', 'fnref-a', '2'],
  ]);
  expect(html).toMatch(/<li id="fn-b">\s*<p>Second/);
});

test('leads from anchors of the document to where the page has them', async () => {
  const { html } = await build(`# A

[1](#why) [2](#timeline) [3](#a) [4](#action-items) [5](#messages) [6](#nowhere) [7](#own) [8](#Why) [9](#TIMELINE)

## Why
## S1
## Messages
## Main
<a name="own"></a>

## Timeline
- 10:00 UTC One
## Action items
- [ ] Do it
`);
  const links = Array.from(html.matchAll(/<(a|span)(?: href="([^"]*)")?>(\d)<\/\1>/g), ([, , href, text]) => [
    text,
    href,
  ]);
  expect(links).toEqual([
    ['1', '#why'],
    ['2', '#timeline'],
    ['3', '#main'],
    ['4', '#tasks'],
    ['5', '#messages-1'],
    ['6', undefined],
    ['7', '#own'],
    ['8', '#why'],
    ['9', '#timeline'],
  ]);
  expect(html).toContain('<h2 id="messages-1">Messages</h2>');
  expect(html).toContain('<h2 id="main-1">Main</h2>');
  expect(html).toContain('<h2 id="s1-1">S1</h2>');
  expect(html).toContain('<h2 id="why">Why</h2>');
});

test('leads from document to document, and to the code host for other files', async () => {
  const body = '[1](2024-01-02-b.md#x) [2](/postmortems/2024-01-02-b.md) [3](../src/a%20b.ts#L3) [4](../../out.txt)\n';
  const other = { 'postmortems/2024-01-02-b.md': '---\ntitle: B\n---\n## x\n', 'src/a b.ts': '' };
  const { html } = await build(body, other);
  expect(html).toContain(
    '<a href="2024-01-02-b.html#x">1</a> <a href="2024-01-02-b.html">2</a> <span>3</span> <span>4</span>',
  );
  const configured = await build(body, {
    ...other,
    'casebook.yaml': 'site: { source: "https://git.example.org/blob/main/{path}" }\n',
  });
  expect(configured.html).toContain('<a href="https://git.example.org/blob/main/src/a%20b.ts#L3">3</a> <span>4</span>');
  expect(configured.html).toContain(`<a href="https://git.example.org/blob/main/postmortems/${name}.md">`);
});

test('copies images under a hashed name, and shows none of another host', async () => {
  const { html, files, stderr } = await build(
    '![Graph](img/my%20Graph.png "T") <img src="/img/b.PNG" alt="B" width="30"> [whole](img/my%20Graph.png) ![Far](https://example.org/x.png) [![Badge](https://example.org/y.svg)](https://example.org) ![Gone](gone.png)\n',
    { 'postmortems/img/my Graph.png': png(2, 2), 'img/b.PNG': png(3, 3), 'img/unused.png': png(4, 4) },
  );
  expect(stderr).toBe('');
  const copies = files.filter((file) => file.startsWith('files/'));
  expect(copies).toEqual([
    expect.stringMatching(/^files\/b\.[\da-f]{12}\.png$/),
    expect.stringMatching(/^files\/my-graph\.[\da-f]{12}\.png$/),
  ]);
  // Each is a link to itself, and keeps its place while it is loaded.
  expect(html).toContain(
    `<a href="../${copies[1]}" class="image"><img src="../${copies[1]}" alt="Graph" title="T" width="2" height="2" loading="lazy" decoding="async"></a>`,
  );
  expect(html).toContain(
    `<img src="../${copies[0]}" alt="B" width="30" height="30" loading="lazy" decoding="async"></a>`,
  );
  expect(html).toContain(`<a href="../${copies[1]}">whole</a>`);
  expect(html).toContain('<a href="https://example.org/x.png">Far</a>');
  expect(html).toContain('<a href="https://example.org"><span>Badge</span></a>');
  expect(html).toContain('<span>Gone</span>');
});

test('names the images that have no text, and links within a link stay as they are', async () => {
  const { html } = await build('![](a.png)\n\n[![A](a.png)](https://example.org)\n', {
    'postmortems/a.png': png(2, 2),
  });
  expect(html).toMatch(/<a href="[^"]*a\.\w+\.png" class="image" aria-label="Image"><img [^>]*alt=""/);
  expect(html).toMatch(/<a href="https:\/\/example\.org"><img [^>]*><\/a>/);
});

test('says of a diagram where it is drawn', async () => {
  const body = '```mermaid\ngraph TD; A-->B\n```\n\n```js\nmermaid\n```\n';
  const { html } = await build(body);
  expect(html).toContain(
    '<figure><figcaption>Diagram, as source</figcaption><pre><code class="hljs language-mermaid">graph TD; A-->B\n</code></pre></figure>',
  );
  expect(html.match(/<figure>/g)).toHaveLength(1);
  const configured = await build(body, {
    'casebook.yaml': "site: { source: 'https://git.example.org/blob/{path}' }\n",
  });
  expect(configured.html).toContain(
    `<figcaption>Diagram, as source. <a href="https://git.example.org/blob/postmortems/${name}.md">See it drawn on the code host</a></figcaption>`,
  );
});

test('brings a copy up to date with its image, and removes the old one', async () => {
  const { folder, files } = await build('![A](a.png)\n', { 'postmortems/a.png': png(2, 2) });
  await writeFile(path.join(folder, 'postmortems/a.png'), png(5, 5));
  const again = await rebuild(folder);
  const copies = again.files.filter((file) => file.startsWith('files/'));
  expect(copies).toHaveLength(1);
  expect(files).not.toContain(copies[0]);
  expect(again.html).toContain(`<img src="../${copies[0]}"`);
  expect(await readFile(path.join(folder, '_site', copies[0] ?? ''))).toEqual(Buffer.from(png(5, 5)));
});

test('copies nothing from outside the repository, and nothing too large', async () => {
  const outside = await folderWith({ 'secret.png': png(2, 2) });
  const { folder } = await build('![A](link.png) ![B](../dir/secret.png) ![C](../../x.png) ![D](big.png) ![E](.)\n', {
    'postmortems/big.png': png(2, 2),
  });
  await symlink(path.join(outside, 'secret.png'), path.join(folder, 'postmortems/link.png'));
  await symlink(outside, path.join(folder, 'dir'));
  await truncate(path.join(folder, 'postmortems/big.png'), 10 * 1024 * 1024 + 1);
  const { html, files, stderr } = await rebuild(folder);
  expect(files.filter((file) => file.startsWith('files/'))).toEqual([]);
  expect(html).not.toContain('<img');
  expect(stderr).toBe(`casebook: postmortems/${name}.md shows postmortems/big.png, which is too large for the site\n`);
});

const svg = (inside: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`;

test.each([
  svg('<rect/><text>a &lt; b</text><use href="#a"/><image href="data:image/png;base64,AA=="/>'),
  `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<!-- Graphviz -->\n${svg('<g/>')}`,
])('shows an SVG that only draws: %s', async (text) => {
  const { files } = await build('![A](a.svg)\n', { 'postmortems/a.svg': text });
  expect(files.filter((file) => file.startsWith('files/'))).toHaveLength(1);
});

test.each([
  svg('<script>1</script>'),
  svg('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>'),
  svg('<g/>', ' onload="x()"'),
  svg('<g\nonclick = "x()"/>'),
  svg('<a href="javascript:x()"><g/></a>'),
  svg('<use xlink:href="https://example.org/x.svg#a"/>'),
  svg('<use href="&#104;ttps://example.org/x.svg#a"/>'),
  svg('<foreignObject><p/></foreignObject>'),
  svg('<style>@import "https://example.org/a.css"</style>'),
  svg('<rect style="fill: url(https://example.org/a)"/>'),
  `<!DOCTYPE svg [<!ENTITY x "<script>1</script>">]>${svg('&x;')}`,
  `<?xml-stylesheet href="a.xsl"?>${svg('<g/>')}`,
  `<?xml version="1.0" encoding="UTF-7"?>${svg('<g/>')}`,
  Buffer.from(`\uFEFF${svg('<script>1</script>')}`, 'utf16le'),
  '',
])('does not show an SVG that may do more: %s', async (text) => {
  const { html, files, stderr } = await build('![A](a.svg)\n', { 'postmortems/a.svg': text });
  expect(files.filter((file) => file.startsWith('files/'))).toEqual([]);
  expect(html).toContain('<span>A</span>');
  expect(stderr).toBe(
    `casebook: postmortems/${name}.md shows postmortems/a.svg, which does more than draw; save it as plain SVG\n`,
  );
});

test('makes no header of an empty corner of a table', async () => {
  const { html } = await build('|  | A |\n| - | - |\n| b | 1 |\n');
  expect(html).toMatch(/<tr>\s*<td><\/td>\s*<th scope="col">A<\/th>/);
});

test('closes in each part what was opened there', async () => {
  const { html } = await build(
    '<div><b>one\n\n## Timeline\n- 10:00 UTC <i>two</details>\n\n## After\n</b></div>three\n',
  );
  expect(html).toMatch(/<i>two<\/i>/);
  expect(html).toMatch(
    /<div class="prose" dir="auto"><div><b>one[^]*<h2 id="after">After<\/h2>[^]*three<p><\/p><\/div><div class="prose"><h2 class="is-missing">/,
  );
});

test('gives up raw HTML that nests deeper than people read, and keeps the rest', async () => {
  const { html } = await build(`${'<b>'.repeat(20_000)}\n\n## After\n*text*\n`);
  expect(html).toContain('<em>text</em>');
});

test('makes no link to what the site does not show', async () => {
  const { html, folder } = await build('[other](2024-01-02-hidden.md)\n', {
    'postmortems/2024-01-02-hidden.md': '---\ntitle: Hidden\nvisibility: restricted\n---\n',
    'casebook.yaml': 'site: { source: "https://git.example.org/{path}" }\n',
  });
  expect(html).toContain('<span>other</span>');
  for (const file of await filesBelow(path.join(folder, '_site'))) {
    expect(await readFile(path.join(folder, '_site', file), 'utf8')).not.toMatch(/02-hidden/);
  }
});

test('calls no two headings by one name when the page itself has the first', async () => {
  const { html } = await build('## Impact\n[second](#impact-1)\n\n## Impact\n');
  expect(html).toContain(
    '<h2 id="impact-1">Impact</h2>\n<p><a href="#impact-1-1">second</a></p>\n<h2 id="impact-1-1">',
  );
});
