import type { Configuration } from './config.ts';

/** Where a value is set: `casebook.yaml:4`, or `default`. */
export function originOf({ file, positions }: Configuration, path: readonly string[]): string {
  const place = positions[`/${path.join('/')}`];
  if (!place || file === undefined) return 'default';
  const written = `${file}:${(place.key ?? place.value).start.line}`;
  return path[0] === 'kinds' ? `default and ${written}` : written;
}

/** Where the severity of a rule is set, likewise. */
export function originOfSeverity(configuration: Configuration, rule: string): string {
  // `timeline-gap: off` is the short form: the severity alone.
  const isShort = configuration.settings.rules[rule]?.options === undefined;
  return originOf(configuration, isShort ? ['rules', rule] : ['rules', rule, 'severity']);
}
