import { resolveOptions } from '../../../src/analysis/rule-options.ts';
import type { GapLimits } from '../../../src/analysis/timeline-gaps.ts';
import type { Locals } from '../../../src/publish/renderer.ts';

type RuleLocals = Pick<Locals, 'rules' | 'settings'>;

/** How long a gap may be in the timeline of the page's document: the options of the rule `timeline-gap`. */
export function gapLimits(locals: RuleLocals): GapLimits {
  const options = optionsOf(locals, 'timeline-gap');
  const limit = (name: keyof GapLimits): number => Number(options[name] ?? Infinity);
  return { max: limit('max'), share: limit('share'), night: limit('night') };
}

/** The sections that a write-up must have before it is reviewed, by the rule `section-missing`. */
export function expectedSections(locals: RuleLocals): string[] {
  if (locals.settings.rules['section-missing']?.severity === 'off') return [];
  const { sections } = optionsOf(locals, 'section-missing');
  return Array.isArray(sections) ? sections.map(String) : [];
}

function optionsOf({ rules, settings }: RuleLocals, id: string): Record<string, unknown> {
  const rule = rules.find((candidate) => candidate.id === id);
  return rule ? resolveOptions(rule, settings) : {};
}
