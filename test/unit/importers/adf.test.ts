import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { adfToMarkdown } from '../../../src/importers/adf.ts';
import type { AdfNode } from '../../../src/importers/adf/node.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';

// Nodes and marks: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/

function convert(...content: AdfNode[]) {
  return adfToMarkdown({ type: 'doc', content });
}

/** The Markdown of nodes of which nothing is lost. */
function markdownOf(...content: AdfNode[]): string {
  const { markdown, lost } = convert(...content);
  expect(lost).toEqual([]);
  return markdown;
}

function text(value: string, ...marks: (string | { type: string; attrs: Record<string, unknown> })[]): AdfNode {
  return { type: 'text', text: value, marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) };
}

function block(type: string, content: AdfNode[] = [], attrs: Record<string, unknown> = {}): AdfNode {
  return { type, attrs, content };
}

function leaf(type: string, attrs: Record<string, unknown> = {}): AdfNode {
  return { type, attrs };
}

function paragraph(...content: (AdfNode | string)[]): AdfNode {
  return block(
    'paragraph',
    content.map((node) => (typeof node === 'string' ? text(node) : node)),
  );
}

function item(...content: AdfNode[]): AdfNode {
  return block('listItem', content);
}

function row(type: 'tableCell' | 'tableHeader', ...cells: (AdfNode[] | string)[]): AdfNode {
  return block(
    'tableRow',
    cells.map((cell) => block(type, typeof cell === 'string' ? [paragraph(cell)] : cell)),
  );
}

describe('text', () => {
  test('is shown as it is, whatever it would mean in Markdown', () => {
    expect(markdownOf(paragraph('# A'), paragraph('1. <b> *B* [C](D) a_b ~14:30'))).toBe(
      '\\# A\n\n1\\. \\<b> \\*B\\* \\[C]\\(D) a_b \\~14:30',
    );
  });

  test('is shown as it is in random mixtures', () => {
    const parts = 'a * _ ~ ` # - + 1. [x] <b> | ! \\ &amp; > = ( ) 14:30 https://example.org/a_b'.split(' ');
    const words = fc.array(fc.constantFrom(' ', ...parts), { minLength: 1, maxLength: 8 });
    const letters = (value: string): string => value.replaceAll(/\s+/g, '');
    fc.assert(
      fc.property(words, words, (first, second) => {
        const texts = [first.join(''), second.join('')];
        const { tree } = parseMarkdown({
          path: 'a.md',
          text: `\n${markdownOf(...texts.map((value) => paragraph(value)))}`,
        });
        expect(tree.children.filter(({ type }) => type !== 'paragraph')).toEqual([]);
        expect(letters(toString(tree))).toBe(letters(texts.join('')));
      }),
      { numRuns: 300 },
    );
  });

  test('keeps addresses whole', () => {
    expect(markdownOf(paragraph('See https://example.org/a_b_c.'))).toBe('See <https://example.org/a_b_c>.');
    expect(markdownOf(paragraph('_https://example.org/?a=1&amp=2'))).toBe('\\_<https://example.org/?a=1&amp=2>');
  });

  test('has marks', () => {
    const marks = ['strong', 'em', 'strike', 'underline', 'code'].flatMap((mark) => [text(mark, mark), text(' ')]);
    const powers = ['sub', 'sup'].map((type) => text(type, { type: 'subsup', attrs: { type } }));
    expect(markdownOf(paragraph(...marks, ...powers))).toBe(
      '**strong** _em_ ~~strike~~ <ins>underline</ins> `code` <sub>sub</sub><sup>sup</sup>',
    );
  });

  test('nests marks that overlap, without spaces inside them', () => {
    expect(markdownOf(paragraph(text('A ', 'em'), text('B ', 'em', 'strong'), text('C', 'em'), ' D'))).toBe(
      '_A **B** C_ D',
    );
    expect(markdownOf(paragraph(text(' A ', 'strong'), text(' ', 'em'), 'B'))).toBe('**A**  B');
  });

  test('joins code that only differs in its looks', () => {
    expect(markdownOf(paragraph(text('a', 'code'), text('b', 'code', 'textColor')))).toBe('`ab`');
  });

  test('has links, but none in links', () => {
    const link = { type: 'link', attrs: { href: 'https://example.org/' } };
    expect(
      markdownOf(
        paragraph(text('A ', link), text('B', link, 'strong')),
        paragraph(text('https://example.org/', link)),
        paragraph(text('A', { type: 'link', attrs: {} })),
        paragraph({ ...leaf('inlineCard', { url: 'https://example.org/' }), marks: [link] }),
      ),
    ).toBe('[A **B**](https://example.org/)\n\n<https://example.org/>\n\nA\n\n<https://example.org/>');
  });

  test('drops what only changes its looks', () => {
    const looks =
      'textColor backgroundColor alignment indentation annotation border breakout fontSize dataConsumer fragment'.split(
        ' ',
      );
    expect(markdownOf(paragraph(text('A', ...looks)))).toBe('A');
  });

  test('breaks lines only within a paragraph', () => {
    const hardBreak = leaf('hardBreak');
    expect(markdownOf(paragraph(hardBreak, 'A', hardBreak, '- B', hardBreak), paragraph(), paragraph(' '))).toBe(
      'A\\\n\\- B',
    );
  });

  test('shows inline nodes', () => {
    expect(
      markdownOf(
        paragraph(leaf('mention', { id: '1', text: '@on-call' }), ' ', leaf('mention', { id: '1', text: 'bob' })),
        paragraph(leaf('emoji', { shortName: ':fire:', text: '🔥' }), leaf('emoji', { shortName: ':fire:' })),
        paragraph(leaf('date', { timestamp: '1723248000000' }), ' ', leaf('date', { timestamp: 'soon' })),
        paragraph(leaf('status', { text: 'resolved', color: 'green' }), leaf('status', { text: '' })),
        paragraph(leaf('inlineCard', { data: { url: 'https://example.org/', name: 'A' } })),
        paragraph(leaf('mediaInline', { type: 'image', url: 'https://example.org/a.png' })),
      ),
    ).toBe(
      '@on-call @bob\n\n🔥:fire:\n\n2024-08-10 soon\n\n**resolved**\n\n[A](https://example.org/)\n\n![](https://example.org/a.png)',
    );
  });
});

