import type { Settings } from '../settings.ts';

/** The name of a service that is named by one of its aliases. An unknown name stays as it is, and a rule reports it. */
export function nameOfService(name: string, { services = [] }: Pick<Settings, 'services'>): string {
  return services.find((service) => service.name === name || service.aliases.includes(name))?.name ?? name;
}

/** The services of a list of names, each once. */
export function servicesNamed(names: readonly string[], settings: Pick<Settings, 'services'>): string[] {
  if (settings.services === undefined) return [...names];
  return [...new Set(names.map((name) => nameOfService(name, settings)))];
}

/** Every name that documents may use for a service; `undefined` if they may use any. */
export function namesOfServices({ services }: Pick<Settings, 'services'>): string[] | undefined {
  return services?.flatMap(({ name, aliases }) => [name, ...aliases]);
}
