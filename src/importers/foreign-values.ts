import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import { asList, asMap, asText, oneOf, optional } from '../postmortem/coerce.ts';
import { readOwners } from '../postmortem/tasks/owners.ts';
import { stateOfWord } from '../postmortem/tasks/states.ts';
import { findForeignKey } from '../schema/foreign-keys.ts';
import { datesMeant } from '../schema/rewrite-date.ts';
import { validateFrontmatter } from '../schema/validate.ts';
import { formatMoment } from '../time/format.ts';
import { readMoment } from '../time/parse.ts';

/** A key in the spelling of ours: `resolvedWhen` → `resolved_when`. */
export function snakeCase(key: string): string {
  return key
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '');
}

/** A value as plain JSON: dates of TOML become ISO text. */
export function plainValue(value: unknown): unknown {
  // A local date of TOML gives `2024-08-10`, one with a clock `2024-08-10T14:30:00.000`.
  if (value instanceof Date) return value.toISOString().replace(/(?<=:\d\d)\.000/, '');
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plainValue(child)]));
}

/** Whether the schema accepts a value for one of our keys, whatever the other keys are. */
export function isValid(key: string, value: unknown): boolean {
  return validateFrontmatter({ [key]: value }).every(({ instancePath }) => !`${instancePath}/`.startsWith(`/${key}/`));
}

/** A moment as it is written here: `2024-08-10T12:30Z`; without a zone if none is stated. */
export function momentOf(value: unknown): string | undefined {
  const [written, ...others] = datesMeant(asText(value) ?? '', 'moment', undefined);
  const moment = readMoment(written ?? '', { zone: 'UTC', zoneAssumed: true });
  if (!moment || others.length > 0) return undefined;
  const text = moment.zoneAssumed ? written : formatMoment(moment, { date: true, zone: true }, 'UTC');
  return text?.replace(
    /^(\S+) (\d\d:\d\d)(?::00)?((?::\d\d)?)(?: (?:UTC))?$/,
    moment.zoneAssumed ? '$1T$2$3' : '$1T$2$3Z',
  );
}

/** The day that a moment or a date is in. */
export function dayOf(value: unknown): string | undefined {
  const day = (momentOf(value) ?? '').slice(0, 10);
  const [date, ...others] = datesMeant(day, 'date', undefined);
  return others.length > 0 ? undefined : date;
}

/**
 * A value of another tool as one of ours.
 *
 * @returns `undefined` if it has no reading.
 */
export function convertValue(key: string, value: unknown): unknown {
  const convert = converters[key];
  const converted = convert?.(value) ?? undefined;
  return converted !== undefined && isValid(key, converted) ? converted : undefined;
}

const { status, kind, detection } = schema.properties;

const converters: Record<string, (value: unknown) => unknown> = {
  title: textOf,
  status: (value) => oneOf(status.enum, value),
  kind: (value) => oneOf(kind.enum, value),
  services: namesOf,
  timezone: asText,
  impact: asText,
  detection(value) {
    const method = oneOf(detection.properties.method.enum, value);
    const source = asText(value);
    return method === undefined ? source && { source } : { method };
  },
  root_cause: asText,
  tasks: (value) => nonEmpty(asList(value).flatMap(taskOf)),
  authors: peopleOf,
  reviewers: peopleOf,
  roles: (value) => ({ ...asMap(value) }),
  lang: asText,
  related: namesOf,
  tags: namesOf,
  links: (value) => nonEmpty(asList(value).flatMap(linkOf)),
  aliases: namesOf,
};

function textOf(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : asText(value);
}

/** Names as a list, or as text between commas. */
function namesOf(value: unknown): string[] | undefined {
  const items = typeof value === 'string' ? value.split(/[,;]/) : asList(value);
  const names = items.map((item) => textOf(item) ?? textOf(asMap(item).name) ?? textOf(asMap(item).label));
  const stated = names.filter((name) => name !== undefined);
  return stated.length < names.length && typeof value !== 'string' ? undefined : nonEmpty(stated);
}

/** @returns Names as they are written, without `@`. */
export function peopleOf(value: unknown): string[] | undefined {
  const items = asList(value).map((item) => asText(item) ?? asText(asMap(item).name));
  return items.includes(undefined) ? undefined : nonEmpty(items.flatMap((item) => readOwners(item ?? '')));
}

function nonEmpty<Item>(items: Item[]): Item[] | undefined {
  return items.length > 0 ? items : undefined;
}

function linkOf(value: unknown): unknown[] {
  const text = asText(value);
  if (text !== undefined) return [text];
  const { url, href, title, name, ...rest } = asMap(value);
  const address = asText(url) ?? asText(href);
  const words = asText(title) ?? asText(name);
  const others = Object.entries(rest).map(([key, child]) => [`x_${snakeCase(key)}`, child]);
  if (address === undefined) return [];
  return [{ ...optional('title', words), url: address, ...Object.fromEntries(others) }];
}

function taskOf(value: unknown): unknown[] {
  const title = asText(value);
  if (title !== undefined) return [{ title }];
  const task: Record<string, unknown> = {};
  for (const [name, written] of Object.entries(asMap(value))) {
    if (written === null || written === '') continue;
    const folded = snakeCase(name);
    const key = Object.hasOwn(schema.$defs.task.properties, folded) ? folded : findForeignKey('/tasks/0', folded)?.key;
    const read = key === undefined ? undefined : taskValue(key, written);
    if (key === undefined || read === undefined || Object.hasOwn(task, key)) task[`x_${folded}`] = written;
    else task[key] = read;
  }
  return [task];
}

function taskValue(key: string, value: unknown): unknown {
  if (key === 'due' || key === 'closed') return dayOf(value);
  if (key === 'status')
    return oneOf(schema.$defs.task.properties.status.enum, value) ?? stateOfWord(textOf(value) ?? '');
  if (key === 'owner') return peopleOf(value)?.join(', ');
  if (key === 'type') return oneOf(schema.$defs.task.properties.type.enum, value);
  return key === 'would_prevent' ? namesOf(value) : textOf(value);
}
