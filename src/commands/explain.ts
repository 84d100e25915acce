import { styleText } from 'node:util';
import { resolveOptions } from '../analysis/rule-options.ts';
import { loadConfig, type Configuration } from '../config/config.ts';
import { originOf, originOfSeverity } from '../config/origin.ts';
import { UserError } from '../errors.ts';
import type { Rule, RuleExample } from '../rule.ts';
import { rules } from '../rules/index.ts';
import { nearest } from '../text/typo.ts';
import type { ExitCode, Io } from '../host/io.ts';

/**
 * Print what a rule checks, why, an example, and what the configuration says of it.
 *
 * @param id Without it, all rules are listed, one per line.
 * @throws {UserError} `RULE_UNKNOWN`, with the most similar id.
 */
export async function explain(id: string | undefined, io: Io): Promise<ExitCode> {
  const bold = (text: string) => (io.stdout.color ? styleText('bold', text, { validateStream: false }) : text);
  const configuration = await loadConfig(io.cwd);
  if (id === undefined) {
    const width = Math.max(...rules.map((rule) => rule.id.length));
    const lines = rules.map(
      (rule) => `${bold(rule.id.padEnd(width))}  ${severityOf(rule, configuration).padEnd(5)}  ${rule.description}\n`,
    );
    io.stdout.write(lines.join(''));
    return 0;
  }
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) {
    const known = nearest(
      id,
      rules.map((candidate) => candidate.id),
    );
    const hint = known === undefined ? 'casebook explain lists all rules' : `did you mean ${known}?`;
    throw new UserError('RULE_UNKNOWN', `Unknown rule ${id}; ${hint}`);
  }
  io.stdout.write(`${page(rule, configuration, bold).join('\n\n')}\n`);
  return 0;
}

/** The documentation of a rule, in paragraphs. */
function page(rule: Rule, configuration: Configuration, bold: (text: string) => string): string[] {
  const { id, severity, description, reason, options, fix, suggestion, examples } = rule;
  const configured = severityOf(rule, configuration);
  const failing = examples.find(({ messages }) => messages.length > 0);
  return [
    `${bold(id)} (${configured}${configured === severity ? '' : `, by default ${severity}: ${originOfSeverity(configuration, id)}`})`,
    description,
    reason,
    ...(options
      ? [
          `${bold('Options')}\n${Object.keys(options)
            .map((name) => optionLine(name, rule, configuration))
            .join('\n')}`,
        ]
      : []),
    ...(fix === undefined ? [] : [`${bold('casebook lint --fix')}: ${fix}`]),
    ...(suggestion === undefined ? [] : [`${bold('casebook lint --fix --suggested')}: ${suggestion}`]),
    ...(failing ? [exampleOf(failing, bold)] : []),
  ];
}

function severityOf({ id, severity }: Rule, { settings }: Configuration): string {
  return settings.rules[id]?.severity ?? severity;
}

function optionLine(name: string, rule: Rule, configuration: Configuration): string {
  const option = rule.options?.[name];
  if (!option) return '';
  const value = resolveOptions(rule, configuration.settings)[name];
  const origin = originOf(configuration, ['rules', rule.id, name]);
  const here = origin === 'default' ? '' : ` Here: ${valueText(value)} (${origin}).`;
  return `  ${name}: ${option.description} Default: ${valueText(option.default)}.${here}`;
}

function valueText(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value);
}

function exampleOf({ document, messages }: RuleExample, bold: (text: string) => string): string {
  const lines = document.trimEnd().split('\n');
  const width = String(lines.length).length;
  const shown = lines.map((line, index) => `  ${String(index + 1).padStart(width)} │ ${line}`.trimEnd());
  return [bold('Example'), ...shown, '', ...messages.map((message) => `  ${message}`)].join('\n');
}
