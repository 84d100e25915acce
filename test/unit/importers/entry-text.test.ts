import { expect, test } from 'vitest';
import { entryText, formOf, htmlToMarkdown } from '../../../src/importers/entry-text.ts';

test.each([
  ['text', 'a # b', 'text', '', 'a # b'],
  ['lines and paragraphs', ' a\r\n  b\n\n\n# c', 'text', '', 'a\nb\n\n\\# c'],
  ['a lead before text', 'a', 'text', 'Note:', 'Note: a'],
  ['a lead before a list', '- a\n- b', 'markdown', 'Note:', 'Note:\n\n- a\n- b'],
  ['a lead without a text', ' ', 'markdown', 'Note:', 'Note:'],
  ['nothing', ' ', 'text', '', ''],
  ['headings in bold', '# A\n\nB\n===', 'markdown', '', '**A**\n\n**B**'],
  ['a heading in a list in bold', '- # A', 'markdown', '', '- **A**'],
  ['HTML in Markdown as it is written', 'a <b>c</b>\n\n<!-- d -->', 'markdown', '', 'a \\<b>c\\</b>\n\n\\<!-- d -->'],
  ['a text that begins like frontmatter', '---\na: b\n---\nc', 'markdown', 'Note:', 'Note:\n\n---\n\n**a: b**\n\nc'],
  ['line breaks as lines', 'a\\\nb', 'markdown', '', 'a\nb'],
  ['code that is no kind', 'set `x` to `resolved`.', 'markdown', '', 'set `x` to resolved.'],
  ['HTML without paragraphs', 'a <b>b</b><br>c<!-- d -->', 'html', 'Note:', 'Note: a **b**\nc'],
  ['HTML with scripts', '<p>a</p><script>b</script>', 'html', '', 'a'],
] as const)('writes %s', (_name, text, form, lead, expected) => {
  expect(entryText(text, form, lead)).toBe(expected);
});

test('writes HTML as Markdown whose headings are below the title', () => {
  const html = [
    '<h1>A</h1><p>b <em>c</em></p><h3>D</h3>',
    '<table><tr><th>Time</th><th>What</th></tr><tr><td>10:30</td><td>a|b</td></tr></table>',
    '<ul><li>e<ul><li>f</li></ul></li></ul><!-- g --><img src="h.png" alt="i"><pre><code>j</code></pre>',
  ].join('');
  expect(htmlToMarkdown(html)).toMatchInlineSnapshot(`
    "## A

    b _c_

    #### D

    | Time | What |
    | - | - |
    | 10:30 | a\\|b |

    - e
      - f

    ![i](h.png)

    \`\`\`
    j
    \`\`\`"
  `);
});

test.each([
  ['a <br /> b', 'html'],
  ['<a href="b">c</a>', 'html'],
  ['a < b and c > d', 'markdown'],
  ['<unknown>', 'markdown'],
])('takes %s for %s', (text, form) => {
  expect(formOf(text)).toBe(form);
});
