import type { Settings } from '../settings.ts';

/** The part of a rule that declares its options. */
interface DeclaredOptions {
  id: string;
  options?: Readonly<Record<string, { default: unknown }>> | undefined;
}

/** The options of a rule: as configured, or else as declared. */
export function resolveOptions(
  { id, options = {} }: DeclaredOptions,
  { rules }: Pick<Settings, 'rules'>,
): Record<string, unknown> {
  const defaults = Object.entries(options).map(([name, option]) => [name, option.default]);
  return { ...Object.fromEntries(defaults), ...rules[id]?.options };
}
