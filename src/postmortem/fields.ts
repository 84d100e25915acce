import type { Frontmatter } from '../markdown/frontmatter.ts';
import type { Settings } from '../settings.ts';
import { readDate, readMoment } from '../time/read.ts';
import type { Moment } from '../time/moment.ts';
import type {
  Detection,
  DetectionMethod,
  Figure,
  Impact,
  ImpactSpan,
  IncidentKind,
  Postmortem,
  RootCause,
  Status,
  Task,
  TaskStatus,
} from './postmortem.ts';

type Fields = Omit<Postmortem, 'id' | 'path' | 'timeline' | 'positions'>;

const statuses: readonly Status[] = ['draft', 'in_review', 'reviewed', 'closed', 'withdrawn'];
const kinds: readonly IncidentKind[] = ['incident', 'near_miss', 'false_alarm', 'security', 'maintenance', 'drill'];
const methods: readonly DetectionMethod[] = ['alert', 'human', 'customer', 'vendor', 'researcher', 'unknown'];
const taskStatuses: readonly TaskStatus[] = ['proposed', 'open', 'in_progress', 'done', 'verified', 'wont_do'];

/** What the frontmatter says, with short forms written out. A value of the wrong type is absent. */
export function readFields(frontmatter: Frontmatter | undefined, settings: Settings): Fields {
  const data = asMap(frontmatter?.data);
  const timezone = settings.timezone;
  const contributing = textList(data.contributing_factors);
  return {
    ...optional('title', text(data.title)),
    status: oneOf(statuses, data.status) ?? 'draft',
    ...optional('severity', text(data.severity)),
    kind: oneOf(kinds, data.kind) ?? 'incident',
    services: textList(data.services),
    timezone,
    duration: list(data.duration).flatMap((span) => readSpan(span, timezone)),
    impact: readImpact(data.impact),
    detection: readDetection(data.detection),
    rootCause: readRootCause(data.root_cause),
    contributingFactors: contributing,
    tasks: (Array.isArray(data.tasks) ? data.tasks : []).flatMap(readTask),
    authors: textList(data.authors),
  };
}

function readSpan(value: unknown, zone: string): ImpactSpan[] {
  const [start, end] =
    typeof value === 'string' ? value.split('/') : [text(asMap(value).start), text(asMap(value).end)];
  const span = {
    ...optional('start', fullMoment(start, zone)),
    ...optional('end', fullMoment(end, zone)),
  };
  return span.start || span.end ? [span] : [];
}

function fullMoment(value: string | undefined, zone: string): Moment | undefined {
  const match = readMoment(value ?? '', { zone });
  return match?.length === value?.length ? match?.moment : undefined;
}

function readImpact(value: unknown): Impact {
  const data = typeof value === 'string' ? { summary: value } : asMap(value);
  return {
    ...optional('summary', text(data.summary)),
    ...optional('usersAffected', readFigure(data.users_affected)),
    ...optional('percentAffected', readFigure(data.percent_affected)),
  };
}

function readFigure(value: unknown): Figure | undefined {
  const data = typeof value === 'number' ? { value } : asMap(value);
  return typeof data.value === 'number' ? { value: data.value, estimate: data.estimate === true } : undefined;
}

function readDetection(value: unknown): Detection {
  const data = asMap(value);
  return { ...optional('method', oneOf(methods, data.method)), ...optional('source', text(data.source)) };
}

function readRootCause(value: unknown): RootCause {
  const data = typeof value === 'string' ? { summary: value } : asMap(value);
  return {
    ...optional('summary', text(data.summary)),
    ...optional('trigger', text(data.trigger)),
    ...optional('category', text(data.category)),
  };
}

function readTask(value: unknown): Task[] {
  const data = asMap(value);
  const title = text(data.title);
  if (title === undefined) return [];
  const status = oneOf(taskStatuses, data.status) ?? 'open';
  return [
    {
      title,
      status,
      ...optional('owner', text(data.owner)),
      ...optional('due', readDate(text(data.due) ?? '')),
      ...optional('type', text(data.type)),
      outstanding: status === 'open' || status === 'in_progress',
    },
  ];
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  // The mapped type is what the literal says; TypeScript widens a computed key to `string`.
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}

function asMap(value: unknown): Record<string, unknown> {
  // Parsed YAML: an object that is no array has text keys only.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

function textList(value: unknown): string[] {
  return list(value).flatMap((item) => text(item) ?? []);
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((known) => known === value);
}
