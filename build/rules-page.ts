import type { Rule, RuleExample, RuleOption } from '../src/rule.ts';
import { maskSecrets } from '../src/text/secrets.ts';

/** The manual's page on the rules, in Markdown, from what each rule says of itself. */
export function rulesPage(rules: readonly Rule[]): string {
  const strict = rules.filter(({ strictInDrafts }) => strictInDrafts).map(({ id }) => `\`${id}\``);
  return `# Rules

<!-- Made from src/rules/ by \`npm run generate\`. -->

What \`casebook lint\` checks. A message weighs as much as its rule says here, or as \`casebook.yaml\` says:

\`\`\`yaml
rules:
  timeline-gap: off
  timeline-order: warn
\`\`\`

An \`error\` makes \`casebook lint\` exit with 1; \`warn\` and \`info\` never do. In a draft only ${strict.join(' and ')}
are errors; what else is an error by default is a warning there, since drafts are written during incidents.
\`casebook lint --max-warnings 0\` exits with 1 for warnings, too. A document may [switch rules
off](format.md#suppressing-rules), and \`casebook explain\` says in a terminal what stands here.

| rule | default | says |
| --- | --- | --- |
${rules.map(({ id, severity, description }) => `| [\`${id}\`](#${id}) | ${severity} | ${description.replaceAll('|', '\\|')} |`).join('\n')}

${rules.map(section).join('\n\n')}
`;
}

function section(rule: Rule): string {
  const { id, description, reason, options, fix, examples } = rule;
  const failing = examples.find(({ messages }) => messages.length > 0);
  return [
    `## ${id}`,
    `${description} ${facts(rule).join(' ')}`,
    reason,
    options &&
      ['| option | meaning | default |', '| --- | --- | --- |']
        .concat(
          Object.entries(options).map(
            ([name, option]) => `| \`${name}\` | ${option.description} | ${optionText(option)} |`,
          ),
        )
        .join('\n'),
    fix && `\`casebook lint --fix\`: ${fix}`,
    // A scanner would take the example of a secret for one.
    failing && maskSecrets(example(failing)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function facts({ severity, strictInDrafts, locked }: Rule): string[] {
  return [
    `Default: \`${severity}\`${strictInDrafts ? ', in drafts too' : ''}.`,
    ...(locked ? ['Cannot be suppressed.'] : []),
  ];
}

function example({ path, document, messages }: RuleExample): string {
  const file = path === undefined ? '' : `${path}:`;
  const shown = messages.map((message) => message.replace(/^(\d+):(\d+) (?:(?:info|warn) )?/, `${file}$1:$2  `));
  return `\`\`\`\`md\n${document.trimEnd()}\n\`\`\`\`\n\n\`\`\`text\n${shown.join('\n')}\n\`\`\``;
}

function optionText(option: RuleOption): string {
  if (option.type !== 'array') return String(option.default);
  return option.default.length > 0 ? option.default.map((text) => `\`${text}\``).join(', ') : 'none';
}
