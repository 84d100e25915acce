import type { ReportingDescriptor } from 'sarif';
import type { FileMessage } from './most-severe-first.ts';
import type { Rule } from '../rule.ts';
import { rules } from '../rules/index.ts';

/** The levels of SARIF, by severity. */
export const levels = { error: 'error', warn: 'warning', info: 'note' } as const;

/** What SARIF says of every rule, in the order of the manual, so that a clean run shows what it checked. */
export function describeRules(messages: readonly FileMessage['message'][]): ReportingDescriptor[] {
  // The pages of the rules have an address only where the site has one, and then every message has it.
  const urls = new Map(messages.flatMap(({ ruleId, url }) => (url === undefined ? [] : [[ruleId, url] as const])));
  return rules.map((rule) => describeRule(rule, urls.get(rule.id)));
}

function describeRule(rule: Rule, url: string | undefined): ReportingDescriptor {
  const { id, severity, description, reason } = rule;
  return {
    id,
    shortDescription: { text: description },
    fullDescription: { text: reason },
    help: { text: help(rule).join('\n\n'), markdown: help(rule).join('\n\n') },
    ...(url !== undefined && { helpUri: url }),
    defaultConfiguration: severity === 'off' ? { enabled: false } : { enabled: true, level: levels[severity] },
    properties: {
      // GitHub keeps ten tags of a rule.
      tags: ['postmortem', subjectOf(id)],
      precision: 'high',
      'problem.severity': severity === 'off' ? 'recommendation' : problemSeverities[severity],
    },
  };
}

/** The values that GitHub knows. */
const problemSeverities = { error: 'error', warn: 'warning', info: 'recommendation' } as const;

function help({ id, description, reason, fix, suggestion }: Rule): string[] {
  return [
    description,
    reason,
    ...(fix === undefined ? [] : [`\`casebook lint --fix\`: ${fix}`]),
    ...(suggestion === undefined ? [] : [`\`casebook lint --fix --suggested\`: ${suggestion}`]),
    `\`casebook explain ${id}\` shows an example.`,
  ];
}

/** `timeline` for `timeline-gap`: the subject of a check is the first word of its id. */
function subjectOf(id: string): string {
  return id.split('-')[0] ?? id;
}
