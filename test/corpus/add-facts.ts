import { toString } from 'mdast-util-to-string';
import { stringify } from 'yaml';
import { defaultSettings } from '../../src/config/defaults.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { readPostmortem } from '../../src/postmortem/read-postmortem.ts';

/** What a reader adds to a document that was not written for Casebook. All other keys are frontmatter. */
export interface Facts {
  /** By line of an entry that Casebook reads: the kinds that belong behind its time, between spaces. */
  entries?: Record<string, string>;
  /** By line of an entry in a shape that Casebook does not read: what it would begin with. */
  timeline?: Record<string, string>;
  /** The zone that the words above such a timeline name. */
  zoneAbove?: string;
  /** Lines on which something is written that is to be done. */
  actions?: number[];
  [key: string]: unknown;
}

/** A document with what a reader added. */
export interface Dressed {
  text: string;
  /** Line in the original of a line in `text`, both from 1; 0 for what is not there. */
  lineOf: (line: number) => number;
}

interface Line {
  text: string;
  line: number;
}

/** What a review needs and no figure counts. */
const common = {
  title: 'An incident, as somebody else told it',
  status: 'in_review',
  impact: 'What users felt is told below.',
  root_cause: 'Why it happened is told below.',
  tasks: [],
};

/**
 * Put facts into a document: frontmatter in place of its own, kinds behind times, and the timeline as a list where
 * it is written in another shape.
 *
 * @throws {Error} When no entry begins on a line that has kinds.
 */
export function dress(
  file: string,
  source: string,
  { entries = {}, timeline, zoneAbove, actions = [], ...frontmatter }: Facts,
): Dressed {
  const original = source.split('\n').map((text, index) => ({ text, line: index + 1 }));
  const fields = { ...common, ...(actions.length > 0 && { tasks: undefined }), ...frontmatter };
  const head = [
    ...added(`---\n${stringify(fields).trimEnd()}`),
    ...(actions.length > 0 ? [...added('tasks:'), ...actions.map((line) => taskOf(source, line))] : []),
    ...added('---'),
  ];
  const body = original.slice(frontmatterHeight(original));
  const lines = timeline
    ? [...head, ...body.map(withoutTimelineHeading), ...timelineSection(timeline, zoneAbove)]
    : withKinds([...head, ...body], entries, file);
  return { text: textOf(lines), lineOf: (line) => lines[line - 1]?.line ?? 0 };
}

function added(text: string): Line[] {
  return text.split('\n').map((line) => ({ text: line, line: 0 }));
}

/**
 * What is to be done, as a task on one line: the first sentence, or the words in bold in front of it. Most name neither an
 * owner nor a day, which the schema says of checklists; here a ticket stands for them.
 *
 * @param line Where it begins; it goes on to the next item or empty line.
 */
function taskOf(source: string, line: number): Line {
  const [first = '', ...more] = source.split(/\r?\n/).slice(line - 1);
  const end = more.findIndex((text) => /^\s*(?:$|[-*+] |\d+[.)] |#)/.test(text));
  const written = [first, ...more.slice(0, end < 0 ? undefined : end)].join('\n');
  const text = written.replace(/^\s*(?:[-*+] |\d+[.)] )?\s*(?:\[[ x]\] )?/, '');
  const { tree } = parseMarkdown({ path: 'task.md', text });
  const [paragraph] = tree.children;
  const bold = paragraph && 'children' in paragraph && paragraph.children[0];
  const said = toString(bold && bold.type === 'strong' ? bold : paragraph).replaceAll(/\s+/g, ' ');
  const title = /^.*?[^.]{3}(?=[.?!](?: |$))|.*/.exec(said)?.[0].trim();
  const ticket = /https?:[^\s)>]+/.exec(written)?.[0] ?? `line ${line}`;
  const isDone = /\[x\]|\(done\)|\bthis has been done\b/i.test(written);
  return { text: `  - ${JSON.stringify({ title, ticket, status: isDone ? 'done' : 'open' })}`, line };
}

function frontmatterHeight(lines: readonly Line[]): number {
  if (lines[0]?.text.trimEnd() !== '---') return 0;
  return lines.findIndex(({ text }, index) => index > 0 && text.trimEnd() === '---') + 1;
}

/** A timeline in another shape is not read beside the one that stands for it. */
function withoutTimelineHeading({ text, line }: Line): Line {
  return { text: /^#+ /.test(text) ? text.replace(/timeline/i, 'Story') : text, line };
}

function timelineSection(timeline: Record<string, string>, zone: string | undefined): Line[] {
  const items = Object.entries(timeline).map(([line, lead]) => ({
    text: `- ${lead} Entry of line ${line}`,
    line: Number(line),
  }));
  return [...added(`\n## Timeline\n${zone === undefined ? '' : `\nAll times in ${zone}.\n`}`), ...items, ...added('')];
}

function withKinds(lines: Line[], entries: Record<string, string>, file: string): Line[] {
  const missing = new Set(Object.keys(entries));
  const result = [...lines];
  const document = parseMarkdown({ path: file, text: textOf(lines) });
  for (const { timePosition } of readPostmortem(document, defaultSettings).postmortem.timeline) {
    const { line: row, column } = timePosition.end;
    const { text, line } = lines[row - 1] ?? { text: '', line: 0 };
    const kinds = entries[line];
    if (kinds === undefined || !missing.delete(`${line}`)) continue;
    // Behind the mark that closes a bold time, and the colon or dash that parts it from the text.
    const mark = /^[*_]{0,3}[\])】]?[*_]{0,3}[ \t]*[:·–—-]?[*_]{0,3}/.exec(text.slice(column - 1))?.[0].length ?? 0;
    const code = kinds.split(' ').map((kind) => ` \`${kind}\``);
    const at = column - 1 + mark;
    result[row - 1] = { text: text.slice(0, at) + code.join('') + text.slice(at), line };
  }
  if (missing.size > 0) throw new Error(`No entry of ${file} begins on line ${[...missing].join(', ')}`);
  return result;
}

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n');
}
