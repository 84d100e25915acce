import type { Fact } from '../review.ts';
import { safeText } from './safe-text.ts';

/** The facts of an added postmortem that a reviewer asks for first, as a list. */
export function showFacts(facts: readonly Fact[]): string[] {
  const of = (name: string): string | undefined => facts.find((fact) => fact.name === name)?.value;
  const lengths = [
    ['detected after', of('time_to_detect')],
    ['mitigated after', of('time_to_mitigate')],
    ['resolved after', of('time_to_resolve')],
  ].flatMap(([words, value]) => (value === undefined ? [] : [`${words} ${safeText(value)}`]));
  const impact = [
    of('impact_duration'),
    of('percent_affected') && `${of('percent_affected')} of users`,
    of('users_affected') && `${of('users_affected')} users`,
  ].filter((value) => value !== undefined);
  const cause = [of('root_cause'), of('category') && `(${of('category')})`].filter(Boolean).join(' ');
  return [
    line(
      'Impact',
      [...impact, of('impact')]
        .filter(Boolean)
        .map((value) => safeText(value ?? '', 240))
        .join(' · '),
    ),
    line('When', safeText(of('impact_period') ?? '')),
    line(
      'Response',
      [...lengths, of('detection') && `by ${safeText(of('detection') ?? '')}`].filter(Boolean).join(', '),
    ),
    line('Cause', safeText(cause, 240)),
  ].flat();
}

function line(label: string, value: string): string[] {
  return value === '' ? [] : [`- **${label}** ${value}`];
}