describe('blocks', () => {
  test('are moved below the headings that they come under', () => {
    const headings = [3, 4, 6].map((level) => block('heading', [text(`${level}`)], { level }));
    expect(markdownOf(...headings)).toBe('## 3\n\n### 4\n\n##### 6');
    expect(adfToMarkdown({ type: 'doc', content: headings }, { top: 4 }).markdown).toBe(
      '#### 3\n\n##### 4\n\n###### 6',
    );
    expect(markdownOf(block('heading', [text('A'), leaf('hardBreak'), text('B')], { level: 1 }))).toBe('## A B');
    expect(markdownOf(block('heading', [text('A')], { level: 'x' }), block('heading'))).toBe('## A');
  });

  test('are lists', () => {
    expect(
      markdownOf(
        block('bulletList', [item(paragraph('A'), block('orderedList', [item(paragraph('B'))], { order: 3 }))]),
        paragraph('C'),
        block('bulletList', [item(paragraph('D'), paragraph('E')), item(block('bulletList', [item(paragraph('F'))]))]),
      ),
    ).toBe('- A\n\n  3. B\n\nC\n\n- D\n\n  E\n- - F');
  });

  test('are lists of tasks and decisions', () => {
    const task = (state: string, value: string) => block('taskItem', [text(value)], { state });
    const blockTask = block('blockTaskItem', [paragraph('C')], { state: 'TODO' });
    expect(
      markdownOf(
        block('taskList', [task('DONE', 'A'), block('taskList', [task('TODO', 'B')]), blockTask]),
        paragraph('D'),
        block('decisionList', [
          block('decisionItem', [text('E')], { state: 'DECIDED' }),
          block('decisionItem', [text('F')], { state: 'UNDECIDED' }),
        ]),
      ),
    ).toBe('- [x] A\n  - [ ] B\n- [ ] C\n\nD\n\n- **Decision:** E\n- **Decision to be made:** F');
  });

  test('are panels', () => {
    const panel = (panelType: string) => block('panel', [paragraph('A')], { panelType });
    const types = ['info', 'note', 'tip', 'success', 'warning', 'error', 'custom'];
    expect(types.map((type) => markdownOf(panel(type)))).toEqual([
      '> [!NOTE]\n>\n> A',
      '> [!IMPORTANT]\n>\n> A',
      '> [!TIP]\n>\n> A',
      '> [!TIP]\n>\n> A',
      '> [!WARNING]\n>\n> A',
      '> [!CAUTION]\n>\n> A',
      '> A',
    ]);
  });

  test('are quotations, code, rules, and sections that open', () => {
    expect(
      markdownOf(
        block('blockquote', [paragraph('A')]),
        block('codeBlock', [text('B\n'), text('```')], { language: 'sh' }),
        leaf('rule'),
        block('expand', [block('nestedExpand', [paragraph('C')], { title: 'Inner' })], { title: 'Outer' }),
        block('layoutSection', [block('layoutColumn', [paragraph('D')]), block('layoutColumn', [paragraph('E')])]),
      ),
    ).toBe('> A\n\n````sh\nB\n```\n````\n\n---\n\n**Outer**\n\n**Inner**\n\nC\n\nD\n\nE');
  });

  test('are pictures, files and cards', () => {
    const external = leaf('media', { type: 'external', url: 'https://example.org/a.png', alt: 'Errors' });
    const link = { type: 'link', attrs: { href: 'https://example.org/' } };
    expect(
      markdownOf(
        block('mediaSingle', [external, block('caption', [text('A')])]),
        block('mediaSingle', [{ ...external, marks: [link] }]),
        leaf('blockCard', { url: 'https://example.org/b' }),
        leaf('embedCard', { url: 'https://example.org/c' }),
      ),
    ).toBe(
      '![Errors](https://example.org/a.png)\n\n_A_\n\n[![Errors](https://example.org/a.png)](https://example.org/)\n\n<https://example.org/b>\n\n<https://example.org/c>',
    );
    const file = block('mediaGroup', [leaf('media', { type: 'file', id: 'f1', collection: '', alt: 'a.png' })]);
    expect(convert(file)).toEqual({ markdown: 'Attachment: a.png', lost: ['attachment "a.png"'] });
    const urlOf = (name: string) => `https://example.org/${name}`;
    expect(adfToMarkdown({ type: 'doc', content: [file] }, { urlOf })).toEqual({
      markdown: '![a.png](https://example.org/a.png)',
      lost: [],
    });
  });
});

