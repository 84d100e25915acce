import { nodesOf } from '../markdown/nodes.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { ValuePositions } from '../position.ts';
import { defineRule } from '../rule.ts';

export const importCheck = defineRule({
  id: 'import-check',
  severity: 'warn',
  description:
    'No comment `# casebook: check` of an import is left in the frontmatter, and no `<!-- casebook: check -->` in the body.',
  reason:
    '`casebook import` adds these comments to what it inferred. Until a person compares it with the source, figures are based on guesses.',
  examples: [
    {
      name: 'passes other comments',
      document:
        '---\ntitle: A # checked\n# Imported from a wiki.\nstatus: draft # casebook: checked\nseverity: SEV1#casebook: check\n---\n# casebook: check\n',
      messages: [],
    },
    {
      name: 'passes the same characters inside a string',
      document:
        '---\ntitle: "A # casebook: check"\nimpact:\n  summary: |\n    # casebook: check\n    B # casebook: check\n---\n',
      messages: [],
    },
    {
      name: 'warns after a value, after a key, after a block indicator, and on a line of its own',
      document:
        '---\ntitle: A # casebook: check\nseverity: # casebook: check\nimpact: >- # casebook: check\n  B\n# casebook: check the zone\ntimezone: UTC\nservices: [a, # casebook: check\n  b]\nlang: en #  casebook:  check  \n---\n',
      messages: [
        '2:10 Unexpected `# casebook: check`, expected a value that was compared with the source',
        '3:11 Unexpected `# casebook: check`, expected a value that was compared with the source',
        '4:12 Unexpected `# casebook: check`, expected a value that was compared with the source',
        '6:1 Unexpected `# casebook: check the zone`, expected a value that was compared with the source',
        '8:15 Unexpected `# casebook: check`, expected a value that was compared with the source',
        '10:10 Unexpected `#  casebook:  check`, expected a value that was compared with the source',
      ],
    },
    {
      name: 'warns in the body, and passes other comments and code',
      document:
        '---\ntitle: A\n---\n## Timeline\n\n<!-- casebook: check, the kinds -->\n\n- 09:00 UTC A <!--casebook:check-->\n\n<!-- check -->\n`<!-- casebook: check -->`\n<!-- casebook: check\n',
      messages: [
        '6:1 Unexpected `<!-- casebook: check, the kinds -->`, expected a timeline that was compared with the source',
        '8:15 Unexpected `<!--casebook:check-->`, expected a timeline that was compared with the source',
      ],
    },
  ],
  checkDocument(_postmortem, { document, report }) {
    for (const { from, to } of [...commentsInFrontmatter(document), ...commentsInBody(document)]) {
      const written = document.text.slice(from, to);
      const subject = written.startsWith('#') ? 'a value' : 'a timeline';
      report({
        reason: `Unexpected \`${written}\`, expected ${subject} that was compared with the source`,
        note: 'Compare it with the document that was imported, correct it, then remove the comment.',
        position: document.positionAt(from, to),
      });
    }
  },
});

/** Offsets of a comment. */
interface Comment {
  from: number;
  to: number;
}

function commentsInFrontmatter({ frontmatter, text }: MarkdownDocument): Comment[] {
  if (!frontmatter) return [];
  const { position, positions } = frontmatter;
  const yaml = text.slice(0, position.end.offset);
  const found = Array.from(yaml.matchAll(/(?<=^|\s)#[ \t]*casebook:[ \t]*check\b[^\r\n]*/g));
  if (found.length === 0) return [];
  const scalars = scalarsIn(positions, text);
  return found
    .filter(({ index }) => !scalars.some(([from, to]) => index >= from && index < to))
    .map(({ index, 0: comment }) => ({ from: index, to: index + comment.trimEnd().length }));
}

const bodyMark = /<!--\s*casebook:\s*check\b/g;

function commentsInBody({ tree, text }: MarkdownDocument): Comment[] {
  // Few documents have such a comment, and visiting every node takes time.
  if (text.search(bodyMark) < 0) return [];
  const found: Comment[] = [];
  for (const { position } of nodesOf(tree, 'html')) {
    const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
    for (const { index } of text.slice(start, end).matchAll(bodyMark)) {
      const close = text.indexOf('-->', start + index);
      // Without an end there is none for the next one either.
      if (close < 0 || close >= end) break;
      found.push({ from: start + index, to: close + '-->'.length });
    }
  }
  return found;
}

/** Offsets of all scalars, inside which `#` starts no comment. A block scalar begins below its indicator. */
function scalarsIn(positions: ValuePositions, text: string): [from: number, to: number][] {
  const parents = new Set(Object.keys(positions).map((pointer) => pointer.slice(0, pointer.lastIndexOf('/'))));
  return Object.entries(positions)
    .filter(([pointer]) => !parents.has(pointer))
    .map(([, { value }]) => {
      const [from, to] = [value.start.offset, value.end.offset];
      const indicator = /^[|>][^\r\n]*/.exec(text.slice(from, to))?.[0].length ?? 0;
      return [from + indicator, to];
    });
}
