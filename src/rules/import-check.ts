import type { ValuePositions } from '../position.ts';
import { defineRule } from '../rule.ts';

export const importCheck = defineRule({
  id: 'import-check',
  severity: 'warn',
  description: 'No `# casebook: check` of an import is left in the frontmatter.',
  reason: 'There the import guessed. Until somebody has compared it with the source, figures are made from a guess.',
  examples: [
    {
      name: 'passes other comments',
      document:
        '---\ntitle: A # checked\n# Imported from a wiki.\nstatus: draft # casebook: checked\nseverity: SEV1#casebook: check\n---\n# casebook: check\n',
      messages: [],
    },
    {
      name: 'passes what looks like one inside of a text',
      document:
        '---\ntitle: "A # casebook: check"\nimpact:\n  summary: |\n    # casebook: check\n    B # casebook: check\n---\n',
      messages: [],
    },
    {
      name: 'warns behind a value, a key, the mark of a block, and on a line alone',
      document:
        '---\ntitle: A # casebook: check\nseverity: # casebook: check\nimpact: >- # casebook: check\n  B\n# casebook: check the zone\ntimezone: UTC\nservices: [a, # casebook: check\n  b]\nlang: en #  casebook:  check  \n---\n',
      messages: [
        '2:10 Unexpected `# casebook: check`, expected what somebody has compared with the source',
        '3:11 Unexpected `# casebook: check`, expected what somebody has compared with the source',
        '4:12 Unexpected `# casebook: check`, expected what somebody has compared with the source',
        '6:1 Unexpected `# casebook: check the zone`, expected what somebody has compared with the source',
        '8:15 Unexpected `# casebook: check`, expected what somebody has compared with the source',
        '10:10 Unexpected `#  casebook:  check`, expected what somebody has compared with the source',
      ],
    },
  ],
  checkDocument(_postmortem, { document, report }) {
    const { frontmatter, text, positionAt } = document;
    if (!frontmatter) return;
    const { position, positions } = frontmatter;
    const texts = textsIn(positions, text);
    const yaml = text.slice(0, position.end.offset);
    for (const { index, 0: comment } of yaml.matchAll(/(?<=^|\s)#[ \t]*casebook:[ \t]*check\b[^\r\n]*/g)) {
      if (texts.some(([from, to]) => index >= from && index < to)) continue;
      const said = comment.trimEnd();
      report({
        reason: `Unexpected \`${said}\`, expected what somebody has compared with the source`,
        note: 'Compare it with the document that was imported, correct it, and remove the comment.',
        position: positionAt(index, index + said.length),
      });
    }
  },
});

/** Where texts stand: in those a `#` begins no comment. That of a block begins below its mark. */
function textsIn(positions: ValuePositions, text: string): [from: number, to: number][] {
  const parents = new Set(Object.keys(positions).map((pointer) => pointer.slice(0, pointer.lastIndexOf('/'))));
  return Object.entries(positions)
    .filter(([pointer]) => !parents.has(pointer))
    .map(([, { value }]) => {
      const [from, to] = [value.start.offset, value.end.offset];
      const mark = /^[|>][^\r\n]*/.exec(text.slice(from, to))?.[0].length ?? 0;
      return [from + mark, to];
    });
}
