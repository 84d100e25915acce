import { isReviewable } from '../analysis/status.ts';
import { bodyProse, frontmatterProse } from '../markdown/prose.ts';
import type { Position } from '../position.ts';
import type { Section } from '../postmortem/postmortem.ts';
import { defineRule } from '../rule.ts';

export const placeholder = defineRule({
  id: 'placeholder',
  severity: 'error',
  description: 'Nothing is left of the template: no `TODO`, no `HH:MM`, no empty section, from `in_review` on.',
  reason: 'A reviewer cannot tell what is still to come from what nobody knows, and a later reader never learns it.',
  options: {
    texts: {
      description: 'What else stands in your template until somebody writes what is meant, in any case.',
      type: 'array',
      items: { type: 'string', minLength: 1 },
      default: [],
    },
  },
  examples: [
    {
      name: 'passes a draft with everything to be done',
      document: '---\ntitle: TODO\n---\n# TODO\n\n## Summary\n\n## Timeline\n- HH:MM A\n',
      messages: [],
    },
    { name: 'passes what was withdrawn', document: inReview('TODO').replace('in_review', 'withdrawn'), messages: [] },
    {
      name: 'passes keys of your own, and reasons to switch a rule off',
      document: inReview('A').replace('title: A', 'title: A\nx_note: TODO\nignore: [{ rule: task-due, reason: TBD }]'),
      messages: [],
    },
    {
      name: 'passes what is not known to the hour or the day, and questions',
      document: inReview('Between 14:?? and ??:?? of 2024-08-??, or ~14:3?. Was it the cache?? It was.'),
      messages: [],
    },
    {
      name: 'passes code, quotations, comments, what is struck out and what is about such notes',
      document: inReview(
        '`TODO` "TBD" ~~TBD~~ <!-- TODO --> [TODO](https://example.org)\n\n> TODO\n\n    HH:MM\n\nWe found a TODO in the source, and TODO comments about todo lists.',
      ),
      messages: [],
    },
    {
      name: 'passes a section that holds others, and a title with the first section below it',
      document: inReview('## Lessons\n\n### What went well\n\nA lot.').replace('# A', '# Postmortem\n# Summary'),
      messages: [],
    },
    {
      name: 'reports marks in the body and in the frontmatter',
      document: inReview(
        'Root cause: **TBD**.\n\n- TODO: add graphs\n\n| Who | ?? |\n| --- | --- |\n| YYYY-MM-DD HH:mm | (???) |',
      ).replace('title: A', 'title: "TODO"\nimpact:\n  summary: >-\n    Sign-ins failed\n    for TBD users'),
      messages: [
        '2:9 Unexpected placeholder `TODO`, expected what it stands for',
        '6:9 Unexpected placeholder `TBD`, expected what it stands for',
        '11:15 Unexpected placeholder `TBD`, expected what it stands for',
        '13:3 Unexpected placeholder `TODO`, expected what it stands for',
        '15:9 Unexpected placeholder `??`, expected what it stands for',
        '17:3 Unexpected placeholder `YYYY-MM-DD HH:mm`, expected what it stands for',
        '17:23 Unexpected placeholder `???`, expected what it stands for',
      ],
    },
    {
      name: 'reports empty sections, the innermost only, and what a comment is alone in',
      document: inReview(
        '## Lessons\n\n### What went well\n\n<!-- Praise. -->\n\n### What went poorly\n\n---\n\n## Timeline',
      ),
      messages: [
        '9:1 Unexpected empty section `What went well`, expected text below the heading',
        '13:1 Unexpected empty section `What went poorly`, expected text below the heading',
      ],
    },
    {
      name: 'reports an empty section at the top, and one of the first rank further down',
      document: inReview('# B').replace('# A', '## A'),
      messages: [
        '5:1 Unexpected empty section `A`, expected text below the heading',
        '7:1 Unexpected empty section `B`, expected text below the heading',
      ],
    },
    {
      name: 'leaves a time of the template at the head of an entry to the rule about entries',
      document: inReview('## Timeline\n\n- HH:MM A\n- 14:30 UTC At HH:MM B'),
      messages: ['10:16 Unexpected placeholder `HH:MM`, expected what it stands for'],
      notes: ['Write as much of the time as is known: `14:3?`, `14:??`, or the date alone.'],
    },
    {
      name: 'reports the texts of the team’s own template, over line ends and whatever their case',
      document: inReview('First describe the\n  impact [in euros].'),
      options: { texts: [' Describe the  impact [in euros]'] },
      messages: ['7:7 Unexpected placeholder `describe the impact [in euros]`, expected what it stands for'],
      notes: ['Write what is meant; where nobody can know it, say so in words.'],
    },
  ],
  checkDocument({ status, sections, timelineHeadings, looseItems }, { document, options, report }) {
    if (!isReviewable(status)) return;
    const attempts = looseItems.flatMap(({ attempt }) => attempt?.position ?? []);
    const patterns = patternsOf(options.texts);
    const said = frontmatterProse(document).filter(({ pointer }) => !/^\/(?:x_|ignore\/)/.test(pointer));
    for (const { text, offset } of [...said, ...bodyProse(document)]) {
      for (const match of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
        const start = offset + match.index;
        if (attempts.some((attempt) => covers(attempt, start))) continue;
        report({
          reason: `Unexpected placeholder \`${match[0].replaceAll(/\s+/g, ' ')}\`, expected what it stands for`,
          note: /hh|yy/i.test(match[0])
            ? 'Write as much of the time as is known: `14:3?`, `14:??`, or the date alone.'
            : 'Write what is meant; where nobody can know it, say so in words.',
          position: document.positionAt(start, start + match[0].length),
        });
      }
    }
    for (const { title, position } of emptySections(sections)) {
      // An empty timeline has a rule of its own.
      if (timelineHeadings.some(({ start }) => start.offset === position.start.offset)) continue;
      report({
        reason: `Unexpected empty section \`${title}\`, expected text below the heading`,
        note: 'Write what there is to say, or remove the heading.',
        position,
      });
    }
  },
});

