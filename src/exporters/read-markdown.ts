import type { Heading, List, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import type { MarkdownDocument } from '../markdown/document.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { decode, text } from './facts/codec.ts';
import { codecOf, task } from './facts/frontmatter-codecs.ts';
import { keyOf } from './facts/mapping.ts';
import { readOutlines, type Outline } from './facts/outline.ts';
import { readKindsAsWords } from './readable-kinds.ts';

/** The label of the day that the file was named by, which is no key. */
export const dateLabel = 'Date';

/** The heading of the checklist at the end of an export. */
export const tasksHeading = 'Action items';

/** What an export in Markdown holds. */
export interface MarkdownExport {
  frontmatter: Record<string, unknown>;
  /** With entry kinds as code. */
  body: string;
  /** `YYYY-MM-DD` that the file was named by. */
  date?: string;
}

/**
 * Read what `exportMarkdown` wrote.
 *
 * @returns `undefined` for any other text: an export begins with its title, facts of which one is the status, and `---`.
 */
export function readMarkdownExport(source: string): MarkdownExport | undefined {
  // Most texts are known to be no exports before they are parsed.
  if (!/^- \*\*Status:\*\* /m.test(source)) return undefined;
  const document = parseMarkdown({ path: '', text: source });
  const nodes = [...document.tree.children];
  const heading = nodes[0]?.type === 'heading' && nodes[0].depth === 1 ? nodes.shift() : undefined;
  const [list, rule] = nodes;
  if (list?.type !== 'list' || rule?.type !== 'thematicBreak' || sliceOf(rule, document) !== '---') return undefined;
  const outlines = readOutlines(list);
  if (!outlines?.some(({ label }) => label === 'Status') || outlines.some(({ label }) => !label)) return undefined;
  const { date, tasks, ...frontmatter } = factsOf(outlines);
  const start = afterLine(document.text, rule.position?.end.offset ?? 0);
  const below = typeof tasks === 'string' ? tasksBelow(nodes, document) : undefined;
  if (typeof tasks === 'string' && !below) return undefined;
  return {
    frontmatter: {
      ...(heading && { title: toString(heading) }),
      ...frontmatter,
      ...(tasks !== undefined && { tasks: below?.tasks ?? tasks }),
    },
    body: readKindsAsWords(document.text.slice(start, below?.start)),
    ...(typeof date === 'string' && { date }),
  };
}

/** By key. The tasks are a text if they are below. */
function factsOf(outlines: readonly Outline[]): Record<string, unknown> {
  return Object.fromEntries(
    outlines.map((outline) => {
      const { label = '' } = outline;
      if (label === dateLabel) return ['date', decode(outline, text)];
      const key = keyOf(label, schema);
      if (key !== 'tasks') return [key, decode(outline, codecOf(key))];
      return ['tasks', outline.text === 'none' ? [] : decode(outline, text)];
    }),
  );
}

/** The checklist at the end of the text, and where the body before it ends. */
function tasksBelow(
  nodes: readonly RootContent[],
  document: MarkdownDocument,
): { tasks: unknown[]; start: number } | undefined {
  const [heading, list] = nodes.slice(-2);
  if (!isHeading(heading) || !isList(list)) return undefined;
  const tasks = readOutlines(list)?.map((outline) => decode(outline, task));
  const start = heading.position?.start.offset ?? 0;
  const gap = /\r?\n$/.exec(document.text.slice(0, start))?.[0].length ?? 0;
  return tasks && { tasks, start: start - gap };
}

function isHeading(node: RootContent | undefined): node is Heading {
  return node?.type === 'heading' && node.depth === 2 && toString(node) === tasksHeading;
}

function isList(node: RootContent | undefined): node is List {
  return node?.type === 'list' && node.children.every(({ checked }) => typeof checked === 'boolean');
}

function sliceOf(node: RootContent, { text: whole }: MarkdownDocument): string {
  return whole.slice(node.position?.start.offset, node.position?.end.offset);
}

function afterLine(whole: string, offset: number): number {
  return offset + (/^(?:\r\n|\r|\n)/.exec(whole.slice(offset))?.[0].length ?? 0);
}
