import { isDeepStrictEqual } from 'node:util';
import { resolveOptions } from '../analysis/rule-options.ts';
import { listServices } from '../postmortem/services.ts';
import type { Rule } from '../rule.ts';
import type { RuleSettings, RuleSeverity, Settings } from '../settings.ts';
import type { Loosening } from './review.ts';

/** The settings of one side, and what belongs to them. */
export interface RuledBy {
  settings: Settings;
  /** The team's own schema as JSON, with everything that it refers to. */
  schemaText: string | undefined;
}

/** Where settings became less strict, or show more. Of options and schemas nobody knows which direction is stricter. */
export function compareSettings(before: RuledBy, after: RuledBy, rules: readonly Rule[]): Loosening[] {
  const [was, is] = [before.settings, after.settings];
  return [
    ...rules.flatMap((rule) => compareRule(rule, was, is)),
    ...is.overrides
      .filter((override) => !was.overrides.some((other) => isDeepStrictEqual(other, override)))
      .flatMap(({ files, rules: own }) => {
        const former = was.overrides.find((other) => isDeepStrictEqual(other.files, files));
        return compareOverride(files, own, former?.rules, is, rules);
      }),
    ...(is.overrides.length < was.overrides.length ? compareLostOverrides(was, is, rules) : []),
    ...compareSite(was, is),
    ...compareLists(was, is),
    ...compareSchema(before, after),
  ];
}

function compareRule(rule: Rule, was: Settings, is: Settings): Loosening[] {
  const { id } = rule;
  const [before, after] = [severityIn(rule, was.rules[id]), severityIn(rule, is.rules[id])];
  const weaker: Loosening[] = isWeaker(before, after) ? [{ what: 'rule', rule: id, before, after }] : [];
  // What a rule that is off would do does not matter.
  if (after === 'off' || before === 'off') return weaker;
  return [...weaker, ...compareOptions(id, resolveOptions(rule, was), resolveOptions(rule, is))];
}

function compareOptions(
  rule: string,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  files?: string[],
): Loosening[] {
  return Object.keys(after)
    .filter((option) => !isDeepStrictEqual(before[option], after[option]))
    .map((option) => ({
      what: 'option',
      rule,
      option,
      before: JSON.stringify(before[option]) ?? '',
      after: JSON.stringify(after[option]) ?? '',
      ...(files && { files }),
    }));
}

/** An override that is new, compared with what holds where there is none. */
function compareOverride(
  files: string[],
  own: Record<string, RuleSettings>,
  former: Record<string, RuleSettings> | undefined,
  settings: Settings,
  rules: readonly Rule[],
): Loosening[] {
  return rules.flatMap((rule): Loosening[] => {
    const { id } = rule;
    const [override, earlier] = [own[id], former?.[id]];
    const below = settings.rules[id];
    if (!override && !earlier) return [];
    const before = severityIn(rule, { ...below, ...earlier });
    const after = severityIn(rule, { ...below, ...override });
    const weaker: Loosening[] = isWeaker(before, after) ? [{ what: 'rule', rule: id, before, after, files }] : [];
    if (after === 'off') return weaker;
    const options = resolveOptions(rule, settings);
    return [
      ...weaker,
      ...compareOptions(id, { ...options, ...earlier?.options }, { ...options, ...override?.options }, files),
    ];
  });
}

/** An override that made rules stricter for some documents is gone. */
function compareLostOverrides(was: Settings, is: Settings, rules: readonly Rule[]): Loosening[] {
  const lost = was.overrides.filter(
    ({ files }) => !is.overrides.some((other) => isDeepStrictEqual(other.files, files)),
  );
  return lost.flatMap(({ files, rules: own }) => compareOverride(files, {}, own, is, rules));
}

const strictness: RuleSeverity[] = ['off', 'info', 'warn', 'error'];

function severityIn(rule: Rule, own: RuleSettings | undefined): RuleSeverity {
  return own?.severity ?? rule.severity;
}

function isWeaker(before: RuleSeverity, after: RuleSeverity): boolean {
  return strictness.indexOf(after) < strictness.indexOf(before);
}

/** From what everybody may read to what few may. */
export const visibilities = ['public', 'internal', 'restricted'] as const;

function compareSite({ site: was }: Settings, { site: is }: Settings): Loosening[] {
  // The site shows postmortems up to this level.
  const isWider = visibilities.indexOf(is.visibility) > visibilities.indexOf(was.visibility);
  return isWider ? [{ what: 'site_visibility', before: was.visibility, after: is.visibility }] : [];
}

function compareLists(was: Settings, is: Settings): Loosening[] {
  const severities = ({ severities: list }: Settings): string[] =>
    list.map(({ name, aliases }) => [name, ...aliases].join(' = '));
  const lists: [string, string[] | undefined, string[] | undefined][] = [
    ['documents', was.documents, is.documents],
    ['severities', severities(was), severities(is)],
    ['timeline_headings', was.timelineHeadings, is.timelineHeadings],
    ['task_headings', was.taskHeadings, is.taskHeadings],
    // A list of names that grows is daily business; without one, any name is accepted.
    ['services', is.services ? undefined : was.services && listServices(was).map(({ name }) => name), undefined],
    ['owners', is.owners ? undefined : was.owners, undefined],
    ['tags', is.tags ? undefined : was.tags, undefined],
  ];
  return lists.flatMap(([setting, before, after]): Loosening[] => {
    if (before === undefined || isDeepStrictEqual(before, after)) return [];
    return [{ what: 'setting', setting, before: before.join(', '), ...(after && { after: after.join(', ') }) }];
  });
}

function compareSchema(was: RuledBy, is: RuledBy): Loosening[] {
  const [before, after] = [was.settings.schema, is.settings.schema];
  if (before === undefined || (before === after && was.schemaText === is.schemaText)) return [];
  return [{ what: 'schema', before, ...(after !== undefined && { after }) }];
}
