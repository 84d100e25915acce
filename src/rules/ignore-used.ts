import { defineRule, type Finding, type Suppression } from '../rule.ts';
import { nearest } from '../text/typo.ts';

export const ignoreUsed = defineRule({
  id: 'ignore-used',
  severity: 'warn',
  locked: true,
  description: 'Every suppression names a rule that reports something there and can be suppressed, and gives a reason.',
  reason:
    'A suppression that is no longer needed hides the next mistake, and without a reason, the reader cannot tell whether it is still needed.',
  fix: 'Removes a suppression that has no effect.',
  examples: [
    {
      name: 'passes a comment inside an entry that suppresses a message',
      document: inReview(
        '- 14:30 A',
        '- 14:20 B <!-- casebook ignore timeline-order: the clock of the host was wrong -->',
      ),
      messages: [],
    },
    {
      name: 'passes an entry of the frontmatter that suppresses a message',
      document: inReview('- 14:30 A', '- 14:20 B').replace(
        'title: A\n',
        'title: A\nignore: [{ rule: timeline-order, reason: The clock of the host was wrong }]\n',
      ),
      messages: [],
    },
    {
      name: 'warns about a comment that suppresses nothing',
      document: inReview('- 14:20 A', '- 14:30 B <!-- casebook ignore timeline-order: two clocks -->'),
      messages: ['7:32 Unexpected suppression of `timeline-order`, expected a message to suppress'],
      notes: ['Remove it, or move it into the entry or directly above the block that the rule reports.'],
      fixed: inReview('- 14:20 A', '- 14:30 B'),
    },
    {
      name: 'warns about an entry of the frontmatter that suppresses nothing',
      document: inReview('- 14:20 A', '- 14:30 B').replace(
        'title: A\n',
        'title: A\nignore:\n  - rule: timeline-order\n    reason: Two clocks\n',
      ),
      messages: ['4:11 Unexpected suppression of `timeline-order`, expected a message to suppress'],
      notes: ['Remove it: the rule reports nothing in this document.'],
      fixed: inReview('- 14:20 A', '- 14:30 B'),
    },
    {
      name: 'passes an unused suppression in a draft, which may still need it',
      document: inReview('- 14:20 A', '- 14:30 B <!-- casebook ignore timeline-gap: vendor -->').replace(
        'in_review',
        'draft',
      ),
      messages: [],
    },
    {
      name: 'warns about a rule that does not exist, and suggests the nearest',
      document: inReview('- 14:20 A', '- 14:30 B <!-- casebook ignore timeline-ordre, gap: two clocks -->'),
      messages: [
        '7:32 Unexpected rule `timeline-ordre`, expected `timeline-order`',
        '7:48 Unexpected rule `gap`, expected the id of a rule',
      ],
    },
    {
      name: 'warns about a rule that cannot be suppressed',
      document: inReview('- 14:20 A', '<!-- casebook ignore schema: legacy -->', '', '## Tasks'),
      messages: ['7:22 Unexpected suppression of `schema`, expected a rule that can be suppressed'],
      fixed: inReview('- 14:20 A', '', '## Tasks'),
    },
    {
      name: 'warns about a missing reason',
      document: inReview('- 14:20 A', '<!-- casebook ignore timeline-gap -->', '', 'A'),
      messages: ['7:22 Missing reason to suppress `timeline-gap`, expected it after a colon'],
      notes: [
        'Write `<!-- casebook ignore timeline-gap: reason -->`. Without a reason, the suppression has no effect.',
      ],
    },
    {
      name: 'warns about a blank reason in the frontmatter',
      document: inReview('- 14:30 A', '- 14:20 B').replace(
        'title: A\n',
        'title: A\nignore: [{ rule: timeline-order, reason: " " }]\n',
      ),
      messages: ['3:18 Missing reason to suppress `timeline-order`, expected it under `reason`'],
    },
    {
      name: 'warns about a comment without a rule',
      document: inReview('- 14:20 A', '<!-- casebook ignore: legacy -->', '', 'A'),
      messages: ['7:1 Missing rule to suppress, expected its id'],
    },
    {
      name: 'ignores comments in code',
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
      const described = describe(suppression, ruleIds);
      if (described) report({ ...described, position, ...(isRemovable(suppression) && { fix: removal }) });
    }
  },
});

/** A misspelled rule or a missing reason can still be corrected. */
function isRemovable({ outcome }: Suppression): boolean {
  return outcome === 'unused' || outcome === 'locked';
}

function describe(
  { rule, outcome, inFrontmatter }: Suppression,
  ruleIds: readonly string[],
): Omit<Finding, 'position'> | undefined {
  switch (outcome) {
    case 'unused':
      return {
        reason: `Unexpected suppression of \`${rule}\`, expected a message to suppress`,
        note: inFrontmatter
          ? 'Remove it: the rule reports nothing in this document.'
          : 'Remove it, or move it into the entry or directly above the block that the rule reports.',
      };
    case 'locked':
      return {
        reason: `Unexpected suppression of \`${rule}\`, expected a rule that can be suppressed`,
        note: 'Remove it, and fix what the rule reports.',
      };
    case 'unknown': {
      const known = nearest(rule, ruleIds);
      return {
        reason: `Unexpected rule \`${rule}\`, expected ${known === undefined ? 'the id of a rule' : `\`${known}\``}`,
        note: 'Run `casebook explain` for the list of rules.',
        expected: known,
      };
    }
    case 'unexplained':
      return rule === ''
        ? {
            reason: 'Missing rule to suppress, expected its id',
            note: 'Write `<!-- casebook ignore rule-id: reason -->`.',
          }
        : {
            reason: `Missing reason to suppress \`${rule}\`, expected it ${inFrontmatter ? 'under `reason`' : 'after a colon'}`,
            note: `${inFrontmatter ? 'Write one' : `Write \`<!-- casebook ignore ${rule}: reason -->\``}. Without a reason, the suppression has no effect.`,
          };
    default:
      return undefined;
  }
}

function inReview(...lines: string[]): string {
  return `---\ntitle: A\nstatus: in_review\n---\n## Timeline 2024-08-10\n${lines.map((line) => `${line}\n`).join('')}`;
}
