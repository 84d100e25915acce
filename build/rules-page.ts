import type { Rule, RuleExample, RuleOption } from '../src/rule.ts';
import { maskSecrets } from '../src/text/secrets.ts';

/** Generate the manual's page about the rules, in Markdown. */
export function rulesPage(rules: readonly Rule[]): string {
  const strict = rules.filter(({ strictInDrafts }) => strictInDrafts).map(({ id }) => `\`${id}\``);
  return `# Rules

<!-- Generated from src/rules/ by \`npm run generate\`. -->

The checks of \`casebook lint\`. Each rule has a default severity, which \`casebook.yaml\` can change:

\`\`\`yaml
rules:
  timeline-gap: off
  timeline-order: warn
\`\`\`

An \`error\` makes \`casebook lint\` exit with 1; \`warn\` and \`info\` never do. In a draft only ${strict.join(' and ')}
report errors; other rules with the default \`error\` only warn, since drafts are written during incidents.
\`casebook lint --max-warnings 0\` also exits with 1 for warnings. A document may [suppress
rules](format.md#suppressing-rules). \`casebook explain <rule>\` prints the section of a rule in the terminal.

| rule | default | requirement |
| --- | --- | --- |
${rules.map(({ id, severity, description }) => `| [\`${id}\`](#${id}) | ${severity} | ${description.replaceAll('|', '\\|')} |`).join('\n')}

${rules.map(section).join('\n\n')}
`;
}

function section(rule: Rule): string {
  const { id, description, reason, options, fix, suggestion, examples } = rule;
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
    suggestion && `\`casebook lint --fix --suggested\`: ${suggestion}`,
    // Masked, so that secret scanners do not report the example.
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
