import { asMap } from '../../postmortem/coerce.ts';
import { formats } from '../../schema/formats.ts';

/**
 * Frontmatter in the one of several spellings that an export reads back: without keys that have no value, and without
 * forms that say the same at greater length. Keys of a team's own stay as they are.
 */
export function canonicalValues(data: Record<string, unknown>): Record<string, unknown> {
  const own = Object.entries(data).filter(([key]) => key.startsWith('x_'));
  const values = { ...asMap(withoutNothing(data)), ...Object.fromEntries(own) };
  for (const [key, shorten] of Object.entries(shorter)) {
    if (values[key] !== undefined) values[key] = shorten(values[key]);
  }
  return values;
}

/** Texts without white space around them, as the reader of documents takes them. */
function withoutNothing(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.filter(isSomething).map(withoutNothing);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, child]) => isSomething(child));
  return Object.fromEntries(entries.map(([key, child]) => [key, withoutNothing(child)]));
}

function isSomething(value: unknown): boolean {
  return value !== null && !(typeof value === 'string' && value.trim() === '');
}

const shorter: Record<string, (value: unknown) => unknown> = {
  duration: (value) => (Array.isArray(value) ? value.map(spanOf) : spanOf(value)),
  impact: (value) => eachValue(summaryOf(value), figureOf),
  root_cause: summaryOf,
  links: (value) => eachItem(value, (link) => onlyValue(link, 'url')),
  related: (value) => eachItem(value, (relation) => onlyValue(relation, 'id')),
  tasks: (value) => eachItem(value, taskOf),
};

function eachItem(value: unknown, change: (item: unknown) => unknown): unknown {
  return Array.isArray(value) ? value.map(change) : value;
}

function eachValue(value: unknown, change: (item: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, change(child)]));
}

/** The value of a key that stands alone in its mapping. */
function onlyValue(value: unknown, key: string): unknown {
  const map = asMap(value);
  return Object.keys(map).length === 1 && Object.hasOwn(map, key) ? map[key] : value;
}

function summaryOf(value: unknown): unknown {
  return onlyValue(value, 'summary');
}

function figureOf(value: unknown): unknown {
  const { estimate, ...rest } = asMap(value);
  return onlyValue(estimate === false ? rest : value, 'value');
}

/** `start/end`; a zone may hold a slash too. */
function spanOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  for (const { index } of value.matchAll(/\/|$/g)) {
    const [start, end] = [value.slice(0, index), value.slice(index + 1)];
    if (!formats['moment-or-unknown'](start)) continue;
    if (end === '') return { start };
    if (formats.moment(end)) return { start, end };
  }
  return value;
}

function taskOf(value: unknown): unknown {
  const { status, ...rest } = asMap(value);
  return status === 'open' ? rest : value;
}
