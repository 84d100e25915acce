import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import { asList, asMap } from '../postmortem/coerce.ts';
import { findForeignKey, roleNamed } from '../schema/foreign-keys.ts';
import { formats } from '../schema/formats.ts';
import { isSameWord } from '../text/typo.ts';
import { isBefore } from '../time/moment.ts';
import { readMoment } from '../time/parse.ts';
import type { Draft } from './draft.ts';
import { convertValue, dayOf, isValid, momentOf, peopleOf, plainValue, snakeCase } from './foreign-values.ts';

/** The frontmatter of another tool as ours. */
export type MappedFrontmatter = Pick<Draft, 'frontmatter' | 'date' | 'inferences' | 'contradictions' | 'unmapped'>;

/**
 * Map the frontmatter of another tool to ours: Hugo, cState, Jekyll, MkDocs, Docusaurus, Backstage, or a team's own keys.
 * A key that stands for none of ours, or whose value has no reading, is kept as `x_<key>`. Frontmatter with our keys
 * alone stays as it is.
 *
 * @param severities Names and aliases of the severities that documents may have.
 * @see https://github.com/cstate/cstate/wiki/Usage
 */
export function mapFrontmatter(
  data: Record<string, unknown>,
  severities: readonly string[] = defaultSeverities,
): MappedFrontmatter {
  const mapping: Mapping = { values: new Map(), inferences: [], contradictions: [], unmapped: [] };
  if (Object.keys(data).every((key) => key.startsWith('x_') || isOwn(key))) return resultOf(mapping, data);
  const fields = fieldsOf(data, mapping);
  checkStates(fields, mapping);
  // A status page dates an issue by its start, and everybody else the text.
  const starts = isCstate(fields) ? [...startNames, 'date'] : startNames;
  const started = dayOf(starts.map((key) => fields.get(key)?.value).find((value) => dayOf(value) !== undefined));
  addSpan(fields, starts, mapping);
  const date = addDay(fields, mapping) ?? started;
  for (const [key, field] of fields) {
    if (!addValue(key, field, severities, mapping)) keep(key, field, mapping);
  }
  return { ...resultOf(mapping, Object.fromEntries(mapping.values)), ...(date !== undefined && { date }) };
}

const defaultSeverities = [1, 2, 3, 4].flatMap((number) => [`SEV${number}`, `P${number}`]);
const startNames = ['start', 'start_time', 'started_at'];
const endNames = ['end', 'end_time', 'resolved_at', 'resolved_when', 'resolved_on'];

/** A key of the source with its value. */
interface Field {
  /** As in the source. */
  name: string;
  value: unknown;
}

/** By the name in our spelling. */
type Fields = Map<string, Field>;

interface Mapping extends Pick<Draft, 'inferences' | 'contradictions' | 'unmapped'> {
  /** By our key. */
  values: Map<string, unknown>;
}

function isOwn(key: string): key is keyof typeof schema.properties {
  return Object.hasOwn(schema.properties, key);
}

/** Our keys first: a value that is stated under our name wins over one under another. Keys without a value are absent. */
function fieldsOf({ params, ...data }: Record<string, unknown>, { unmapped }: Mapping): Fields {
  const fields: Fields = new Map();
  // Hugo keeps a site's own keys below `params`.
  const entries = [...Object.entries(data), ...Object.entries(asMap(params))];
  for (const [name, value] of entries.toSorted(([a], [b]) => Number(isOwn(b)) - Number(isOwn(a)))) {
    if (value === null || value === undefined || value === '') continue;
    const key = ownKeyNamed(name) ?? (name.startsWith('x_') ? name : snakeCase(name));
    if (fields.has(key) || key === '') unmapped.push(`key \`${name}\``);
    else fields.set(key, { name, value: plainValue(value) });
  }
  return fields;
}

/** `Title`, `rootCause` and `time_zone` are ours in another spelling. */
function ownKeyNamed(name: string): string | undefined {
  const bare = snakeCase(name).replaceAll('_', '');
  return Object.keys(schema.properties).find((key) => key.replaceAll('_', '') === bare);
}

function isCstate(fields: Fields): boolean {
  return fields.has('resolved_when') || fields.get('section')?.value === 'issue';
}

/** Take the period of impact out of the fields, if they state its start. */
function addSpan(fields: Fields, starts: readonly string[], { values, inferences, contradictions }: Mapping): void {
  const find = (names: readonly string[]) =>
    names.flatMap((key) => {
      const field = fields.get(key);
      const text = momentOf(field?.value);
      return field && text !== undefined ? [{ key, name: field.name, text }] : [];
    })[0];
  const [start, end] = [find(starts), find(endNames)];
  if (fields.has('duration') || !start) return;
  values.set('duration', { start: start.text, ...(end && { end: end.text }) });
  fields.delete(start.key);
  if (start.key === 'date') inferences.push({ pointer: '/duration/start', reason: `from the key ${start.name}` });
  if (!end) return;
  fields.delete(end.key);
  if (end.key.startsWith('resolved')) inferences.push({ pointer: '/duration/end', reason: `from the key ${end.name}` });
  const [from, to] = [start, end].map(({ text }) => readMoment(text, { zone: 'UTC', zoneAssumed: true }));
  if (from && to && isBefore(to, from)) {
    contradictions.push(`\`${end.name}\` (${end.text}) is before \`${start.name}\` (${start.text})`);
  }
}

