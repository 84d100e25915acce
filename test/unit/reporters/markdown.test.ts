import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/lint/run.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { markdownCode, markdownText } from '../../../src/reporters/markdown-text.ts';
import { githubSummary, markdown } from '../../../src/reporters/markdown.ts';
import { reportedRun } from '../../support/reported-run.ts';
import { checkedFile, inSubfolder, runOf, type Reported } from '../../support/run.ts';

test('lists messages, the most severe first', () => {
  expect(markdown(reportedRun(), inSubfolder)).toMatchInlineSnapshot(`
    "### ✖ 2 documents checked: 1 error, 1 warning, 1 note

    - \`casebook lint --fix\` fixes 1 of them
    - read: 4 entries, 2 tasks
    - nothing from postmortems/2024-08-11 b.md
    - 1 message is in the baseline

    #### Errors

    - \`teams/payments/postmortems/2024-08-10-a.md:5:3\` Unexpected \`10:00\` after \`10:05\`, expected the entries in order of time (\`timeline-order\`)
      - Move it above \`10:05\`.
      - \`casebook lint --fix\` does this

    #### Warnings

    - \`teams/payments/postmortems/2024-08-10-a.md:4:3\` Missing \`mitigated\` (\`timeline-milestone\`)
      - Mark the entry.
      - \`casebook lint --fix --suggested\` does this

    #### Notes

    - \`teams/payments/postmortems/2024-08-10-a.md:2:14\` Unexpected \`late\` (\`blameless\`)
    "
  `);
});

test('says that a run is clean', () => {
  expect(markdown(runOf(checkedFile({})), inSubfolder)).toBe(
    '### ✔ 1 document checked, no problems\n\n- read: 4 entries, 2 tasks\n',
  );
});

describe('a text in Markdown', () => {
  test.each([
    ['Unexpected `10:00` after `10:05`, expected it before', 'Unexpected `10:00` after `10:05`, expected it before'],
    ['Write `a`, or (`b`).', 'Write `a`, or (`b`).'],
    ['ask @alice about #12', 'ask `@alice` about `#12`'],
    ['see https://example.org/a', 'see `https://example.org/a`'],
    ['[click](https://example.org) <b>', '`[click](https://example.org)` `<b>`'],
    ['snake_case *and* a|b', '`snake_case` `*and*` `a|b`'],
    ['an `unclosed code', 'an `` `unclosed `` code'],
    ['1. not a list', '`1.` not a list'],
    ['- not a list', '`-` not a list'],
    ['# no heading', '`#` no heading'],
    [':tada: 35 % at 10:05, 5% – done', '`:tada:` 35 % at 10:05, 5% – done'],
    ['``` fence', '```` ``` ```` fence'],
  ])('%j is %j', (text, written) => {
    expect(markdownText(text)).toBe(written);
  });

  const parts = fc.constantFrom(
    ...'a ` `` @bob #1 !2 [x](https://e.org) <b> <!-- | * _ \\ &amp; www.e.org https://e.org a@b.org ~~'.split(' '),
    ...'![i](j) 1. - + > :tada: $x$ /close abcdef1234'.split(' '),
    ' ',
    '    ',
  );
  const hostile = fc.array(parts, { maxLength: 12 }).map((list) => list.join(''));

  test('shows its characters, and is neither a link nor anything else', { timeout: 20_000 }, () => {
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(text.trim() !== '');
        const { tree } = parseMarkdown({
          path: 'a.md',
          text: `- \`x\` ${markdownText(text)} (\`y\`)\n  - ${markdownText(text)}\n`,
        });
        const types = new Set(typesIn(tree));
        for (const type of ['root', 'list', 'listItem', 'paragraph', 'text', 'inlineCode']) types.delete(type);
        expect([...types]).toEqual([]);
        const shown = toString(tree).replaceAll(/[`\s]+/g, '');
        const expected = text.replaceAll(/[`\s]+/g, '');
        expect(shown).toBe(`x${expected}(y)${expected}`);
        // What a host would link in prose after it has rendered the Markdown.
        expect(proseIn(tree)).not.toMatch(/[@#~$<>&|\\*_[\]]|!\d|:\/\/|www\./);
      }),
      { numRuns: 300 },
    );
  });

  test('of a code span is any text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(text.trim() !== '');
        const { tree } = parseMarkdown({ path: 'a.md', text: `- ${markdownCode(text)}` });
        expect(typesIn(tree).filter((type) => type === 'inlineCode')).toHaveLength(1);
        expect(toString(tree)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});

function typesIn(node: Nodes): string[] {
  return [node.type, ...('children' in node ? node.children.flatMap(typesIn) : [])];
}

function proseIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(proseIn).join('') : '';
}

describe('a report that is too long', () => {
  /** More text than 1 MiB, in characters of three bytes; its only error is at the end. */
  function longRun(length: number): Run {
    const reason = `Unexpected ${'語'.repeat(300)}`;
    const warnings = Array.from({ length }, (): Reported => ({ at: 'one', severity: 'warn', reason }));
    return runOf(checkedFile({ messages: [...warnings, { at: 'two', reason: 'Unexpected end' }] }));
  }

  test.each([
    [markdown, 65_536, 200],
    [githubSummary, 1024 * 1024 * 0.9, 1500],
  ])('ends below the limit of its host, and says what was cut: %o', (report, limit, length) => {
    const text = report(longRun(length), inSubfolder);
    const bytes = Buffer.byteLength(text);
    expect(bytes).toBeLessThan(limit);
    expect(bytes).toBeGreaterThan(limit * 0.9);
    expect(text.split('\n').slice(0, 7).join('\n')).toBe(
      `### ✖ 1 document checked: 1 error, ${length} warnings\n\n- read: 4 entries, 2 tasks\n\n#### Errors\n\n- \`teams/payments/postmortems/2024-08-10-a.md:2:1\` Unexpected end (\`timeline-order\`)`,
    );
    const shown = text.match(/語 \(/g)?.length ?? 0;
    expect(text).toContain(`\nNot shown, as there is no room: ${length - shown} warnings\n`);
  });

  test('keeps its notes short as well', () => {
    const run = { files: [checkedFile({})], notes: Array.from({ length: 50 }, () => '語'.repeat(5000)) };
    const text = markdown(run, inSubfolder);
    expect(Buffer.byteLength(text)).toBeLessThan(65_536);
    expect(text).toContain('\n- and 40 more notes\n');
  });
});
