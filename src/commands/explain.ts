import { styleText } from 'node:util';
import { UserError } from '../errors.ts';
import type { Rule, RuleExample, RuleOption } from '../rule.ts';
import { rules } from '../rules/index.ts';
import { nearest } from '../text/typo.ts';
import type { ExitCode, Io } from '../host/io.ts';

/**
 * Print what a rule checks, why, and an example.
 *
 * @param id Without it, all rules are listed, one per line.
 * @throws {UserError} `RULE_UNKNOWN`, with the most similar id.
 */
export function explain(id: string | undefined, io: Io): ExitCode {
  const bold = (text: string) => (io.stdout.color ? styleText('bold', text, { validateStream: false }) : text);
  if (id === undefined) {
    const width = Math.max(...rules.map((rule) => rule.id.length));
    const lines = rules.map(
      (rule) => `${bold(rule.id.padEnd(width))}  ${rule.severity.padEnd(5)}  ${rule.description}\n`,
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
  io.stdout.write(`${page(rule, bold).join('\n\n')}\n`);
  return 0;
}

/** The documentation of a rule, in paragraphs. */
function page(
  { id, severity, description, reason, options, fix, suggestion, examples }: Rule,
  bold: (text: string) => string,
): string[] {
  const failing = examples.find(({ messages }) => messages.length > 0);
  return [
    `${bold(id)} (${severity})`,
    description,
    reason,
    ...(options ? [`${bold('Options')}\n${Object.entries(options).map(optionLine).join('\n')}`] : []),
    ...(fix === undefined ? [] : [`${bold('casebook lint --fix')}: ${fix}`]),
    ...(suggestion === undefined ? [] : [`${bold('casebook lint --fix --suggested')}: ${suggestion}`]),
    ...(failing ? [exampleOf(failing, bold)] : []),
  ];
}

function optionLine([name, option]: [string, RuleOption]): string {
  const value = option.type === 'array' ? option.default.join(', ') || 'none' : option.default;
  return `  ${name}: ${option.description} Default: ${value}.`;
}

function exampleOf({ document, messages }: RuleExample, bold: (text: string) => string): string {
  const lines = document.trimEnd().split('\n');
  const width = String(lines.length).length;
  const shown = lines.map((line, index) => `  ${String(index + 1).padStart(width)} │ ${line}`.trimEnd());
  return [bold('Example'), ...shown, '', ...messages.map((message) => `  ${message}`)].join('\n');
}
