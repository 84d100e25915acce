import type { Heading, List, ListItem } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Edit } from '../edit.ts';
import { dayOf } from '../time/format.ts';
import { readWrittenDay } from '../time/days.ts';
import type { NewEntry, Slot } from './new-entry.ts';
import { asLine, endOf, lineStartOf } from './entry-line.ts';

/** The first entry of a day in a timeline that is divided by days: below a new heading, or a new item. */
export function* belowNewDay(slot: Slot, entry: NewEntry): Generator<Edit[]> {
  const { document, model } = slot;
  const { text, tree } = document;
  const day = dayOf(entry.at, model.start.zone);
  const at = model.timePosition.start.offset;
  const [edits] = asLine(slot, entry, false);
  const line = edits?.[0]?.text.trimStart();
  if (line === undefined) return;
  const list = tree.children.find((node): node is List => node.type === 'list' && holds(node, at));
  const item = list?.children.find((child) => holds(child, at));
  const nested = item && lineStartOf(text, at);
  if (item && nested !== undefined && statesDay(item)) {
    const indent = /^[ \t]*/.exec(text.slice(nested))?.[0] ?? '';
    const mark = /^(?:[-*+]|\d+[.)])[ \t]+(\*\*|__)?/.exec(text.slice(item.position?.start.offset));
    if (mark && indent !== '') {
      const end = item.position?.end.offset ?? 0;
      yield [{ start: end, end, text: `\n${mark[0]}${day}${mark[1] ?? ''}\n${indent}${line}` }];
    }
  }
  const heading = tree.children.findLast(
    (node): node is Heading => node.type === 'heading' && (node.position?.end.offset ?? 0) <= at,
  );
  if (heading && readWrittenDay(toString(heading).trim())) {
    const end = list?.position?.end.offset ?? endOf(text, model);
    yield [{ start: end, end, text: `\n\n${'#'.repeat(heading.depth)} ${day}\n\n${line}` }];
  }
}

function statesDay({ children: [first] }: ListItem): boolean {
  return first?.type === 'paragraph' && readWrittenDay(toString(first).trim()) !== undefined;
}

function holds({ position }: List | ListItem, offset: number): boolean {
  return position !== undefined && (position.start.offset ?? 0) <= offset && offset < (position.end.offset ?? 0);
}
