import { isReviewable } from '../analysis/status.ts';
import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { hasSection, isSummary } from '../analysis/sections.ts';
import type { MarkdownDocument } from '../markdown/parse.ts';
import { defineRule } from '../rule.ts';

export const sectionMissing = defineRule({
  id: 'section-missing',
  severity: 'warn',
  description: 'A write-up has the sections that its readers expect, from `in_review` on; by default a summary.',
  reason:
    'Most readers never come further than the first paragraph. It has to say what happened to whom, and how it ended.',
  options: {
    sections: {
      description:
        'Texts that must each stand in a heading, in any case. Text above the first section is a `summary`, too, and so are `overview`, `abstract`, `synopsis` and `tl;dr`.',
      type: 'array',
      items: { type: 'string', minLength: 1 },
      default: ['summary'],
    },
  },
  examples: [
    { name: 'passes a draft without one', document: '---\ntitle: A\n---\n# A\n', messages: [] },
    { name: 'passes what was withdrawn', document: '---\nstatus: withdrawn\n---\n# A\n', messages: [] },
    {
      name: 'passes a summary under a longer heading, at any depth',
      document: '---\nstatus: in_review\n---\n# A\n## Details\n### **Issue** Summary\nB\n',
      messages: [],
    },
    {
      name: 'passes a summary under another name',
      document: '---\nstatus: in_review\n---\n# A\n## TL;DR\nB\n',
      messages: [],
    },
    {
      name: 'passes text below the title, and text without any heading',
      document: '---\nstatus: in_review\n---\n# A\n\nB\n\n## Timeline\n',
      messages: [],
    },
    {
      name: 'passes text without any heading, and a quotation',
      document: '---\nstatus: in_review\n---\n> B\n',
      messages: [],
    },
    {
      name: 'passes a heading of the first rank that stands alone, or that is not the first',
      document: '---\nstatus: in_review\n---\n# Summary\nB\n',
      messages: [],
    },
    {
      name: 'passes sections that begin without a title',
      document: '---\nstatus: in_review\n---\n## Summary\nB\n## Timeline\nC\n',
      messages: [],
    },
    {
      name: 'warns where words stand only below the first section',
      document: '---\nstatus: in_review\n---\n## Timeline\nB\n',
      messages: ['2:9 Missing section `summary`, expected a heading that contains it'],
    },
    {
      name: 'warns of a write-up without a summary, whatever comments, pictures or contents stand at its top',
      document:
        '---\nstatus: in_review\nimpact: { summary: A }\n---\n# A\n<!-- B -->\n![C](c.png)\n\n- [D](#d)\n\n---\n\n## Timeline\nE\n',
      messages: ['2:9 Missing section `summary`, expected a heading that contains it'],
    },
    {
      name: 'does not take the title for a section',
      document: '---\nstatus: in_review\n---\n# Summary mails are lost\n## Timeline\nA\n',
      messages: ['2:9 Missing section `summary`, expected a heading that contains it'],
    },
    {
      name: 'asks for no English heading in another language',
      document: '---\nstatus: in_review\nlang: de-AT\n---\n# A\n## Zusammenfassung\nB\n',
      messages: [],
    },
    {
      name: 'takes the sections from the configuration',
      document: '---\nstatus: reviewed\n---\n## Summary\nA\n## Root causes\nB\n',
      options: { sections: ['root cause', 'Lessons learned', 'Auswirkung'] },
      messages: [
        '2:9 Missing section `Lessons learned`, expected a heading that contains it',
        '2:9 Missing section `Auswirkung`, expected a heading that contains it',
      ],
      notes: ['Add `## Lessons learned` and what belongs below it.', 'Add `## Auswirkung` and what belongs below it.'],
    },
    {
      name: 'asks for nothing where nothing is asked for',
      document: '---\nstatus: reviewed\n---\n## Timeline\n',
      options: { sections: [] },
      messages: [],
    },
  ],
  checkDocument({ status, lang, positions }, { document, options, report }) {
    if (!isReviewable(status)) return;
    const headings = document.tree.children.filter((node) => node.type === 'heading');
    const title = headings[0]?.depth === 1 && headings.length > 1 ? headings[0] : undefined;
    const outline = {
      lang,
      headings: headings.filter((node) => node !== title).map((node) => toString(node)),
      hasOpening: hasOpening(document, title),
    };
    for (const section of options.sections) {
      if (hasSection(section, outline)) continue;
      report({
        reason: `Missing section \`${section}\`, expected a heading that contains it`,
        note: isSummary(section)
          ? 'Write below the title, in a few sentences, what happened to whom and how it ended.'
          : `Add \`## ${section}\` and what belongs below it.`,
        position: positions['/status']?.value ?? document.positionAt(0, 0),
      });
    }
  },
});

/** Whether prose comes before the first section. Images, comments and lists are not prose. */
function hasOpening({ tree }: MarkdownDocument, title: Heading | undefined): boolean {
  const first = tree.children.findIndex((node) => node.type === 'heading' && node !== title);
  return tree.children
    .slice(0, first < 0 ? undefined : first)
    .some((node) => (node.type === 'paragraph' || node.type === 'blockquote') && toString(node, noAlt).trim() !== '');
}

const noAlt = { includeImageAlt: false, includeHtml: false };
