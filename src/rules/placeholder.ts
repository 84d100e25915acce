import { isReviewable } from '../analysis/status.ts';
import { once } from '../markdown/once.ts';
import { bodyProse, frontmatterProse, type Prose } from '../markdown/prose.ts';
import type { Position } from '../position.ts';
import type { Section } from '../postmortem/postmortem.ts';
import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import { defineRule } from '../rule.ts';
import { declarationAt } from '../schema/subschema.ts';

export const placeholder = defineRule({
  id: 'placeholder',
  severity: 'error',
  description: 'From `in_review` on, no placeholder of the template is left: no `TODO`, no `HH:MM`, no empty section.',
  reason: 'A reviewer cannot tell unfinished text from unknown facts, and later readers never learn what was meant.',
  options: {
    texts: {
      description: 'Further placeholders of your template, in any case.',
      type: 'array',
      items: { type: 'string', minLength: 1 },
      default: [],
    },
  },
  examples: [
    {
      name: 'passes placeholders in a draft',
      document: '---\ntitle: TODO\n---\n# TODO\n\n## Summary\n\n## Timeline\n- HH:MM A\n',
      messages: [],
    },
    {
      name: 'passes a withdrawn postmortem',
      document: inReview('TODO').replace('in_review', 'withdrawn'),
      messages: [],
    },
    {
      name: 'passes custom keys, and reasons for suppressions',
      document: inReview('A').replace('title: A', 'title: A\nx_note: TODO\nignore: [{ rule: task-due, reason: TBD }]'),
      messages: [],
    },
    {
      name: 'passes times and dates with unknown digits, and questions',
      document: inReview('Between 14:?? and ??:?? of 2024-08-??, or ~14:3?. Was it the cache?? It was.'),
      messages: [],
    },
    {
      name: 'passes code, quotations, comments, deleted text, and sentences about TODO notes',
      document: inReview(
        '`TODO` "TBD" ~~TBD~~ <!-- TODO --> [TODO](https://example.org)\n\n> TODO\n\n    HH:MM\n\nWe found a TODO in the source, and TODO comments about todo lists.',
      ),
      messages: [],
    },
    {
      name: 'leaves values that are nothing but a placeholder to `schema`, which knows what they may be',
      document: inReview('A').replace(
        'title: A',
        'title: A\nseverity: TBD\ntimezone: TBD\nduration: { start: YYYY-MM-DD, end: TBD }\ntasks: [{ title: A, due: TBD, status: TODO }]',
      ),
      messages: [],
    },
    {
      name: 'passes a section with subsections, and a title directly above the first section',
      document: inReview('## Lessons\n\n### What went well\n\nA lot.').replace('# A', '# Postmortem\n# Summary'),
      messages: [],
    },
    {
      name: 'passes TODO as the state of a task: alone in a cell of a table of states, or in front of a sentence',
      document: inReview(
        '## Lessons\n\n| Item | Status |\n| --- | --- |\n| A | **DONE** |\n| B | **TODO** |\n\n**DONE**: Ann wrote it down.\n\n**TODO** A probe would have shown it.\n\n### TODO Rotation of logs\n\nNobody owns that yet.\n\n- TODO: Add graphs\n- DONE: Add a limit',
      ),
      messages: [],
    },
    {
      name: 'reports placeholders in the body and in the frontmatter',
      document: inReview(
        'Root cause: **TBD**.\n\n- TODO: add graphs\n\n| Who | ?? |\n| --- | --- |\n| YYYY-MM-DD HH:mm | (???) |',
      ).replace('title: A', 'title: "TODO"\nimpact:\n  summary: >-\n    Sign-ins failed\n    for TBD users'),
      messages: [
        '2:9 Unexpected placeholder `TODO`, expected the actual content',
        '6:9 Unexpected placeholder `TBD`, expected the actual content',
        '11:15 Unexpected placeholder `TBD`, expected the actual content',
        '13:3 Unexpected placeholder `TODO`, expected the actual content',
        '15:9 Unexpected placeholder `??`, expected the actual content',
        '17:3 Unexpected placeholder `YYYY-MM-DD HH:mm`, expected the actual content',
        '17:23 Unexpected placeholder `???`, expected the actual content',
      ],
    },
    {
      name: 'reports empty sections, only the innermost, and sections with only a comment',
      document: inReview(
        '## Lessons\n\n### What went well\n\n<!-- Praise. -->\n\n### What went poorly\n\n---\n\n## Timeline',
      ),
      messages: [
        '9:1 Unexpected empty section `What went well`, expected text below the heading',
        '13:1 Unexpected empty section `What went poorly`, expected text below the heading',
      ],
    },
    {
      name: 'reports an empty section at the top, and a later empty section of level 1',
      document: inReview('# B').replace('# A', '## A'),
      messages: [
        '5:1 Unexpected empty section `A`, expected text below the heading',
        '7:1 Unexpected empty section `B`, expected text below the heading',
      ],
    },
    {
      name: 'leaves a placeholder time at the start of an entry to `timeline-entry`',
      document: inReview('## Timeline\n\n- HH:MM A\n- 14:30 UTC At HH:MM B'),
      messages: ['10:16 Unexpected placeholder `HH:MM`, expected the actual content'],
      notes: ['Write as much of the time as is known: `14:3?`, `14:??`, or only the date.'],
    },
    {
      name: 'reports the texts of a custom template, across line breaks and in any case',
      document: inReview('First describe the\n  impact [in euros].'),
      options: { texts: [' Describe the  impact [in euros]'] },
      messages: ['7:7 Unexpected placeholder `describe the impact [in euros]`, expected the actual content'],
      notes: ['Replace it. If the content is unknown, say so in words.'],
    },
  ],
  checkDocument({ status, sections, timelineHeadings, looseItems }, { document, options, report }) {
    if (!isReviewable(status)) return;
    const attempts = looseItems.flatMap(({ attempt }) => attempt?.position ?? []);
    const patterns = patternsOf(options.texts).filter(({ hint }) => hint.test(document.text));
    // `TODO` beside `DONE` is a state.
    const states = /(?<![\w-])(?:DONE|DOING)(?![\w-])/.test(document.text);
    const prose: (Prose & { pointer?: string })[] =
      patterns.length === 0 ? [] : [...frontmatterProse(document), ...bodyProse(document)];
    for (const { text, offset, pointer } of prose) {
      const matches = patterns.flatMap(({ pattern }) => [...text.matchAll(pattern)]);
      // Finding the declaration of a field takes longer than all patterns.
      if (matches.length === 0 || (pointer !== undefined && isExempt(pointer))) continue;
      for (const match of matches) {
        const start = offset + match.index;
        if (attempts.some((attempt) => covers(attempt, start))) continue;
        if (match[0] === 'TODO' && states && isState(text, match.index, document.text)) continue;
        report({
          reason: `Unexpected placeholder \`${match[0].replaceAll(/\s+/g, ' ')}\`, expected the actual content`,
          note: /hh|yy/i.test(match[0])
            ? 'Write as much of the time as is known: `14:3?`, `14:??`, or only the date.'
            : 'Replace it. If the content is unknown, say so in words.',
          position: document.positionAt(start, start + match[0].length),
        });
      }
    }
    for (const { title, position } of emptySections(sections)) {
      // `timeline-missing` reports an empty timeline.
      if (timelineHeadings.some(({ start }) => start.offset === position.start.offset)) continue;
      report({
        reason: `Unexpected empty section \`${title}\`, expected text below the heading`,
        note: 'Write the section, or remove the heading.',
        position,
      });
    }
  },
});

