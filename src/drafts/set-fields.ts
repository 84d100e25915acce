import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import type { Edit } from '../edit.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import { asMap } from '../postmortem/coerce.ts';
import type { DraftValues } from './draft-values.ts';
import { yamlOf } from './fill-template.ts';

/** Keys in the order in which the manual lists them. */
const order = Object.keys(schema.properties);

/** A value of the frontmatter. */
interface Field {
  key: string;
  value: string | readonly string[];
  /** It takes the place of whatever the template says. */
  isStated: boolean;
}

/**
 * The edits that write what is known into the frontmatter: a value that the user stated, or one that the template leaves
 * empty. Keys that the template lacks are added in the order of the manual.
 */
export function setFields(document: MarkdownDocument, values: DraftValues): Edit[] {
  const { title, severity, kind, services, authors, timezone, start } = values;
  const fields: Field[] = [
    { key: 'title', value: title, isStated: true },
    { key: 'severity', value: severity ?? '', isStated: true },
    { key: 'kind', value: kind ?? '', isStated: true },
    { key: 'services', value: services, isStated: true },
    { key: 'timezone', value: timezone ?? '', isStated: false },
    { key: 'authors', value: authors, isStated: false },
  ];
  const known = fields.filter(({ value }) => value.length > 0);
  const { frontmatter } = document;
  if (!frontmatter) {
    const lines = known.map(({ key, value }) => [key, `${key}: ${yamlOf(value)}`] as const);
    const all = [...lines, ['status', 'status: draft'] as const, ...(start === undefined ? [] : [durationLine(start)])];
    const text = all.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)).map(([, line]) => line);
    return [{ start: 0, end: 0, text: `---\n${text.join('\n')}\n---\n\n` }];
  }
  const unknown = ['severity', 'kind', 'services', 'authors'].filter((key) =>
    known.every((field) => field.key !== key),
  );
  return [
    ...known.flatMap((field) => setField(document, field)),
    ...unknown.flatMap((key) => clear(document, key)),
    ...(start === undefined ? clearStart(document) : setStart(document, start)),
  ];
}

function durationLine(start: string): readonly [key: string, line: string] {
  return ['duration', `duration:\n  start: ${yamlOf(start)}\n  end:`];
}

function setField({ frontmatter, text }: MarkdownDocument, { key, value, isStated }: Field): Edit[] {
  const place = frontmatter?.positions[`/${key}`];
  if (!place?.key) return addLine({ frontmatter, text }, key, `${key}: ${yamlOf(value)}`);
  const present = asMap(frontmatter?.data)[key];
  const written = [value].flat().join('\n');
  if ([present].flat().join('\n') === written || (!isStated && !isOpen(present))) return [];
  const start = place.key.end.offset + 1;
  const end = Math.max(start, place.value.end.offset);
  return [{ start, end, text: ` ${yamlOf(value)}${/^[ \t]*#/.test(text.slice(end)) && text[end] === '#' ? ' ' : ''}` }];
}

function setStart(document: MarkdownDocument, start: string): Edit[] {
  const { frontmatter, text } = document;
  const place = frontmatter?.positions['/duration'];
  const present: unknown = asMap(frontmatter?.data).duration;
  if (!place?.key) return addLine(document, ...durationLine(start));
  const own = frontmatter?.positions['/duration/start'];
  if (own?.key) {
    const from = own.key.end.offset + 1;
    return [{ start: from, end: Math.max(from, own.value.end.offset), text: ` ${yamlOf(start)}` }];
  }
  if (present !== null && !isOpen(present)) return [];
  const from = place.key.end.offset;
  const lineEnd = /[\r\n]|$/.exec(text.slice(from))?.index ?? 0;
  return [{ start: from, end: from + lineEnd, text: `:\n  start: ${yamlOf(start)}\n  end:` }];
}

/** A value such as `TODO` is none that the field may have, even in a draft. */
function clear({ frontmatter }: MarkdownDocument, key: string): Edit[] {
  const place = frontmatter?.positions[`/${key}`];
  const present = asMap(frontmatter?.data)[key];
  if (!place?.key || present === null || !isOpen(present)) return [];
  return [{ start: place.key.end.offset + 1, end: place.value.end.offset, text: '' }];
}

/** A duration whose start is open has nothing to say yet. */
function clearStart({ frontmatter }: MarkdownDocument): Edit[] {
  const { start } = asMap(asMap(frontmatter?.data).duration);
  const place = frontmatter?.positions['/duration'];
  if (!place?.key || start === undefined || !isOpen(start)) return [];
  return [{ start: place.key.end.offset + 1, end: place.value.end.offset, text: '' }];
}

/** Whether a template leaves a value to its user: nothing, `TODO`, `<severity>`. */
function isOpen(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.every(isOpen);
  return (
    typeof value === 'string' &&
    /^(?:todo|tbd|tba|tbc|xxx|\.{3}|…|\?+|<[^]*>|\[[^]*\]|yyyy-mm-dd.*)$/i.test(value.trim())
  );
}

function addLine(
  { frontmatter, text }: Pick<MarkdownDocument, 'frontmatter' | 'text'>,
  key: string,
  line: string,
): Edit[] {
  const { positions = {}, position } = frontmatter ?? {};
  const rank = order.indexOf(key);
  const later = Object.entries(positions).flatMap(([pointer, place]) => {
    const name = /^\/([^/]+)$/.exec(pointer)?.[1];
    return name !== undefined && place.key && order.indexOf(name) > rank ? [place.key.start.offset] : [];
  });
  const fence = text.lastIndexOf('---', position?.end.offset);
  const at = Math.min(fence, ...later);
  return [{ start: at, end: at, text: `${line}\n` }];
}
