import type { List, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Edit } from '../edit.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import { sectionNodes } from '../markdown/sections.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import type { Settings } from '../settings.ts';
import type { NewEntry } from './new-entry.ts';
import { writeContent, writeTime } from './written-entry.ts';

/** Ways to write the first entry of a timeline, or one below whatever the section holds: each is a list of edits. */
export function* inSection(
  document: MarkdownDocument,
  postmortem: Postmortem,
  entry: NewEntry,
  settings: Settings,
): Generator<Edit[]> {
  const { timezone: zone } = postmortem;
  for (const withDate of [false, true]) {
    for (const zoneText of ['', ` ${zone}`]) {
      const time = writeTime(entry.at, { zone, zoneText, joint: ' ' }, withDate);
      const content = writeContent(entry.kinds, entry.text);
      yield postmortem.timelineHeadings.length > 0
        ? atEnd(document, postmortem, time, content)
        : asNewSection(document, postmortem, `- ${time} ${content}`, settings);
    }
  }
}

function atEnd(
  { text, tree }: MarkdownDocument,
  { timelineHeadings }: Postmortem,
  time: string,
  content: string,
): Edit[] {
  const heading = timelineHeadings.at(-1);
  const node = tree.children.find((child) => child.position?.start.offset === heading?.start.offset);
  const nodes = node?.type === 'heading' ? sectionNodes(tree.children, node) : [];
  const last = nodes.findLast(({ type }) => type !== 'definition') ?? node;
  const end = last?.position?.end.offset ?? heading?.end.offset ?? text.length;
  const insert = (inserted: string): Edit[] => [{ start: end, end, text: inserted }];
  if (last?.type === 'list') return insert(`\n${markOf(text, last)}${time} ${content}`);
  if (last?.type === 'table') return insert(`\n${rowFor(last, time, content)}`);
  return insert(`\n\n- ${time} ${content}`);
}

/** The mark of the last item of a list, with its indent. */
function markOf(text: string, list: List): string {
  const item = list.children.at(-1);
  const mark = /^(?:[-*+]|\d+[.)])[ \t]+/.exec(text.slice(item?.position?.start.offset))?.[0] ?? '- ';
  return mark.replace(/^\d+/, (number) => String(Number(number) + 1));
}

function rowFor({ children: [header] }: Table, time: string, content: string): string {
  const titles = header?.children.map((cell) => toString(cell)) ?? [];
  const clock = Math.max(
    0,
    titles.findIndex((title) => /time|zeit|hora|heure|ora|czas|когда|время/i.test(title)),
  );
  const what = titles.findLastIndex((_, column) => column !== clock);
  const cells = titles.map((_, column) =>
    column === clock ? time : column === what ? content.replaceAll('|', String.raw`\|`) : '',
  );
  return `| ${cells.join(' | ')} |`;
}

/** A section of its own: above the causes, the lessons and the tasks, as far as there are any, or at the end. */
function asNewSection(
  document: MarkdownDocument,
  { sections }: Postmortem,
  line: string,
  { taskHeadings }: Settings,
): Edit[] {
  const { text, tree } = document;
  const depths = sections.map(({ depth }) => depth).filter((depth, index) => depth > 1 || index > 0);
  const mark = '#'.repeat(depths.length === 0 ? 2 : Math.max(2, Math.min(...depths)));
  const next = sections.find(({ title, depth }) => depth <= mark.length && isLater(title, taskHeadings));
  const section = `${mark} Timeline\n\n${line}\n`;
  if (next) return [{ start: next.position.start.offset, end: next.position.start.offset, text: `${section}\n` }];
  const last: RootContent | undefined = tree.children.at(-1);
  const end = last?.position?.end.offset ?? text.length;
  const gap = last ? '\n\n' : '';
  return [
    {
      start: end,
      end,
      text: `${gap}${text.slice(end).trim() === '' && end < text.length ? section.trimEnd() : section}`,
    },
  ];
}

function isLater(title: string, taskHeadings: readonly string[]): boolean {
  const words = title.toLowerCase();
  return (
    /\b(?:root )?causes?\b|contributing|lessons|what went|where we got|resolution|recovery|response|detection|appendix/.test(
      words,
    ) || taskHeadings.some((name) => words.includes(name.toLowerCase()))
  );
}
