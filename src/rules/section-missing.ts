import { isReviewable } from '../analysis/status.ts';
import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { hasSection, isSummary } from '../analysis/sections.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import { defineRule } from '../rule.ts';

export const sectionMissing = defineRule({
  id: 'section-missing',
  severity: 'warn',
  description: 'From `in_review` on, a postmortem has the configured sections; by default a summary.',
  reason:
    'Most readers stop after the first paragraph. It has to say what happened, who was affected, and how it ended.',
  options: {
    sections: {
      description:
        'Texts that must each appear in a heading, in any case. For `summary`, text above the first section also counts, and so do headings such as `overview`, `abstract`, `tl;dr`, `what happened` and `background`.',
      type: 'array',
      items: { type: 'string', minLength: 1 },
      default: ['summary'],
    },
  },
  examples: [
    { name: 'passes a draft without a summary', document: '---\ntitle: A\n---\n# A\n', messages: [] },
    { name: 'passes a withdrawn postmortem', document: '---\nstatus: withdrawn\n---\n# A\n', messages: [] },
    {
      name: 'passes a summary under a longer heading, at any level',
      document: '---\nstatus: in_review\n---\n# A\n## Details\n### **Issue** Summary\nB\n',
      messages: [],
    },
    {
      name: 'passes a summary under another name',
      document: '---\nstatus: in_review\n---\n# A\n## TL;DR\nB\n',
      messages: [],
    },
    {
      name: 'passes a summary under a heading that asks for it',
      document: '---\nstatus: in_review\n---\n# A\n## What Happened?\nB\n## Timeline\nC\n',
      messages: [],
    },
    {
      name: 'passes text below the title',
      document: '---\nstatus: in_review\n---\n# A\n\nB\n\n## Timeline\n',
      messages: [],
    },
    {
      name: 'passes a quotation without any heading',
      document: '---\nstatus: in_review\n---\n> B\n',
      messages: [],
    },
    {
      name: 'passes a summary under the only heading',
      document: '---\nstatus: in_review\n---\n# Summary\nB\n',
      messages: [],
    },
    {
      name: 'passes sections without a title',
      document: '---\nstatus: in_review\n---\n## Summary\nB\n## Timeline\nC\n',
      messages: [],
    },
    {
      name: 'warns if there is text only below other headings',
      document: '---\nstatus: in_review\n---\n## Timeline\nB\n',
      messages: ['2:9 Missing section `summary`, expected a heading that contains it'],
    },
    {
      name: 'warns if there are only comments, images and a table of contents above the first section',
      document:
        '---\nstatus: in_review\nimpact: { summary: A }\n---\n# A\n<!-- B -->\n![C](c.png)\n\n- [D](#d)\n\n---\n\n## Timeline\nE\n',
      messages: ['2:9 Missing section `summary`, expected a heading that contains it'],
    },
    {
      name: 'does not count the title as a section',
      document: '---\nstatus: in_review\n---\n# Summary mails are lost\n## Timeline\nA\n',
      messages: ['2:9 Missing section `summary`, expected a heading that contains it'],
    },
    {
      name: 'requires no English heading in another language',
      document: '---\nstatus: in_review\nlang: de-AT\n---\n# A\n## Zusammenfassung\nB\n',
      messages: [],
    },
    {
      name: 'requires the sections of the configuration',
      document: '---\nstatus: reviewed\n---\n## Summary\nA\n## Root causes\nB\n',
      options: { sections: ['root cause', 'Lessons learned', 'Auswirkung'] },
      messages: [
        '2:9 Missing section `Lessons learned`, expected a heading that contains it',
        '2:9 Missing section `Auswirkung`, expected a heading that contains it',
      ],
      notes: ['Add the heading `## Lessons learned` and its text.', 'Add the heading `## Auswirkung` and its text.'],
    },
    {
      name: 'requires nothing if no sections are configured',
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
          ? 'Below the title, write in a few sentences what happened, who was affected, and how it ended.'
          : `Add the heading \`## ${section}\` and its text.`,
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
