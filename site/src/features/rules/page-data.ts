import type { Severity } from '../../../../src/message.ts';
import type { PageContext } from '../../../../src/publish/renderer.ts';

/** The rules with their settings. */
export interface RulesData {
  name: 'rules';
  rules: ShownRule[];
}

export interface ShownRule {
  id: string;
  severity: Severity | 'off';
  description: string;
  reason: string;
  fix?: string;
  options: { name: string; description: string; value: string }[];
  /** An example with messages. */
  failing?: { document: string; messages: string[] };
}

export function rulesData({ rules, settings }: Pick<PageContext, 'rules' | 'settings'>): RulesData {
  return {
    name: 'rules',
    rules: rules.map(({ id, severity, description, reason, fix, options = {}, examples }): ShownRule => {
      const configured = settings.rules[id];
      const failing = examples.find(({ messages }) => messages.length > 0);
      return {
        id,
        severity: configured?.severity ?? severity,
        description,
        reason,
        ...(fix !== undefined && { fix }),
        options: Object.entries(options).map(([name, option]) => ({
          name,
          description: option.description,
          value: valueText(configured?.options?.[name] ?? option.default),
        })),
        ...(failing && { failing: { document: failing.document, messages: [...failing.messages] } }),
      };
    }),
  };
}

function valueText(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value);
}