describe('tables', () => {
  test('have one line a row', () => {
    expect(
      markdownOf(
        block('table', [
          row('tableHeader', 'Time', 'What'),
          row('tableCell', '14:30', [
            paragraph('A | B', leaf('hardBreak'), 'C'),
            block('bulletList', [item(paragraph('D'), paragraph('E'))]),
            block('orderedList', [item(paragraph('F'))], { order: 2 }),
            block('taskList', [block('taskItem', [text('G')], { state: 'DONE' })]),
          ]),
          row('tableCell', '14:40', [
            block('heading', [text('H')], { level: 3 }),
            block('codeBlock', [text('i\n\nj')]),
            block('panel', [paragraph('K')], { panelType: 'info' }),
            leaf('rule'),
          ]),
        ]),
      ),
    ).toBe(
      '| Time | What |\n| - | - |\n| 14:30 | A \\| B<br>C<br>• D<br>E<br>2. F<br>☑ G |\n| 14:40 | **H**<br>`i`<br>`j`<br>K |',
    );
  });

  test('have empty cells where one spans several', () => {
    const cell = (value: string, attrs = {}) => block('tableCell', [paragraph(value)], attrs);
    expect(
      markdownOf(
        block('table', [
          block('tableRow', [cell('A', { rowspan: 2 }), cell('B', { colspan: 2 })]),
          block('tableRow', [cell('C'), cell('D')]),
        ]),
      ),
    ).toBe('| | | |\n| - | - | - |\n| A | B | |\n| | C | D |');
  });

  test('mark headers of rows', () => {
    expect(markdownOf(block('table', [row('tableHeader', 'A'), row('tableHeader', 'B')]))).toBe(
      '| A |\n| - |\n| **B** |',
    );
  });

  test('contain tables as text', () => {
    const inner = block('table', [row('tableCell', 'A')]);
    expect(markdownOf(block('table', [row('tableCell', [inner])]))).toBe('| |\n| - |\n| A |');
  });
});

describe('what has no form in Markdown', () => {
  test('keeps its text and is named', () => {
    expect(
      convert(
        block('bodiedExtension', [paragraph('A')], { extensionKey: 'excerpt' }),
        leaf('extension', { extensionKey: 'toc' }),
        block('future', [block('paragraph', [text('B', 'blink')])]),
        block('futureLeaf', [text('C')]),
        paragraph({ type: 'inlineExtension', attrs: { extensionKey: 'jira', text: 'OPS-1' } }, leaf('inlineCard')),
        block('bodiedSyncBlock', [paragraph('D')]),
        leaf('syncBlock', { resourceId: '1' }),
        paragraph(leaf('placeholder', { text: 'What happened?' }), leaf('mention', { id: '5b10' })),
      ),
    ).toEqual({
      markdown: 'A\n\nB\n\nC\n\nOPS-1\n\nD\n\nsomeone',
      lost: [
        'extension "excerpt"',
        'extension "toc"',
        'node "future"',
        'mark "blink"',
        'node "futureLeaf"',
        'extension "jira"',
        'node "inlineCard"',
        'node "syncBlock"',
        'placeholder "What happened?"',
        'mention "5b10"',
      ],
    });
  });

  test('may be an empty document', () => {
    expect(markdownOf()).toBe('');
  });
});
