import type { ServiceSettings, Settings } from '../settings.ts';

/** A configured service, with its short forms written out. */
export type Service = ServiceSettings & Required<Pick<ServiceSettings, 'aliases'>>;

/** The configured services, in their order. */
export function listServices({ services = [] }: Pick<Settings, 'services'>): Service[] {
  return services.map((service) => ({ aliases: [], ...(typeof service === 'string' ? { name: service } : service) }));
}

/** The name of a service that is named by one of its aliases. An unknown name stays as it is, and a rule reports it. */
export function nameOfService(name: string, settings: Pick<Settings, 'services'>): string {
  const service = settings.services?.find((one) =>
    typeof one === 'string' ? one === name : one.name === name || one.aliases?.includes(name),
  );
  return typeof service === 'object' ? service.name : name;
}

/** The services of a list of names, each once. */
export function servicesNamed(names: readonly string[], settings: Pick<Settings, 'services'>): string[] {
  if (settings.services === undefined) return [...names];
  return [...new Set(names.map((name) => nameOfService(name, settings)))];
}

/** Every name that documents may use for a service; `undefined` if they may use any. */
export function namesOfServices(settings: Pick<Settings, 'services'>): string[] | undefined {
  return settings.services && listServices(settings).flatMap(({ name, aliases }) => [name, ...aliases]);
}
