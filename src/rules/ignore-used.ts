import { defineRule, type Finding, type Suppression } from '../rule.ts';
import { nearest } from '../text/typo.ts';

export const ignoreUsed = defineRule({
  id: 'ignore-used',
  severity: 'warn',
  locked: true,
  description:
    'Whatever a document switches off is a rule that has something to say there, may be switched off, and is so for a reason.',
  reason:
    'A switch-off that is no longer needed hides the next mistake, and one that nobody explained cannot be taken back by anybody.',
  fix: 'Removes a switch-off that switches nothing off, or may not.',
  examples: [
    {
      name: 'passes a comment inside an entry that takes a message away',
      document: inReview(
        '- 14:30 A',
        '- 14:20 B <!-- casebook ignore timeline-order: the clock of the host was wrong -->',
      ),
      messages: [],
    },
    {
      name: 'passes an entry of the frontmatter that takes a message away',
      document: inReview('- 14:30 A', '- 14:20 B').replace(
        'title: A\n',
        'title: A\nignore: [{ rule: timeline-order, reason: The clock of the host was wrong }]\n',
      ),
      messages: [],
    },
    {
      name: 'warns of a comment that takes no message away',
      document: inReview('- 14:20 A', '- 14:30 B <!-- casebook ignore timeline-order: two clocks -->'),
      messages: ['7:32 Unexpected switch-off of `timeline-order`, expected something to switch off'],
      notes: [
        'Remove it, or write it right above the block, or into the entry, that the rule has something to say about.',
      ],
      fixed: inReview('- 14:20 A', '- 14:30 B'),
    },
    {
      name: 'warns of an entry of the frontmatter that takes no message away',
      document: inReview('- 14:20 A', '- 14:30 B').replace(
        'title: A\n',
        'title: A\nignore:\n  - rule: timeline-order\n    reason: Two clocks\n',
      ),
      messages: ['4:11 Unexpected switch-off of `timeline-order`, expected something to switch off'],
      notes: ['Remove it: the rule has nothing to say about this document.'],
      fixed: inReview('- 14:20 A', '- 14:30 B'),
    },
    {
      name: 'says nothing yet about those of a draft',
      document: inReview('- 14:20 A', '- 14:30 B <!-- casebook ignore timeline-gap: vendor -->').replace(
        'in_review',
        'draft',
      ),
      messages: [],
    },
    {
      name: 'warns of a rule that does not exist, with the nearest',
      document: inReview('- 14:20 A', '- 14:30 B <!-- casebook ignore timeline-ordre, gap: two clocks -->'),
      messages: [
        '7:32 Unexpected rule `timeline-ordre`, expected `timeline-order`',
        '7:48 Unexpected rule `gap`, expected the id of a rule',
      ],
    },
    {
      name: 'warns of a rule that cannot be switched off',
      document: inReview('- 14:20 A', '<!-- casebook ignore schema: legacy -->', '', '## Tasks'),
      messages: ['7:22 Unexpected switch-off of `schema`, expected a rule that documents may switch off'],
      fixed: inReview('- 14:20 A', '', '## Tasks'),
    },
    {
      name: 'warns of a missing reason, without which nothing is switched off',
      document: inReview('- 14:20 A', '<!-- casebook ignore timeline-gap -->', '', 'A'),
      messages: ['7:22 Missing reason to switch `timeline-gap` off, expected it behind a colon'],
      notes: ['Without one nothing is switched off. Write `<!-- casebook ignore timeline-gap: reason -->`.'],
    },
    {
      name: 'warns of a reason in the frontmatter that is blank',
      document: inReview('- 14:30 A', '- 14:20 B').replace(
        'title: A\n',
        'title: A\nignore: [{ rule: timeline-order, reason: " " }]\n',
      ),
      messages: ['3:18 Missing reason to switch `timeline-order` off, expected it under `reason`'],
    },
    {
      name: 'warns of a comment that names no rule',
      document: inReview('- 14:20 A', '<!-- casebook ignore: legacy -->', '', 'A'),
      messages: ['7:1 Missing rule to switch off, expected its id'],
    },
    {
      name: 'leaves comments in code alone',
      document: inReview(
        '- 14:20 A',
        '',
        '`<!-- casebook ignore gap: a -->`',
        '',
        '    <!-- casebook ignore gap: a -->',
      ),
      messages: [],
    },
  ],
  checkSuppressions(suppressions, { ruleIds, report }) {
    for (const suppression of suppressions) {
      const { position, removal } = suppression;
      const said = explain(suppression, ruleIds);
      if (said) report({ ...said, position, ...(isUseless(suppression) && { fix: removal }) });
    }
  },
});

/** What is misspelt or not explained yet may well be meant. */
function isUseless({ outcome }: Suppression): boolean {
  return outcome === 'unused' || outcome === 'locked';
}

function explain(
  { rule, outcome, inFrontmatter }: Suppression,
  ruleIds: readonly string[],
): Omit<Finding, 'position'> | undefined {
  switch (outcome) {
    case 'unused':
      return {
        reason: `Unexpected switch-off of \`${rule}\`, expected something to switch off`,
        note: inFrontmatter
          ? 'Remove it: the rule has nothing to say about this document.'
          : 'Remove it, or write it right above the block, or into the entry, that the rule has something to say about.',
      };
    case 'locked':
      return {
        reason: `Unexpected switch-off of \`${rule}\`, expected a rule that documents may switch off`,
        note: 'Remove it, and mend what the rule says.',
      };
    case 'unknown': {
      const known = nearest(rule, ruleIds);
      return {
        reason: `Unexpected rule \`${rule}\`, expected ${known === undefined ? 'the id of a rule' : `\`${known}\``}`,
        note: '`casebook explain` lists the rules.',
        expected: known,
      };
    }
    case 'unexplained':
      return rule === ''
        ? {
            reason: 'Missing rule to switch off, expected its id',
            note: 'Write `<!-- casebook ignore rule-id: reason -->`.',
          }
        : {
            reason: `Missing reason to switch \`${rule}\` off, expected it ${inFrontmatter ? 'under `reason`' : 'behind a colon'}`,
            note: `Without one nothing is switched off.${inFrontmatter ? '' : ` Write \`<!-- casebook ignore ${rule}: reason -->\`.`}`,
          };
    default:
      return undefined;
  }
}

function inReview(...lines: string[]): string {
  return `---\ntitle: A\nstatus: in_review\n---\n## Timeline 2024-08-10\n${lines.map((line) => `${line}\n`).join('')}`;
}