/** The day of the incident, or of its text. What says more than a day, or another day, stays. */
function addDay(fields: Fields, { contradictions }: Mapping): string | undefined {
  let date: string | undefined;
  for (const key of ['incident_date', 'date']) {
    const field = fields.get(key);
    const day = dayOf(field?.value);
    if (!field || day === undefined) continue;
    date ??= day;
    if (date !== day) contradictions.push(`\`${field.name}\` is ${day}, and there is another date, ${date}`);
    else if (formats.date(String(field.value))) fields.delete(key);
  }
  return date;
}

/** @returns Whether the value has a place among ours. */
function addValue(key: string, field: Field, severities: readonly string[], mapping: Mapping): boolean {
  const { name, value } = field;
  const { values, inferences } = mapping;
  const own = isOwn(key) ? key : findForeignKey('', key)?.key;
  const role = roleNamed(key);
  if (own === 'severity') return addSeverity(name, value, severities, mapping);
  if (role !== undefined) return addInto('roles', role, peopleOf(value), mapping);
  if (figures.has(key)) return addInto('impact', key, value, mapping);
  if (key === 'draft') return value === true && setOnce('status', 'draft', values);
  // Where the value goes is the author's decision, as the rule `schema` says.
  if (own === undefined || findForeignKey('', key)?.note !== undefined) return false;
  if (own === 'root_cause' && Array.isArray(value) && value.length > 1) {
    if (!isValid('contributing_factors', value)) return false;
    inferences.push({ pointer: '/contributing_factors', reason: `from several causes under the key ${name}` });
    return setOnce('contributing_factors', value, values);
  }
  // Jekyll and Hugo list former addresses there.
  if (own === 'aliases' && asList(value).some((alias) => String(alias).includes('/'))) return false;
  const read = isValid(own, value) ? value : convertValue(own, value);
  const isNamedOnly =
    !['tasks', 'links'].includes(own) && asList(value).some((item) => Object.keys(asMap(item)).length > 1);
  if (read !== undefined && read !== value && isNamedOnly) keep(key, field, mapping);
  return setOnce(own, read, values);
}

/** Lists that two keys state are joined; anything else is stated once. */
function setOnce(key: string, value: unknown, values: Mapping['values']): boolean {
  const present = values.get(key);
  if (value === undefined) return false;
  if (present === undefined) values.set(key, value);
  else if (Array.isArray(present) && Array.isArray(value)) values.set(key, [...new Set([...present, ...value])]);
  else return JSON.stringify(present) === JSON.stringify(value);
  return true;
}

const figures = new Set(Object.keys(schema.properties.impact.properties).filter((key) => key !== 'summary'));

/** Add to one of our mappings. `impact: text` becomes its summary. */
function addInto(key: 'impact' | 'roles', inner: string, value: unknown, { values }: Mapping): boolean {
  const present = values.get(key);
  const summary = typeof present === 'string' ? { summary: present } : {};
  const whole = { ...summary, ...asMap(present), [inner]: value };
  if (value === undefined || Object.hasOwn(asMap(present), inner) || present === 'none' || !isValid(key, whole))
    return false;
  values.set(key, whole);
  return true;
}

/** `SEV2`, `sev-2`, `P2`; words such as `down` are no severity here. */
function addSeverity(name: string, value: unknown, severities: readonly string[], mapping: Mapping): boolean {
  const { values, inferences, contradictions } = mapping;
  const written = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  const known = severities.find((one) => isSameWord(one, written));
  const [, number] = /^(?:s|sev|severity)?[ _:#-]*(\d)$/i.exec(written) ?? [];
  // `priority: 1` may be anything.
  const numbered =
    number !== undefined && (/sev/i.test(name) || /^s/i.test(written))
      ? severities.find((one) => one.toUpperCase() === `SEV${number}`)
      : undefined;
  const severity = known ?? numbered;
  if (severity === undefined) return false;
  if (!setOnce('severity', severity, values)) {
    contradictions.push(`\`${name}\` is \`${written}\`, and there is another severity`);
    return false;
  }
  if (known === undefined && written === number)
    inferences.push({ pointer: '/severity', reason: `from ${name}: ${number}` });
  return true;
}

/** Keep what has no place under a key of the team's own. */
function keep(key: string, { name, value }: Field, { values, unmapped }: Mapping): void {
  const own = key.startsWith('x_') ? key : `x_${key}`;
  if (!setOnce(own, value, values)) unmapped.push(`key \`${name}\``);
}

function checkStates(fields: Fields, { contradictions }: Mapping): void {
  const [resolved, end, draft, status] = ['resolved', 'resolved_when', 'draft', 'status'].map((key) => fields.get(key));
  if (resolved?.value === false && end)
    contradictions.push(`\`${resolved.name}\` is false, and \`${end.name}\` is stated`);
  if (draft?.value === true && status && status.value !== 'draft') {
    contradictions.push(`\`${draft.name}\` is true, and \`${status.name}\` is \`${String(status.value)}\``);
  }
}

function resultOf(
  { inferences, contradictions, unmapped }: Mapping,
  values: Record<string, unknown>,
): MappedFrontmatter {
  return { frontmatter: values, inferences, contradictions, unmapped };
}
