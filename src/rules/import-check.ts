import type { ValuePositions } from '../position.ts';
import { defineRule } from '../rule.ts';

export const importCheck = defineRule({
  id: 'import-check',
  severity: 'warn',
  description: 'No comment `# casebook: check` is left in the frontmatter.',
  reason:
    'An importer adds this comment to values that it guessed. Until they are compared with the source, figures are based on guesses.',
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
  ],
  checkDocument(_postmortem, { document, report }) {
    const { frontmatter, text, positionAt } = document;
    if (!frontmatter) return;
    const { position, positions } = frontmatter;
    const scalars = scalarsIn(positions, text);
    const yaml = text.slice(0, position.end.offset);
    for (const { index, 0: comment } of yaml.matchAll(/(?<=^|\s)#[ \t]*casebook:[ \t]*check\b[^\r\n]*/g)) {
      if (scalars.some(([from, to]) => index >= from && index < to)) continue;
      const written = comment.trimEnd();
      report({
        reason: `Unexpected \`${written}\`, expected a value that was compared with the source`,
        note: 'Compare the value with the imported document, correct it, then remove the comment.',
        position: positionAt(index, index + written.length),
      });
    }
  },
});

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
