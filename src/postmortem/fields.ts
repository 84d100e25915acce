import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import type { Settings } from '../settings.ts';
import { readMoment, readSpan, type TimeContext } from '../time/parse.ts';
import { epochSeconds } from '../time/moment.ts';
import { resolveZone } from '../time/zone.ts';
import type {
  Detection,
  DetectionMethod,
  Figure,
  Impact,
  ImpactSpan,
  IncidentKind,
  Link,
  Postmortem,
  Relation,
  RootCause,
  Status,
} from './postmortem.ts';
import { readOwnFields } from './own-fields.ts';
import { servicesNamed } from './services.ts';
import { asList, asMap, asText, asTexts, oneOf, optional } from './coerce.ts';

/** The values of the frontmatter alone. */
type Fields = Omit<
  Postmortem,
  | 'id'
  | 'path'
  | 'tasks'
  | 'timeline'
  | 'looseItems'
  | 'otherForms'
  | 'timelineHeadings'
  | 'unnamedTimeline'
  | 'sections'
  | 'visibility'
  | 'positions'
>;

// The casts: JSON modules are typed without the literals that the generated types take from the same lists.
const { properties } = schema;
const statuses = properties.status.enum as Status[];
const kinds = properties.kind.enum as IncidentKind[];
const methods = properties.detection.properties.method.enum as DetectionMethod[];
const relations = properties.related.items.properties.relation.enum as Relation['relation'][];

/** The values of the frontmatter, with short forms expanded. A value of the wrong type is absent. */
export function readFields(frontmatter: unknown, settings: Settings): Fields {
  const data = asMap(frontmatter);
  const stated = resolveZone(asText(data.timezone) ?? '') ?? resolveZone(settings.timezone ?? '');
  const context = { zone: stated ?? 'UTC', zoneAssumed: stated === undefined };
  return {
    ...optional('title', asText(data.title)),
    status: oneOf(statuses, data.status) ?? 'draft',
    ...optional('severity', nameOfSeverity(asText(data.severity), settings)),
    kind: oneOf(kinds, data.kind) ?? 'incident',
    services: servicesNamed(asTexts(data.services), settings),
    timezone: context.zone,
    timezoneAssumed: context.zoneAssumed,
    duration: readDuration(data.duration, context, settings),
    impact: readImpact(data.impact),
    detection: readDetection(data.detection),
    rootCause: readRootCause(data.root_cause),
    contributingFactors: asTexts(data.contributing_factors),
    authors: asTexts(data.authors),
    reviewers: asTexts(data.reviewers),
    roles: Object.fromEntries(Object.entries(asMap(data.roles)).map(([role, people]) => [role, asTexts(people)])),
    lang: asText(data.lang) ?? 'en',
    related: asList(data.related).flatMap(readRelation),
    tags: asTexts(data.tags),
    links: asList(data.links).flatMap(readLink),
    aliases: asTexts(data.aliases),
    fields: readOwnFields(data),
    ignore: asList(data.ignore).flatMap((value) => {
      const [rule, reason] = [asText(asMap(value).rule), asText(asMap(value).reason)];
      return rule && reason ? [{ rule, reason }] : [];
    }),
  };
}

/** Resolve an alias such as `P1` to its severity. An unknown name stays as it is, and a rule reports it. */
function nameOfSeverity(text: string | undefined, { severities }: Settings): string | undefined {
  return severities.find(({ name, aliases }) => name === text || aliases.includes(text ?? ''))?.name ?? text;
}

/** Sort spans, which may be written in any order; a span with an unknown start comes first. */
function readDuration(value: unknown, context: Omit<TimeContext, 'date'>, settings: Settings): ImpactSpan[] {
  const pointer = (index: number) => (Array.isArray(value) ? `/duration/${index}` : '/duration');
  const startOf = ({ start }: ImpactSpan) => (start ? epochSeconds(start.earliest) : -Infinity);
  return asList(value)
    .flatMap((span, index) => readImpactSpan(span, pointer(index), context, settings))
    .toSorted((a, b) => startOf(a) - startOf(b) || 0);
}

function readImpactSpan(
  value: unknown,
  pointer: string,
  context: Omit<TimeContext, 'date'>,
  settings: Settings,
): ImpactSpan[] {
  if (typeof value === 'string') {
    const span = readSpan(value.trim(), context);
    return span ? [{ pointer, ...span, services: [] }] : [];
  }
  const data = asMap(value);
  const moment = (text: unknown) => readMoment(asText(text) ?? '', context);
  const span = { ...optional('start', moment(data.start)), ...optional('end', moment(data.end)) };
  if (!span.start && !span.end && data.start !== 'unknown') return [];
  const unreadable = data.end !== undefined && data.end !== null && !span.end;
  return [
    {
      pointer,
      ...span,
      ...optional('endUnreadable', unreadable || undefined),
      services: servicesNamed(asTexts(data.services), settings),
      ...optional('note', asText(data.note)),
    },
  ];
}

function readImpact(value: unknown): Impact {
  const text = asText(value);
  const data = asMap(value);
  const { data_loss: dataLoss } = data;
  return {
    none: text === 'none',
    ...optional('summary', text === 'none' ? undefined : (text ?? asText(data.summary))),
    ...optional('usersAffected', readFigure(data.users_affected)),
    ...optional('percentAffected', readFigure(data.percent_affected)),
    ...optional('requestsFailed', readFigure(data.requests_failed)),
    ...optional('supportTickets', readFigure(data.support_tickets)),
    ...optional('dataLoss', typeof dataLoss === 'boolean' ? dataLoss : asText(dataLoss)),
    ...optional('revenue', readFigure(data.revenue)),
    slo: asList(data.slo).flatMap((item) => {
      const { name, budget_spent: spent } = asMap(item);
      const budgetSpent = typeof spent === 'number' ? String(spent) : asText(spent);
      return asText(name) === undefined ? [] : [{ name: String(name), ...optional('budgetSpent', budgetSpent) }];
    }),
  };
}

function readFigure(value: unknown): Figure | undefined {
  const { value: number, unit, estimate } = typeof value === 'number' ? { value } : asMap(value);
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  return { value: number, ...optional('unit', asText(unit)), estimate: estimate === true };
}

function readDetection(value: unknown): Detection {
  const { method, source } = asMap(value);
  return { ...optional('method', oneOf(methods, method)), ...optional('source', asText(source)) };
}

function readRootCause(value: unknown): RootCause {
  const { summary, trigger, category } = typeof value === 'string' ? { summary: value } : asMap(value);
  return {
    ...optional('summary', asText(summary)),
    ...optional('trigger', asText(trigger)),
    ...optional('category', asText(category)),
  };
}

function readRelation(value: unknown): Relation[] {
  const { id, relation } = typeof value === 'string' ? { id: value } : asMap(value);
  const known = asText(id);
  return known ? [{ id: known, relation: oneOf(relations, relation) ?? 'see_also' }] : [];
}

function readLink(value: unknown): Link[] {
  const { url, title } = typeof value === 'string' ? { url: value } : asMap(value);
  const address = asText(url);
  return address ? [{ url: address, ...optional('title', asText(title)) }] : [];
}
