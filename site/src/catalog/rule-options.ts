import { resolveOptions } from '../../../src/analysis/rule-options.ts';
import type { GapLimits } from '../../../src/analysis/timeline-gaps.ts';
import type { PageContext } from '../../../src/publish/renderer.ts';

type RuleContext = Pick<PageContext, 'rules' | 'settings'>;

/**
 * How long a gap may be in the timeline of the page's document: the options of the rule `timeline-gap`; `undefined` without
 * the rule.
 */
export function gapLimits(context: RuleContext): GapLimits | undefined {
  const { max, share, night } = optionsOf(context, 'timeline-gap');
  if (max === undefined) return undefined;
  return { max: Number(max), share: Number(share), night: Number(night) };
}

/** The sections that a write-up must have before it is reviewed, by the rule `section-missing`. */
export function expectedSections(context: RuleContext): string[] {
  if (context.settings.rules['section-missing']?.severity === 'off') return [];
  const { sections } = optionsOf(context, 'section-missing');
  return Array.isArray(sections) ? sections.map(String) : [];
}

function optionsOf({ rules, settings }: RuleContext, id: string): Record<string, unknown> {
  const rule = rules.find((candidate) => candidate.id === id);
  return rule ? resolveOptions(rule, settings) : {};
}