/** Whether a field belongs to others, or `schema` accepts no placeholder in it: one mistake gets one message. */
function isExempt(pointer: string): boolean {
  if (/^\/(?:x_|ignore\/)/.test(pointer)) return true;
  const { enum: choices, format } = declarationAt(schema, pointer) ?? {};
  return pointer === '/severity' || choices !== undefined || format !== undefined;
}

/** Not `a TODO` and `TODO comments`, which are about code, and not `14:??` and `2024-08-??`, which are partly known times. */
const mark = new RegExp(
  [
    String.raw`(?<![\w-])(?<!\b(?:an?|the|th[ei]se?|that|those|every|each|any|no|old|our|their|its|open)\s)(?:TODO|TBD|TBC|TBA|FIXME)(?![\w-])(?!\s+(?:comment|list|item|app|note|entry|entries)s?\b)`,
    String.raw`(?<!\w)(?:(?:YYYY|yyyy)-(?:MM|mm)-(?:DD|dd)(?:[T ][Hh]{2}:[Mm]{2})?|[Hh]{2}:[Mm]{2})(?!\w)`,
    String.raw`(?<![^\s([{|])\?{2,}(?![\w?:-])`,
  ].join('|'),
  'g',
);

/** Whether `TODO` is all of a cell, or a label in front of a sentence. */
function isState(text: string, index: number, source: string): boolean {
  const before = text.slice(0, index);
  const after = text.slice(index + 'TODO'.length);
  const isCell = /^[\s*_|]*$/.test(before) && /^[\s*_|]*$/.test(after) && source.includes('|');
  return isCell || (/^[\s*_#]*$/.test(before) && /^[\s*_]*:?[\s*_]+\S+ \S/.test(after));
}

interface Pattern {
  pattern: RegExp;
  /** Of a part that every match has: most documents need no search in each of their pieces. */
  hint: RegExp;
}

/** All documents with the same configuration share one array of texts. */
const patternsOf: (texts: readonly string[]) => readonly Pattern[] = once((texts) => [
  { pattern: mark, hint: /TODO|TBD|TBC|TBA|FIXME|YYYY|yyyy|[Hh]{2}:[Mm]{2}|\?\?/ },
  ...texts.map(anywhere),
]);

function anywhere(text: string): Pattern {
  const words = text.trim().split(/\s+/).map(escape);
  return { pattern: new RegExp(words.join(String.raw`\s+`), 'gi'), hint: new RegExp(words[0] ?? '', 'i') };
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function covers({ start, end }: Position, offset: number): boolean {
  return offset >= start.offset && offset < end.offset;
}

/** Empty sections without subsections. A heading of level 1 at the top is the title, which needs no text. */
function emptySections(sections: readonly Section[]): Section[] {
  return sections.filter(({ empty, depth }, index) => {
    const holdsOthers = (sections[index + 1]?.depth ?? 0) > depth;
    return empty && !holdsOthers && !(index === 0 && depth === 1);
  });
}

function inReview(text: string): string {
  return `---\ntitle: A\nstatus: in_review\n---\n# A\n\n${text}\n`;
}
