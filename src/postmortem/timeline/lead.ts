import type { PhrasingContent } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Position } from '../../position.ts';
import type { Settings } from '../../settings.ts';
import { isCanonicalTime, looksLikeTime } from '../../time/parse.ts';
import { readWrittenTime, type WrittenTime } from '../../time/written-time.ts';
import { takeKinds } from './entry-kinds.ts';
import { flatText, sliceFlat, sourceOffset } from './flat-text.ts';

/** The time and the kinds at the start of a timeline entry, and the text after them. */
export interface Lead {
  written?: WrittenTime;
  /** The flat text that `written` begins. */
  text: string;
  /** Text that looks like a time but cannot be read. */
  attempt?: string;
  /** Of the time, or of the text that looks like one. */
  timePosition: Position;
  /** Offsets in the source: from the start of the text to its first word behind the time. */
  range: { start: number; end: number };
  /** The source of the words and kinds before the time. */
  label?: string;
  /** Marks that open before the time and close behind it: `**` of `**14:30: Alert** fires`. */
  reopened?: string;
  /** Whether the time is written as docs/format.md teaches, at the start of the text. */
  isCanonical: boolean;
  kinds: string[];
  content: PhrasingContent[];
}

/** What the text of an entry is read with. */
export interface LeadContext {
  document: MarkdownDocument;
  settings: Settings;
  /** `1430` and `14.30` are clock times. */
  bareClocks?: boolean;
  /**
   * Nothing else in the section is an entry, so that words may precede a clock, `Detected: 14:30`, `alice (14:30)`, and
   * quotations and code may be entries.
   */
  isLast?: boolean;
}

/** What may precede a time: a bullet, an emoji, a label in brackets, kinds as code. */
const before =
  /^(?:\s+|[–—_-]+(?=\d{1,2}[/.]\d)|[•◦·▪‣●–—*-]\s+|(?:\p{Extended_Pictographic}\uFE0F?|:[a-z_]+:)\s*|\[[^\]\d\n]{1,40}\]:?\s*|(?:triggered|started|detected|acknowledged|declared|escalated|investigated|ruled_out|identified|changed|communicated|mitigated|regressed|resolved|verified)\s+(?=\d))/u;
