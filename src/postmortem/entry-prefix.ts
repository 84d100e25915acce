import type { Paragraph, PhrasingContent, TableCell } from 'mdast';
import type { MarkdownDocument } from '../markdown/parse.ts';
import type { Position } from '../position.ts';
import type { Settings } from '../settings.ts';
import { looksLikeTime, readTime, type TimeContext, type TimeMatch } from '../time/parse.ts';

/** The time and the kinds at the start of a timeline entry, and the text after them. */
export interface Lead {
  match?: TimeMatch;
  /** Text that looks like a time but cannot be read. */
  attempt?: string;
  /** A time without a known date. */
  undated: boolean;
  /** Of the time, or of the text that looks like one. */
  timePosition: Position;
  kinds: string[];
  content: PhrasingContent[];
  /** Remove the kinds from the start of other nodes. */
  splitKinds: (nodes: PhrasingContent[]) => { kinds: string[]; rest: PhrasingContent[] };
}

/**
 * Read the time and the kinds at the start of a paragraph or a cell. The time is read from the source, where
 * `**14:30 UTC**`, `` `14:30` `` and `14:30` differ only by the marks around the time.
 *
 * @returns `undefined` for an empty node.
 */
export function readLead(
  node: Paragraph | TableCell,
  document: MarkdownDocument,
  settings: Settings,
  context: TimeContext,
): Lead | undefined {
  const start = node.children[0]?.position?.start.offset;
  const end = node.children.at(-1)?.position?.end.offset;
  if (start === undefined || end === undefined) return undefined;
  const source = document.text.slice(start, end);
  const splitKinds = (nodes: PhrasingContent[]) => takeKinds(nodes, settings);

  const marks = /^(?:[*_]{1,3}|`)?(?:\\(?=~))?/.exec(source)?.[0].length ?? 0;
  const time = source.slice(marks);
  const match = readTime(time, context);
  const length = match?.length ?? looksLikeTime(time);
  const timePosition = document.positionAt(start + marks, start + marks + length);
  if (!match) {
    const undated = context.date === undefined && readTime(time, { ...context, date: anyDay }) !== undefined;
    const attempt = length > 0 && !undated ? { attempt: time.slice(0, length) } : {};
    return { ...attempt, undated, timePosition, kinds: [], content: node.children, splitKinds };
  }
  const behind = /^(?:[*_]{1,3}|`)?[ \t]*[:·–—-]?[*_]{0,3}[ \t]*/.exec(time.slice(length))?.[0].length ?? 0;
  const said = trimStart(cutBefore(node.children, start + marks + length + behind, document.text));
  const { kinds, rest } = splitKinds(said);
  return { match, undated: false, timePosition, kinds, content: rest, splitKinds };
}

const anyDay = '2000-01-01';

/** The parts of nodes at or after an offset. */
function cutBefore(nodes: PhrasingContent[], offset: number, text: string): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    const from = node.position?.start.offset ?? offset;
    const to = node.position?.end.offset ?? offset + 1;
    if (to <= offset) return [];
    if (from >= offset) return [node];
    // An escaped `~` is one character in the value and two in the source.
    const gone = text.slice(from, offset).replaceAll(/\\(?=[!-/:-@[-`{-~])/g, '').length;
    if (node.type === 'text') return [{ ...node, value: node.value.slice(gone) }];
    if (!('children' in node)) return [node];
    return [{ ...node, children: cutBefore(node.children, offset, text) }];
  });
}

/** The text after a time may begin on the next line. */
function trimStart(nodes: PhrasingContent[]): PhrasingContent[] {
  const [first, ...others] = nodes;
  if (first?.type !== 'text') return nodes;
  const value = first.value.trimStart();
  return value ? [{ ...first, value }, ...others] : others;
}

/** Inline code at the start that names kinds: `` `mitigated` `resolved` ``. Other code is part of the event. */
function takeKinds(nodes: PhrasingContent[], settings: Settings): { kinds: string[]; rest: PhrasingContent[] } {
  const kinds: string[] = [];
  let taken = 0;
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'inlineCode' && settings.kinds.includes(node.value)) {
      kinds.push(node.value);
      taken = index + 1;
    } else if (node.type !== 'text' || !/^[\s,]*$/.test(node.value)) break;
  }
  if (taken === 0) return { kinds, rest: nodes };
  const [next, ...others] = nodes.slice(taken);
  if (next?.type !== 'text') return { kinds, rest: nodes.slice(taken) };
  const value = next.value.replace(/^\s*[:·–—-]?\s*/, '');
  return { kinds, rest: value ? [{ ...next, value }, ...others] : others };
}