/** `a TODO` and `TODO comments` are what was found in a program; `14:??` and `2024-08-??` are as much as is known. */
const mark = new RegExp(
  [
    String.raw`(?<![\w-])(?<!\b(?:an?|the|th[ei]se?|that|those|every|each|any|no|old|our|their|its|open)\s)(?:TODO|TBD|TBC|TBA|FIXME)(?![\w-])(?!\s+(?:comment|list|item|app|note|entry|entries)s?\b)`,
    String.raw`(?<!\w)(?:(?:YYYY|yyyy)-(?:MM|mm)-(?:DD|dd)(?:[T ][Hh]{2}:[Mm]{2})?|[Hh]{2}:[Mm]{2})(?!\w)`,
    String.raw`(?<![^\s([{|])\?{2,}(?![\w?:-])`,
  ].join('|'),
  'g',
);

/** The texts of a configuration are the same for every document that it holds for. */
const compiled = new WeakMap<readonly string[], readonly RegExp[]>();

function patternsOf(texts: readonly string[]): readonly RegExp[] {
  const known = compiled.get(texts) ?? [mark, ...texts.map(anywhere)];
  compiled.set(texts, known);
  return known;
}

function anywhere(text: string): RegExp {
  return new RegExp(
    text
      .trim()
      .split(/\s+/)
      .map(escape)
      .join(String.raw`\s+`),
    'gi',
  );
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function covers({ start, end }: Position, offset: number): boolean {
  return offset >= start.offset && offset < end.offset;
}

/** The innermost. A heading of the first rank above all others is the title, and nobody owes it a text. */
function emptySections(sections: readonly Section[]): Section[] {
  return sections.filter(({ empty, depth }, index) => {
    const holdsOthers = (sections[index + 1]?.depth ?? 0) > depth;
    return empty && !holdsOthers && !(index === 0 && depth === 1);
  });
}

function inReview(text: string): string {
  return `---\ntitle: A\nstatus: in_review\n---\n# A\n\n${text}\n`;
}
