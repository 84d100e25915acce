import type { Rule } from '../src/rule.ts';

/** A schema of `casebook.yaml`, as far as the rules are concerned. */
interface ConfigSchema {
  properties: { rules: object };
}

/**
 * The schema of `casebook.yaml` with the severity and the options of each rule. Everything else in it is written by hand.
 *
 * @param rules Each becomes a property of `rules`; what was there before is dropped.
 */
export function withRules<Schema extends ConfigSchema>(schema: Schema, rules: readonly Rule[]): Schema {
  const properties = Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)]));
  return { ...schema, properties: { ...schema.properties, rules: { ...schema.properties.rules, properties } } };
}

function ruleSchema({ id, severity, description, options = {} }: Rule): object {
  return {
    title: id,
    description,
    type: ['string', 'object'],
    // Applies to the short form, which is the severity alone.
    pattern: '^(off|info|warn|error)$',
    properties: {
      severity: {
        title: 'Severity',
        description: 'Severity of its messages.',
        enum: ['off', 'info', 'warn', 'error'],
        default: severity,
        examples: [severity],
      },
      ...Object.fromEntries(
        Object.entries(options).map(([name, option]) => [name, { title: name, ...option, examples: [option.default] }]),
      ),
    },
    additionalProperties: false,
    examples: [severity],
  };
}
