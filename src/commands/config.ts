import { Document, isCollection, isNode, type Node } from 'yaml';
import schema from '../../schema/config.schema.json' with { type: 'json' };
import { toCamelCase, toSnakeCase } from '../config/key-case.ts';
import { resolveOptions } from '../analysis/rule-options.ts';
import { loadConfig, type Configuration } from '../config/config.ts';
import { originOf, originOfSeverity } from '../config/origin.ts';
import type { Rule } from '../rule.ts';
import { rules } from '../rules/index.ts';
import type { RuleSettings, Settings } from '../settings.ts';
import { plainLines } from '../text/plain-text.ts';
import type { ExitCode, Io } from '../host/io.ts';

/** Print the effective configuration as YAML: each value with the line that sets it, or `default`. */
export async function config(io: Io): Promise<ExitCode> {
  const configuration = await loadConfig(io.cwd);
  const document = new Document(asFile(configuration.settings));
  document.commentBefore = configuration.file
    ? ` Effective configuration: ${configuration.file} and the defaults`
    : ' Effective configuration: the defaults (no casebook.yaml)';
  const note = (path: string[], origin: string): void => {
    const node: unknown = document.getIn(path, true);
    if (isNode(node)) annotate(node, origin);
  };
  for (const [key, value] of Object.entries(asFile(configuration.settings))) {
    if (key === 'rules') for (const rule of rules) noteRule(rule.id, configuration, note);
    else if (key === 'site')
      for (const name of Object.keys(value)) note(['site', name], originOf(configuration, [key, name]));
    else note([key], originOf(configuration, [key]));
  }
  io.stdout.write(plainLines(document.toString({ lineWidth: 0, flowCollectionPadding: false })));
  return 0;
}

function noteRule(id: string, configuration: Configuration, note: (path: string[], origin: string) => void): void {
  const options = Object.keys(rules.find((rule) => rule.id === id)?.options ?? {});
  note(options.length > 0 ? ['rules', id, 'severity'] : ['rules', id], originOfSeverity(configuration, id));
  for (const name of options) note(['rules', id, name], originOf(configuration, ['rules', id, name]));
}

function annotate(node: Node, comment: string): void {
  node.comment = ` ${comment}`;
  if (isCollection(node)) node.flow = true;
}

/** Settings under the keys of `casebook.yaml` and in its order, with every rule. */
function asFile(settings: Settings): Record<string, object | string> {
  const written: Record<string, object | string> = {
    ...settings,
    rules: Object.fromEntries(rules.map((rule) => [rule.id, effective(rule, settings)])),
    overrides: settings.overrides.map((override) => ({
      files: override.files,
      rules: Object.fromEntries(Object.entries(override.rules).map(([id, rule]) => [id, asWritten(rule)])),
    })),
    site: Object.fromEntries(Object.entries(settings.site).map(([key, value]) => [toSnakeCase(key), value])),
  };
  return Object.fromEntries(
    Object.keys(schema.properties).flatMap((key) => {
      const value = written[toCamelCase(key)];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** The severity alone where a rule has no options. */
function effective(rule: Rule, settings: Settings): object | string {
  const severity = settings.rules[rule.id]?.severity ?? rule.severity;
  return rule.options ? { severity, ...resolveOptions(rule, settings) } : severity;
}

function asWritten({ severity, options = {} }: RuleSettings): object | string {
  return severity !== undefined && Object.keys(options).length === 0
    ? severity
    : { ...(severity && { severity }), ...options };
}
