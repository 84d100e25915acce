import { isDeepStrictEqual } from 'node:util';
import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import { parseMarkdown } from '../markdown/parse.ts';
import { dateOf, type ExportSource } from './exporter.ts';
import { canonicalValues } from './facts/canonical.ts';
import { encode, encodeSafely, text, type Encode } from './facts/codec.ts';
import { codecOf, task } from './facts/frontmatter-codecs.ts';
import { labelOf } from './facts/mapping.ts';
import { writeNodes, writeOutlines, type Outline } from './facts/outline.ts';
import { writeKindsAsWords } from './readable-kinds.ts';
import { dateLabel, readMarkdownExport, tasksHeading, type MarkdownExport } from './read-markdown.ts';

/**
 * A postmortem as plain Markdown of GitHub, without frontmatter: its title, a list of facts, the body as it was with the
 * entry kinds in words, and its tasks as a checklist. `readMarkdownExport` reads it back.
 */
export function exportMarkdown(source: ExportSource): string {
  return composeMarkdown(source, source.body);
}

/** The same with another body. */
export function composeMarkdown({ reading: { postmortem }, values, document }: ExportSource, body: string): string {
  const { tasks, title: stated, ...facts } = withZone(canonicalValues(values), postmortem);
  const title = stated ?? postmortem.title;
  const [heading, rest] = takeHeading(body, title);
  const eol = document.text.includes('\r\n') ? '\r\n' : '\n';
  // What follows the body begins on a line of its own.
  const whole = /[^\r\n]$/.test(rest) ? rest + eol : rest;
  const date = dateOf(postmortem);
  const { written: readable, read } = writeKindsAsWords(whole);
  const parts = { heading, title, date, facts, tasks, body: readable };
  const expected: MarkdownExport = {
    frontmatter: {
      ...(title !== undefined && { title }),
      status: 'draft',
      ...facts,
      ...(tasks !== undefined && { tasks }),
    },
    body: read,
    ...(date !== undefined && { date }),
  };
  for (const form of forms) {
    const written = compose(parts, form, eol);
    if (isDeepStrictEqual(readMarkdownExport(written), expected)) return written;
  }
  // Such as a heading in HTML that never ends: readers see it as it is.
  return compose(parts, { encode }, eol);
}

/** How a document is written; the first that can be read back. A body that never ends a block of code hides what follows. */
const forms: readonly Form[] = [
  { encode },
  { encode: encodeSafely },
  { encode: encodeSafely, tasksAsFact: true },
  { encode: encodeSafely, tasksAsFact: true, titleAsFact: true },
];

/** Times without a zone are in the zone of the repository, which an exported document no longer knows. */
function withZone(
  values: Record<string, unknown>,
  { timezone, timezoneAssumed }: ExportSource['reading']['postmortem'],
) {
  return timezoneAssumed ? values : { ...values, timezone: values.timezone ?? timezone };
}

/** The heading at the start of a body that repeats the title, and the rest of it. */
function takeHeading(body: string, title: unknown): [string | undefined, string] {
  const [first] = parseMarkdown({ path: '', text: body }).tree.children;
  if (first?.type !== 'heading' || first.depth !== 1 || toString(first).trim() !== title) return [undefined, body];
  const [start, end] = [first.position?.start.offset ?? 0, first.position?.end.offset ?? 0];
  return [body.slice(start, end), body.slice(end).replace(/^[ \t]*(?:\r\n|\r|\n)/, '')];
}

interface Parts {
  heading: string | undefined;
  title: unknown;
  date: string | undefined;
  facts: Record<string, unknown>;
  tasks: unknown;
  body: string;
}

interface Form {
  encode: Encode;
  titleAsFact?: boolean;
  tasksAsFact?: boolean;
}

function compose(parts: Parts, form: Form, eol: string): string {
  const { heading, title, date, facts, tasks, body } = parts;
  const { encode: write, titleAsFact, tasksAsFact } = form;
  const list =
    Array.isArray(tasks) && tasks.length > 0 && !tasksAsFact
      ? tasks.map((one) => write(undefined, one, task))
      : undefined;
  const lines: Outline[] = [
    ...(titleAsFact && title !== undefined ? [{ label: 'Title', json: { value: title } }] : []),
    ...(date === undefined ? [] : [write(dateLabel, date, text)]),
    ...inOrder({ status: 'draft', ...facts }).map(([key, value]) => write(labelOf(key, schema), value, codecOf(key))),
    ...(tasks === undefined ? [] : [tasksFact(tasks, list)]),
  ];
  const top = titleAsFact || title === undefined ? [] : [heading ?? writeNodes([headingOf(title)])];
  const head = `${[...top, writeOutlines(lines), '---'].join('\n\n')}\n`;
  const tail = list ? `\n## ${tasksHeading}\n\n${writeOutlines(list)}\n` : '';
  return withEol(head, eol) + body + withEol(tail, eol);
}

function tasksFact(tasks: unknown, list: Outline[] | undefined): Outline {
  const label = labelOf('tasks', schema);
  if (list) return { label, text: `${list.length}, below` };
  return Array.isArray(tasks) && tasks.length === 0 ? { label, text: 'none' } : { label, json: { value: tasks } };
}

function headingOf(title: unknown): Heading {
  return { type: 'heading', depth: 1, children: [{ type: 'text', value: String(title) }] };
}

/** In the order of the manual; keys of a team's own last. */
function inOrder(facts: Record<string, unknown>): [string, unknown][] {
  const order = Object.keys(schema.properties);
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.entries(facts).toSorted(([a], [b]) => rank(a) - rank(b));
}

function withEol(written: string, eol: string): string {
  return written.replaceAll(/\r?\n/g, eol);
}
