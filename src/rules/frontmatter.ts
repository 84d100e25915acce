import type { Position } from '../position.ts';
import { defineRule, type Finding } from '../rule.ts';

export const frontmatter = defineRule({
  id: 'frontmatter',
  severity: 'error',
  locked: true,
  strictInDrafts: true,
  runsOnUnreadable: true,
  description:
    'A postmortem begins with frontmatter: a block of YAML between two lines of `---`, a mapping of keys to values.',
  reason: 'All figures come from the frontmatter. Without it the incident has no duration, no impact and no tasks.',
  fix: 'Quotes a value that begins with a sign of YAML such as `@`, `#`, `%` or `*`, or contains `: ` or quotes. Corrects indentation by a space too much or too little, closes quotes and brackets, and adds a missing space after a key.',
  examples: [
    { name: 'passes a mapping', document: '---\ntitle: Sign-ins fail\n---\n', messages: [] },
    {
      name: 'reports a document without frontmatter',
      document: '# Sign-ins fail\n',
      messages: ['1:1 Missing frontmatter, expected `---` on the first line'],
    },
    {
      name: 'reports an unclosed fence',
      document: '---\ntitle: Sign-ins fail\n\n## Timeline\n',
      messages: ['1:1 Missing end of the frontmatter, expected `---` on a line of its own'],
    },
    {
      name: 'reports empty lines above the fence',
      document: '\n \n---\t\ntitle: Sign-ins fail\n---\n',
      messages: ['1:1 Unexpected text above the frontmatter, expected `---` on the first line'],
    },
    {
      name: 'reports a fence alone',
      document: '---',
      messages: ['1:1 Missing end of the frontmatter, expected `---` on a line of its own'],
    },
    {
      name: 'does not mistake a thematic break for a fence',
      document: 'A\n\n---\ntitle: Sign-ins fail\n---\n',
      messages: ['1:1 Missing frontmatter, expected `---` on the first line'],
    },
    {
      name: 'names TOML, which other tools accept as frontmatter',
      document: '+++\ntitle = "Sign-ins fail"\n+++\n\n# Sign-ins fail\n',
      messages: ['1:1 Unexpected TOML between `+++`, expected YAML between `---`'],
      notes: ['Write `---` for `+++`, and `title: Sign-ins fail` for `title = "Sign-ins fail"`.'],
    },
    {
      name: 'reports text instead of a mapping',
      document: '---\nSign-ins fail\n---\n',
      messages: ['2:1 Unexpected text as frontmatter, expected a mapping of keys to values'],
    },
    {
      name: 'reports a list instead of a mapping',
      document: '---\n- Sign-ins fail\n---\n',
      messages: ['2:1 Unexpected list as frontmatter, expected a mapping of keys to values'],
    },
    {
      name: 'reports an empty block',
      document: '---\n---\n',
      messages: ['1:1 Unexpected empty frontmatter, expected a mapping of keys to values'],
    },
    {
      name: 'reports a duplicate key',
      document: '---\ntitle: Sign-ins fail\nstatus: draft\ntitle: Sign-ins are slow\n---\n',
      messages: ['4:1 Unexpected second `title`, expected each key once'],
    },
    {
      name: 'reports a handle without quotes',
      document: '---\ntitle: A\nowner: @dev-team\n---\n',
      messages: ['3:8 Unexpected `@` at the start of a value, expected quotes around it'],
      fixed: '---\ntitle: A\nowner: "@dev-team"\n---\n',
    },
    {
      name: 'reports a colon inside a title',
      document: '---\ntitle: Auth: "sessions" leak # once\nstatus: draft\n---\n',
      messages: ['2:8 Unexpected `: ` inside a value, expected quotes around it'],
      fixed: '---\ntitle: "Auth: \\"sessions\\" leak" # once\nstatus: draft\n---\n',
    },
    {
      name: 'reports all values that need quotes, including those in lists',
      document:
        '---\ntitle: A: b\nauthors:\n  - @alice # on call\n  - bob\ntasks:\n  - title: `c` d\n    owner: @dev-team\n---\n',
      messages: [
        '2:8 Unexpected `: ` inside a value, expected quotes around it',
        '4:5 Unexpected `@` at the start of a value, expected quotes around it',
        '7:12 Unexpected backtick at the start of a value, expected quotes around it',
        '8:12 Unexpected `@` at the start of a value, expected quotes around it',
      ],
      fixed:
        '---\ntitle: "A: b"\nauthors:\n  - "@alice" # on call\n  - bob\ntasks:\n  - title: "`c` d"\n    owner: "@dev-team"\n---\n',
    },
    {
      name: 'reports a handle without quotes in a flow list',
      document: '---\nauthors: [bob, @alice, eve] # three\n---\n',
      messages: ['2:16 Unexpected `@` at the start of a value, expected quotes around it'],
      fixed: '---\nauthors: [bob, "@alice", eve] # three\n---\n',
    },
    {
      name: 'reports a ticket that comments out the closing brace',
      document: '---\ntasks:\n  - { title: A, ticket: #123 }\ntags: [a]\n---\n',
      messages: ['3:25 Unexpected comment `#123` as a value, expected quotes around it'],
      fixed: '---\ntasks:\n  - { title: A, ticket: "#123" }\ntags: [a]\n---\n',
    },
    {
      name: 'reports a tag in a flow list that YAML reads as a comment',
      document: '---\ntags: [#memory, b]\n---\n',
      messages: ['2:8 Unexpected comment `#memory` as a value, expected quotes around it'],
      fixed: '---\ntags: ["#memory", b]\n---\n',
    },
    {
      name: 'quotes a whole list item that has no key',
      document: '---\ncontributing_factors:\n  - Auth: sessions: leak\n---\n',
      messages: ['3:5 Unexpected `: ` inside a value, expected quotes around it'],
      fixed: '---\ncontributing_factors:\n  - "Auth: sessions: leak"\n---\n',
    },
    {
      name: 'quotes all lines of a value with a colon',
      document: '---\nimpact:\n  summary: Auth: sessions\n    "leak"\n---\n',
      messages: ['3:12 Unexpected `: ` inside a value, expected quotes around it'],
      notes: ['Put quotes around all lines of it.'],
      fixed: '---\nimpact:\n  summary: "Auth: sessions\n    \\"leak\\""\n---\n',
    },
    {
      name: 'reports a ticket that YAML reads as a comment, once',
      document: '---\ntasks:\n  - title: A\n    ticket: #123\n---\n',
      messages: ['4:13 Unexpected comment `#123` as a value, expected quotes around it'],
      fixed: '---\ntasks:\n  - title: A\n    ticket: "#123"\n---\n',
    },
    {
      name: 'passes a comment after a value, and below an empty one',
      document: '---\ntitle: A # yes\nseverity: # to be found out\nservices:\n  # none yet\n---\n',
      messages: [],
    },
    {
      name: 'reports other broken YAML once',
      document: '---\ntitle: A\n- b\n- c\n---\n',
      messages: ['3:1 Unexpected YAML: implicit keys need to be on a single line'],
      notes: ['Indent the keys of one mapping alike, and all lines that continue a value more than its key.'],
    },
    {
      name: 'closes quotes and brackets',
      document: '---\ntitle: "A\nstatus: draft # yet\nservices: [a, { b # c\n---\n',
      messages: [
        '2:8 Missing `"`, expected one at the end of the value',
        '4:11 Missing `}]`, expected one at the end of the value',
      ],
      fixed: '---\ntitle: "A"\nstatus: draft # yet\nservices: [a, { b}] # c\n---\n',
    },
    {
      name: 'reports a key and an item that are indented too much or too little',
      document:
        '---\ntitle: A\n status: draft\nauthors:\n  - a\n - b\ntasks:\n  - title: A\n   owner: b\n   due: 2024-08-12\n---\n',
      messages: [
        '3:2 Unexpected indentation of `status`, expected that of `title`',
        '6:2 Unexpected indentation of a list item, expected that of the item above',
        '9:4 Unexpected indentation of `owner`, expected that of `title`',
      ],
      notes: ['Begin it in column 1.', 'Begin it in column 3.', 'Begin it in column 5.'],
      fixed:
        '---\ntitle: A\nstatus: draft\nauthors:\n  - a\n  - b\ntasks:\n  - title: A\n    owner: b\n    due: 2024-08-12\n---\n',
    },
    {
      name: 'names both columns between which a key is',
      document: '---\nimpact:\n  summary: A\n users_affected: 3\n---\n',
      messages: ['4:2 Unexpected indentation of `users_affected`, expected that of `summary` or `impact`'],
      notes: ['Begin it in column 3 or 1.'],
    },
    {
      name: 'reports the second line of a value in the column of the keys',
      document: '---\nimpact: Sign-ins failed and\ncustomers could\nnot pay\ntitle: A\n---\n',
      messages: ['3:1 Unexpected line without a key, expected it indented below `impact`'],
      fixed: '---\nimpact: Sign-ins failed and\n  customers could\n  not pay\ntitle: A\n---\n',
    },
    {
      name: 'does not join lines that are hardly one value',
      document: '---\nkind: incident\nSign-ins fail\ntitle: A\n---\n',
      messages: ['3:1 Unexpected line without a key, expected it indented below `kind`'],
    },
    {
      name: 'quotes text that begins with a sign of YAML, or contains quotes',
      document:
        "---\ntitle: **Sign-ins** fail\nimpact: \"About\" 35%\nroot_cause: 'It's down'\ntags: [a]\nauthors:\n  - %35 # c\n  - [P1] x\n  - !important\n---\n",
      messages: [
        '2:8 Unexpected `*` at the start of a value, expected quotes around it',
        '3:9 Unexpected quotes inside a value, expected quotes around all of it',
        '4:13 Unexpected quotes inside a value, expected quotes around all of it',
        '7:5 Unexpected `%` at the start of a value, expected quotes around it',
        '8:5 Unexpected text after a value in brackets, expected quotes around all of it',
        '9:5 Unexpected `!` at the start of a value, expected quotes around it',
      ],
      fixed:
        '---\ntitle: "**Sign-ins** fail"\nimpact: "\\"About\\" 35%"\nroot_cause: "It\'s down"\ntags: [a]\nauthors:\n  - "%35" # c\n  - "[P1] x"\n  - "!important"\n---\n',
    },
    {
      name: 'does not decide whether `- ` begins a list or a text',
      document: '---\nimpact: - Sign-ins fail\n---\n',
      messages: ['2:9 Unexpected `- ` behind a key, expected a list below the key, or text in quotes'],
      notes: ['Begin the list on the next line, or put quotes around the text.'],
    },
    {
      name: 'reports tabs, and a key without a space behind its colon',
      document: '---\ntitle:Sign-ins fail\ntags:\n\t- a\n\t- b\n---\n',
      messages: [
        '2:1 Missing space after `title:`, expected one before the value',
        '4:1 Unexpected tab as indentation, expected spaces',
      ],
      fixed: '---\ntitle: Sign-ins fail\ntags:\n  - a\n  - b\n---\n',
    },
    {
      name: 'reports an alias once, however deeply it is nested',
      document: '---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n',
      messages: ['3:8 Unexpected YAML alias `*a`, expected the value itself'],
    },
  ],
  checkDocument(_postmortem, { document, report }) {
    const { frontmatter: block, text, positionAt, unreadable } = document;
    if (unreadable) {
      report({ ...unreadable, position: positionAt(0, 0) });
      return;
    }
    if (!block) {
      report(missing(text, positionAt(0, firstLineLength(text))));
      return;
    }
    for (const fault of block.faults) report(fault);
    if (block.faults.some(({ fix }) => !fix)) return;
    const { data, positions, position } = block;
    if (data === undefined) {
      report({
        reason: 'Unexpected empty frontmatter, expected a mapping of keys to values',
        note: 'Begin with `title: ` and a sentence that says what happened to users.',
        position,
      });
    } else if (typeof data !== 'object' || Array.isArray(data)) {
      report({
        reason: `Unexpected ${Array.isArray(data) ? 'list' : 'text'} as frontmatter, expected a mapping of keys to values`,
        note: 'Begin each line with a key and a colon, as in `title: Sign-ins fail`.',
        position: positions['']?.value ?? position,
      });
    }
  },
});

function missing(text: string, position: Position): Finding {
  if (/^---[ \t]*(?:\r?\n|$)/.test(text)) {
    return {
      reason: 'Missing end of the frontmatter, expected `---` on a line of its own',
      note: 'Close the block with `---` where the YAML ends.',
      position,
    };
  }
  if (/^\s+---[ \t]*\r?\n/.test(text)) {
    return {
      reason: 'Unexpected text above the frontmatter, expected `---` on the first line',
      note: 'Remove everything above `---`, including empty lines.',
      position,
    };
  }
  if (/^\+\+\+[ \t]*(?:\r?\n|$)/.test(text)) {
    return {
      reason: 'Unexpected TOML between `+++`, expected YAML between `---`',
      note: 'Write `---` for `+++`, and `title: Sign-ins fail` for `title = "Sign-ins fail"`.',
      position,
    };
  }
  return {
    reason: 'Missing frontmatter, expected `---` on the first line',
    note: 'Begin the file with `---`, a `title:` line, and `---` again.',
    position,
  };
}

function firstLineLength(text: string): number {
  return /^[^\r\n]*/.exec(text)?.[0].length ?? 0;
}
