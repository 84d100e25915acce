import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import { UserError } from '../errors.ts';
import type { Settings } from '../settings.ts';
import { listServices, namesOfServices } from '../postmortem/services.ts';
import { nearest } from '../text/typo.ts';
import { readGivenTime, type Clock } from './given-time.ts';

/** What a user states about an incident, as it was typed. */
export interface StatedValues {
  title?: string;
  severity?: string;
  service?: readonly string[];
  start?: string;
  detected?: string;
  kind?: string;
  author?: string;
}

/** @throws {UserError} `OPTION_INVALID` for a value that the configuration does not know, or that is not a time. */
export function assertStated(stated: StatedValues, clock: Clock, settings: Settings): void {
  const severities = settings.severities.flatMap(({ name, aliases }) => [name, ...aliases]);
  assertKnown(
    'severity',
    stated.severity,
    severities,
    settings.severities.map(({ name }) => name),
  );
  assertKnown('kind', stated.kind, schema.properties.kind.enum);
  const services = namesOfServices(settings);
  const shown = listServices(settings).map(({ name }) => name);
  for (const service of stated.service ?? []) if (services) assertKnown('service', service, services, shown);
  for (const name of ['start', 'detected'] as const) {
    const time = stated[name];
    if (time !== undefined) readGivenTime(time, `--${name}`, clock);
  }
}

function assertKnown(name: string, value: string | undefined, known: readonly string[], shown = known): void {
  if (value === undefined || known.includes(value)) return;
  const meant = nearest(value, known);
  const hint = meant === undefined ? `expected one of ${shown.join(', ')}` : `did you mean ${meant}?`;
  throw new UserError('OPTION_INVALID', `Unknown ${name} ${value}; ${hint}`);
}