/** A label or a name in front of a clock: `Detected: 14:30`, `@alice 14:30`, `alice (14:30)`, `alice 2:30 PM`. */
const labelBefore =
  /^(?:[\p{L}@][^\d\n.!?:：]{1,60}[:：][ \t]*(?=[~(]?(?:\d{1,2}[:h]\d{2}(?!\d)|\d{1,4}[-/.]\d{1,2}[-/.]|\p{L}{3,9}\.? \d{1,2}(?!\d)|\d{1,2}\.? \p{L}{3}))|@[\p{L}\d._-]{2,40}[:,]?[ \t]+(?=[[(]?\d)|[\p{L}@][^\d\n.!?:()[\]]{1,40}[ \t](?=[([]\d{1,2}[:h]\d{2})|[\p{L}@][\p{L}._ –—-]{1,60}[ \t]+(?=\d{1,2}:\d{2}(?: ?[AP]M)?(?: [A-Z]{2,4})?\s*$))/u;
const separator = /^[ \t]*(?:(?:->|=>|:(?![a-z_]+:)|[：,、;·|–—→>»•-]|\.(?=\s|$))[ \t]*){0,2}\s*/;
/** What becomes of `By` in `By 14:30 all is well`, which without it says that all is well only from then on. */
const deadline = 'By then';
/** Long enough for every time with the words around it. */
const longestTime = 200;

/** Read the time and the kinds at the start of inline nodes; `undefined` when there is no text. */
export function readLead(nodes: readonly PhrasingContent[], context: LeadContext): Lead | undefined {
  const { document, settings } = context;
  const full = flatText(nodes);
  if (full.trim() === '') return undefined;
  let from = lengthOfDeletedTime(nodes, full, context);
  let text = full.slice(from, from + longestTime);
  let written: WrittenTime | undefined;
  for (;;) {
    written = readWrittenTime(text, context);
    const words = written ? null : (before.exec(text) ?? (context.isLast ? labelBefore.exec(text) : null));
    const skipped = words?.[0].length ?? 0;
    if (skipped === 0) break;
    from += skipped;
    text = full.slice(from, from + longestTime);
  }
  const offsetAt = (index: number): number => sourceOffset(nodes, index, document);
  const positionOf = (start: number, end: number): Position =>
    document.positionAt(offsetAt(start), end > start ? offsetAt(end - 1) + 1 : offsetAt(start));
  if (!written) {
    from = /^\s*/.exec(full)?.[0].length ?? 0;
    text = full.slice(from, from + longestTime);
    const length = looksLikeTime(text);
    const timePosition = positionOf(from, from + length);
    const attempt = length > 0 ? { attempt: text.slice(0, length) } : {};
    const taken = takeKinds(nodes, settings);
    return {
      ...attempt,
      text,
      timePosition,
      range: { start: 0, end: 0 },
      isCanonical: false,
      kinds: taken.kinds,
      content: taken.rest,
    };
  }
  const gap = separator.exec(full.slice(from + written.length))?.[0].length ?? 0;
  const end = from + written.length + gap;
  const timeEnd = from + written.stop;
  const timePosition = positionOf(from + written.start, timeEnd);
  const label = [
    ...sliceFlat(nodes, document, 0, from)
      .flatMap((node) => outsideOfTime(node, timePosition.start.offset))
      .filter((node) => /[\p{L}\d\p{Extended_Pictographic}]/u.test(flatText([node]))),
    ...sliceFlat(nodes, document, from, end).filter(isLink),
  ];
  const said = sliceFlat(nodes, document, end);
  const { kinds, rest } = takeKinds(said, settings);
  const labelled = takeKinds(label, settings);
  const source = document.text.slice(timePosition.start.offset, timePosition.end.offset);
  const told = joined(labelled.rest, /[\p{L}\d]/u.test(flatText(rest)) || rest.some(isPicture) ? rest : []);
  const isDeadline = /^by[ \t]/i.test(text.slice(0, written.start)) && told.length > 0;
  const labelSource = label.length > 0 ? document.text.slice(startOfNodes(label), endOfNodes(label)).trim() : '';
  const words = [labelSource, isDeadline ? deadline : ''].filter(Boolean).join(' ');
  const firstStart = said[0]?.position?.start.offset ?? 0;
  const isCut = firstStart < timePosition.end.offset;
  const contentStart =
    end >= full.length ? (nodes.at(-1)?.position?.end.offset ?? 0) : isCut ? offsetAt(end) : firstStart;
  return {
    written,
    text,
    timePosition,
    range: { start: nodes[0]?.position?.start.offset ?? 0, end: contentStart },
    ...(isCut && said[0] && 'children' in said[0] && { reopened: openingMarks(said[0], document) }),
    isCanonical:
      from === 0 &&
      written.start === 0 &&
      isCanonicalTime(source) &&
      !/^[,;.>|→]/.test(full.slice(timeEnd).trimStart()),
    kinds: [...new Set([...labelled.kinds, ...kinds])],
    content: isDeadline ? joined([{ type: 'text', value: deadline }], told) : told,
    ...(words !== '' && { label: words }),
  };
}

/** Of `**~~09:30~~ 09:35**`, which holds the time as well, the parts in front of the time. */
function outsideOfTime(node: PhrasingContent, time: number): PhrasingContent[] {
  return 'children' in node && endOfNodes([node]) > time ? node.children : [node];
}

/** In `~~09:00~~ 09:05` the second time is meant; the first one stays in the text. */
function lengthOfDeletedTime(nodes: readonly PhrasingContent[], full: string, context: LeadContext): number {
  const [first] = nodes;
  if (first?.type === 'strong' || first?.type === 'emphasis') return lengthOfDeletedTime(first.children, full, context);
  if (first?.type !== 'delete') return 0;
  const { length } = flatText([first]);
  const behind = full.slice(length).trimStart();
  return readWrittenTime(behind.slice(0, longestTime), context) ? full.length - behind.length : 0;
}

function openingMarks(node: Extract<PhrasingContent, { children: unknown }>, { text }: MarkdownDocument): string {
  return /^[*_~]*/.exec(text.slice(node.position?.start.offset ?? 0))?.[0] ?? '';
}

function joined(label: PhrasingContent[], said: PhrasingContent[]): PhrasingContent[] {
  return label.length > 0 && said.length > 0 ? [...label, { type: 'text', value: ' ' }, ...said] : [...label, ...said];
}

/** The time itself may be a link, which belongs to what happened. */
export function isLink(node: PhrasingContent): boolean {
  return node.type === 'link' || node.type === 'linkReference' || ('children' in node && node.children.some(isLink));
}

/** A picture or a note without text is part of what happened. */
export function isPicture(node: PhrasingContent): boolean {
  return (
    node.type === 'image' || node.type === 'imageReference' || ('children' in node && node.children.some(isPicture))
  );
}

function startOfNodes(nodes: readonly PhrasingContent[]): number {
  return nodes[0]?.position?.start.offset ?? 0;
}

function endOfNodes(nodes: readonly PhrasingContent[]): number {
  return nodes.at(-1)?.position?.end.offset ?? 0;
}
